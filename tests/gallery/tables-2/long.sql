-- A list long enough for several pages: every authority and year, in groups.
-- parameters: as_at (date)
-- column name: label "Authority"
-- column year: label "At 31 March", format "yyyy"
-- column children: label "Children in care", unit count, decimals 0, disclosure published
-- column rate: label "Rate", unit "per 10,000", decimals 0, disclosure published
-- column source: label "Source", role source
SELECT a.name, s.period_end AS year, s.value AS children, r.value AS rate, s.source
FROM shown AS s
JOIN area AS a ON a.code = s.area
JOIN shown AS r ON r.indicator = 'cla_rate' AND r.area = s.area AND r.period_end = s.period_end AND r.breakdown = ''
WHERE s.indicator = 'cla' AND s.breakdown = '' AND s.period_end <= :as_at AND a.name <> ''
ORDER BY a.name, s.period_end
