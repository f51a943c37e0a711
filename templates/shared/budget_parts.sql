-- Spending by the section of the budget.
-- parameters: area (area), as_at (date)
-- column section: label "Section"
-- column forecast: label "Forecast spending", unit "£m", decimals 1, disclosure none
-- column source: label "Source", role source
SELECT section, sum(forecast) / 1000000 AS forecast, max(source) AS source
FROM budget
WHERE area = :area AND forecast > 0 AND as_at = (SELECT max(as_at) FROM budget
  WHERE area = :area AND as_at <= :as_at)
GROUP BY section
ORDER BY forecast DESC
