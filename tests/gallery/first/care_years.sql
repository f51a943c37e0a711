-- Children in care at 31 March of each year.
-- parameters: area (area), as_at (date)
-- column period_end: label "31 March", format "yyyy"
-- column children: label "Children in care", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
SELECT s.period_end, s.value AS children, s.symbol AS children_symbol, s.flags AS children_flags,
  s.source
FROM shown AS s
WHERE s.indicator = 'cla' AND s.area = :area AND s.breakdown = '' AND s.period_end <= :as_at
ORDER BY s.period_end
