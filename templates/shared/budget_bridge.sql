-- From the budget to the forecast, by the section of the budget.
-- parameters: area (area), as_at (date)
-- column step: label "Step"
-- column amount: label "Children's services", unit "£'000", decimals 0, disclosure none
-- column total: label "Total row", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
-- column sort: label "Order", unit count, decimals 0, disclosure none
WITH
line AS (SELECT section, budget, forecast, source FROM budget
  WHERE area = :area AND as_at = (SELECT max(as_at) FROM budget WHERE area = :area AND as_at <= :as_at)
    AND forecast IS NOT NULL)
SELECT 'Budget' AS step, sum(budget) / 1000 AS amount, 1 AS total, max(source) AS source, 0 AS sort
FROM line HAVING count(*) > 0
UNION ALL
SELECT section, sum(forecast - budget) / 1000, 0, max(source), 1 FROM line GROUP BY section
UNION ALL
SELECT 'Forecast', sum(forecast) / 1000, 1, max(source), 2 FROM line HAVING count(*) > 0
ORDER BY sort, step
