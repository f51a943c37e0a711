-- Savings by year. The last year has only a total; where a year has no such saving stands z,
-- where one brings nothing 0.
-- parameters: area (area), as_at (date)
-- column id: label "Row"
-- column title: label "Saving"
-- column y1: label "2024-25", unit "£'000", decimals 0, disclosure none
-- column y2: label "2025-26", unit "£'000", decimals 0, disclosure none
-- column y3: label "2026-27", unit "£'000", decimals 0, disclosure none
-- column source: label "Source", role source
-- column sort: label "Order", unit count, decimals 0, disclosure none
WITH
one AS (
  SELECT title, planned / 1000 AS y1, CASE WHEN title LIKE 'B%' THEN 0 WHEN title NOT LIKE 'C%' THEN planned / 2000 END AS y2,
    CASE WHEN title LIKE 'C%' THEN 'z' END AS y2_symbol,
    source, row_number() OVER (ORDER BY title) AS sort
  FROM saving WHERE area = :area
    AND as_at = (SELECT max(as_at) FROM saving WHERE area = :area AND as_at <= :as_at)),
year AS (SELECT sum(y1) AS y1, sum(y2) AS y2, 500 AS y3, max(source) AS source FROM one)
SELECT NULL AS id, title, y1, y2, y2_symbol, NULL AS y3, source, sort FROM one
UNION ALL SELECT 'year', 'Savings in the year', y1, y2, NULL, y3, source, 90 FROM year
UNION ALL SELECT 'all', 'Savings since the start', y1, y1 + y2, NULL, y1 + y2 + y3, source, 91 FROM year
ORDER BY sort
