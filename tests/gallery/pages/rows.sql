-- Children in care in every authority and year of the mart.
-- parameters: as_at (date)
-- source: the mart
-- column name: label "Authority"
-- column year: label "At", format "yyyy"
-- column children: label "Children in care", unit count, decimals 0, disclosure published
SELECT a.name, s.period_end AS year, s.value AS children, s.symbol AS children_symbol
FROM shown AS s JOIN area AS a ON a.code = s.area
WHERE s.indicator = 'cla' AND s.breakdown = '' AND s.period_end <= :as_at
  AND s.period_end >= '2021-01-01' AND a.name NOT LIKE 'Sample %'
ORDER BY s.period_end, a.name
