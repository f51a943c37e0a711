-- Publications and returns that the figures of this report come from.
-- parameters: area (area), as_at (date)
-- source: Releases held by the mart
-- column source: label "Publication or return"
-- column newest: label "Newest period", format "d mmmm yyyy"
-- column received: label "Received", format "d mmmm yyyy"
SELECT r.source, max(o.period_end) AS newest, r.received
FROM indicator AS i
CROSS JOIN observation AS o ON o.indicator = i.id AND o.area = :area
JOIN release AS r ON r.id = o.release
WHERE o.period_end <= :as_at AND o.period_end > date(:as_at, '-6 years')
GROUP BY r.source
HAVING max(o.period_end) > date(:as_at, '-25 months')
ORDER BY r.source
