-- Budget and forecast of all lines at the latest monitoring.
-- parameters: area (area), as_at (date)
-- column as_at: label "Position on", format "d mmmm yyyy"
-- column period_end: label "Financial year", format "financial year"
-- column budget: label "Budget", unit "£", decimals 0, disclosure none
-- column forecast: label "Forecast", unit "£", decimals 0, disclosure none
-- column variance: label "Over budget by", unit "£", decimals 0, polarity low, disclosure none
WITH latest AS (
  SELECT max(as_at) AS as_at FROM budget WHERE area = :area AND as_at <= :as_at)
SELECT l.as_at, max(b.period_end) AS period_end, sum(b.budget) AS budget,
  sum(b.forecast) AS forecast, sum(b.forecast) - sum(b.budget) AS variance
FROM latest AS l JOIN budget AS b ON b.as_at = l.as_at AND b.area = :area
HAVING count(*) > 0
