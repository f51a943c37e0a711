-- Budget and forecast by section at the latest monitoring.
-- parameters: area (area), as_at (date)
-- column section: label "Section"
-- column line: label "Budget line"
-- column budget: label "Budget", unit "£'000", decimals 0, disclosure none
-- column forecast: label "Forecast", unit "£'000", decimals 0, disclosure none
-- column variance: label "Over (under) budget", unit "£'000", decimals 0, polarity low,
--     disclosure none
-- column share: label "Variance as a share of budget", unit "%", decimals 1, disclosure none
-- column total: label "Total row", unit count, decimals 0, role total, disclosure none
-- column source: label "Source", role source
-- column sort: label "Order", unit count, decimals 0, disclosure none
WITH
latest AS (
  SELECT max(as_at) AS as_at FROM budget WHERE area = :area AND as_at <= :as_at),
line AS (
  SELECT b.section, b.line, b.budget, b.forecast, b.sort, b.source
  FROM budget AS b, latest AS l WHERE b.area = :area AND b.as_at = l.as_at)
SELECT section, line, budget / 1000 AS budget, forecast / 1000 AS forecast,
  (forecast - budget) / 1000 AS variance, (forecast - budget) * 100 / nullif(budget, 0) AS share,
  0 AS total, source, sort
FROM line
UNION ALL
SELECT 'All lines', 'Total', sum(budget) / 1000, sum(forecast) / 1000,
  (sum(forecast) - sum(budget)) / 1000,
  (sum(forecast) - sum(budget)) * 100 / nullif(sum(budget), 0), 1, max(source), 999
FROM line HAVING count(*) > 0
ORDER BY sort
