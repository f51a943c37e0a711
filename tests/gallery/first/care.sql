-- Children in care at the latest date, and the change on a year before.
-- parameters: area (area), as_at (date)
-- column period_end: label "On", format "d mmmm yyyy"
-- column children: label "Children in care", unit count, decimals 0, disclosure published
-- column change: label "Change", unit count, decimals 0, disclosure published
SELECT s.period_end, s.value AS children, s.symbol AS children_symbol,
  s.value - b.value AS change, coalesce(s.symbol, b.symbol) AS change_symbol
FROM shown AS s
LEFT JOIN shown AS b ON b.indicator = s.indicator AND b.area = s.area AND b.breakdown = ''
  AND b.period_end = date(s.period_end, '-1 year')
WHERE s.indicator = 'cla' AND s.area = :area AND s.breakdown = '' AND s.period_end <= :as_at
ORDER BY s.period_end DESC LIMIT 1
