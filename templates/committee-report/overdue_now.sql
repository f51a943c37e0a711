-- Visits overdue at the latest month end and a year before, with no change across a
-- dated break.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "d mmmm yyyy"
-- column overdue: label "Visits overdue", unit count, decimals 0, polarity low,
--     disclosure people, key "visits overdue {period_end}", role count, rounding none
-- column before_end: label "A year before", format "d mmmm yyyy"
-- column previous: label "Overdue a year before", unit count, decimals 0, disclosure people,
--     key "visits overdue {period_end = before_end}", role count, rounding none
-- column change: label "Change", unit count, decimals 0, polarity low, disclosure people,
--     role derived from overdue and previous
-- column protection: label "Overdue child protection visits", unit count, decimals 0,
--     disclosure people, key "visits overdue {kind: Child protection} {period_end}", role count,
--     rounding none
-- column target: label "Local limit", unit count, decimals 0, disclosure none
-- column target_gap: label "Above the limit by", unit count, decimals 0, disclosure people,
--     role derived from overdue
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'local.visits_overdue' AND area = :area AND breakdown = ''
    AND period_end <= :as_at),
aim AS (
  SELECT t.value FROM target AS t, latest AS l
  WHERE t.indicator = 'local.visits_overdue' AND t.area = :area AND t.breakdown = ''
    AND t.valid_from <= l.period_end
  ORDER BY t.valid_from DESC LIMIT 1)
SELECT s.period_end, s.value AS overdue, s.symbol AS overdue_symbol,
  b.period_end AS before_end, b.value AS previous, b.symbol AS previous_symbol, s.value - b.value AS change,
  p.value AS protection, p.symbol AS protection_symbol,
  (SELECT value FROM aim) AS target, s.value - (SELECT value FROM aim) AS target_gap
FROM latest AS l
JOIN shown AS s ON s.indicator = 'local.visits_overdue' AND s.area = :area AND s.breakdown = ''
  AND s.period_end = l.period_end
LEFT JOIN shown AS b ON b.indicator = s.indicator AND b.area = :area AND b.breakdown = ''
  AND b.period_end = date(l.period_end, '-1 year')
  AND NOT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = s.indicator
    AND k.area IN ('', :area) AND k.date > b.period_end AND k.date <= s.period_end)
LEFT JOIN shown AS p ON p.indicator = s.indicator AND p.area = :area
  AND p.breakdown = 'kind=child protection' AND p.period_end = l.period_end
