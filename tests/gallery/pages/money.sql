-- The budget at the latest monitoring, one line after another.
-- parameters: area (area), as_at (date)
-- column line: label "Budget line"
-- column budget: label "Budget", unit "£'000", decimals 0, disclosure none
-- column forecast: label "Forecast", unit "£'000", decimals 0, disclosure none
-- column variance: label "Over (under)", unit "£'000", decimals 0, disclosure none
-- column remark: label "Remark"
-- column total: label "Total row", unit count, decimals 0, role total, disclosure none
-- column source: label "Source", role source
-- column sort: label "Order", unit count, decimals 0, disclosure none
WITH
latest AS (
  SELECT max(as_at) AS as_at FROM budget WHERE area = :area AND as_at <= :as_at),
line AS (
  SELECT b.line, b.budget, b.forecast, b.sort, b.source
  FROM budget AS b, latest AS l WHERE b.area = :area AND b.as_at = l.as_at)
SELECT line, budget / 1000.0 AS budget, forecast / 1000.0 AS forecast,
  (forecast - budget) / 1000.0 AS variance,
  CASE WHEN forecast > budget * 1.05 THEN 'Over by more than a twentieth of the budget' END AS remark,
  0 AS total, source, sort
FROM line
UNION ALL
SELECT 'Total', sum(budget) / 1000.0, sum(forecast) / 1000.0,
  (sum(forecast) - sum(budget)) / 1000.0, NULL, 1, max(source), 999
FROM line HAVING count(*) > 0
ORDER BY sort
