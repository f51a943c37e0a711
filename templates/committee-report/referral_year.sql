-- Referrals of the latest twelve months and of the twelve before, and the highest month. Where a dated
-- break lies in them, the twelve before are left out.
-- parameters: area (area), as_at (date)
-- column latest_end: label "Latest month", format "mmmm yyyy"
-- column latest_start: label "First month", format "mmmm yyyy"
-- column before_end: label "Last month of the year before", format "mmmm yyyy"
-- column total: label "Referrals in twelve months", unit count, decimals 0, disclosure published
-- column before: label "Referrals in the twelve months before", unit count, decimals 0,
--     disclosure published
-- column change: label "Change", unit count, decimals 0, disclosure published
-- column higher: label "Months above the same month before", unit count, decimals 0,
--     disclosure none
-- column high_end: label "Highest month", format "mmmm yyyy"
-- column high: label "Referrals in the highest month", unit count, decimals 0,
--     disclosure published
-- column low_end: label "Lowest month", format "mmmm yyyy"
-- column low: label "Referrals in the lowest month", unit count, decimals 0, disclosure published
WITH
latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'referrals_month' AND area = :area AND breakdown = '' AND period_end <= :as_at),
month AS MATERIALIZED (
  SELECT s.period_end, s.value, s.symbol,
    s.period_end > date(l.period_end, '-12 months', '+5 days') AS recent,
    strftime('%m', s.period_end) AS name
  FROM latest AS l
  JOIN shown AS s ON s.indicator = 'referrals_month' AND s.area = :area AND s.breakdown = ''
  WHERE s.period_end > date(l.period_end, '-24 months', '+5 days')
    AND s.period_end <= l.period_end),
broken AS (
  SELECT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = 'referrals_month'
    AND k.area IN ('', :area) AND k.date > (SELECT min(m.period_end) FROM month AS m)
    AND k.date <= l.period_end) AS here FROM latest AS l),
-- a year is a year only with all its months
year AS (
  SELECT recent, min(period_end) AS first_end, max(period_end) AS last_end,
    CASE WHEN count(value) = 12 THEN sum(value) END AS total,
    CASE WHEN count(value) < 12 THEN coalesce(min(symbol), 'x') END AS symbol
  FROM month WHERE recent OR NOT (SELECT b.here FROM broken AS b) GROUP BY recent)
SELECT y.last_end AS latest_end, y.first_end AS latest_start, b.last_end AS before_end,
  y.total, y.symbol AS total_symbol, b.total AS before, b.symbol AS before_symbol,
  y.total - b.total AS change, coalesce(y.symbol, b.symbol) AS change_symbol,
  (SELECT CASE WHEN count(*) = 12 THEN sum(m.value > n.value) END FROM month AS m
    JOIN month AS n ON n.name = m.name AND NOT n.recent AND NOT (SELECT b.here FROM broken AS b)
    WHERE m.recent AND m.value IS NOT NULL AND n.value IS NOT NULL) AS higher,
  h.period_end AS high_end, h.value AS high, w.period_end AS low_end, w.value AS low
FROM year AS y
LEFT JOIN year AS b ON NOT b.recent
LEFT JOIN month AS h ON h.period_end = (SELECT period_end FROM month WHERE recent
  AND value IS NOT NULL ORDER BY value DESC, period_end LIMIT 1)
LEFT JOIN month AS w ON w.period_end = (SELECT period_end FROM month WHERE recent
  AND value IS NOT NULL ORDER BY value, period_end LIMIT 1)
WHERE y.recent
