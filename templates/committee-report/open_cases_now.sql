-- Children open to the service at the latest month end and a year before, with no change
-- across a dated break.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "d mmmm yyyy"
-- column children: label "Children open to the service", unit count, decimals 0,
--     disclosure people, key "open cases {period_end}", role count, rounding none
-- column before_end: label "A year before", format "d mmmm yyyy"
-- column before: label "Children open a year before", unit count, decimals 0, disclosure people,
--     key "open cases {period_end = before_end}", role count, rounding none
-- column change: label "Change on a year before", unit count, decimals 0, disclosure people,
--     role derived from children and before
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'local.open_cases' AND area = :area AND breakdown = ''
    AND period_end <= :as_at)
SELECT s.period_end, b.period_end AS before_end, b.value AS before, b.symbol AS before_symbol,
   s.value AS children, s.symbol AS children_symbol,
  s.value - b.value AS change, coalesce(s.symbol, b.symbol) AS change_symbol
FROM latest AS l
JOIN shown AS s ON s.indicator = 'local.open_cases' AND s.area = :area AND s.breakdown = ''
  AND s.period_end = l.period_end
LEFT JOIN shown AS b ON b.indicator = s.indicator AND b.area = :area AND b.breakdown = ''
  AND b.period_end = date(l.period_end, '-1 year')
  AND NOT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = s.indicator
    AND k.area IN ('', :area) AND k.date > b.period_end AND k.date <= s.period_end)
