-- Spending, income and net budget of the service at the latest monitoring.
-- parameters: area (area), as_at (date)
-- column id: label "Row"
-- column section: label "Section"
-- column line: label "Budget line"
-- column budget: label "Budget", unit "£m", decimals 1, disclosure none
-- column forecast: label "Forecast", unit "£m", decimals 1, disclosure none
-- column variance: label "Over (under)", unit "£m", decimals 1, disclosure none
-- column source: label "Source", role source
-- column sort: label "Order", unit count, decimals 0, disclosure none
WITH
line AS (
  SELECT b.line, b.section, b.budget / 1e6 AS budget, b.forecast / 1e6 AS forecast, b.sort, b.source
  FROM budget AS b
  WHERE b.area = :area
    AND b.as_at = (SELECT max(as_at) FROM budget WHERE area = :area AND as_at <= :as_at)),
spent AS (
  SELECT section, sum(budget) AS budget, sum(forecast) AS forecast, min(sort) AS sort,
    max(source) AS source
  FROM line WHERE budget > 0 GROUP BY section)
SELECT 'spent' AS id, section, section AS line, budget, forecast, forecast - budget AS variance, source, sort
FROM spent
UNION ALL SELECT 'gross', NULL, 'Gross spending', sum(budget), sum(forecast), sum(forecast) - sum(budget),
  max(source), 90 FROM spent
UNION ALL SELECT 'income', NULL, line, budget, forecast, forecast - budget, source, 91
FROM line WHERE budget < 0
UNION ALL SELECT 'net', NULL, 'Net spending', sum(budget), sum(forecast), sum(forecast) - sum(budget),
  max(source), 99 FROM line
ORDER BY sort
