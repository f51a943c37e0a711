-- Caseloads of all teams together, now and a year before.
-- parameters: area (area), as_at (date)
-- column as_at: label "Position on", format "d mmmm yyyy"
-- column teams: label "Teams", unit count, decimals 0, disclosure none
-- column above: label "Teams above their guide", unit count, decimals 0, disclosure none
-- column children: label "Children open to teams", unit count, decimals 0, disclosure people,
--     key "children open to teams {as_at}", role numerator of caseload, rounding none
-- column workers: label "Workers", unit "FTE", decimals 1, disclosure none,
--     role denominator of caseload
-- column caseload: label "Cases for each worker", unit "cases per FTE", decimals 1,
--     polarity low, disclosure people
-- column before_at: label "A year before", format "d mmmm yyyy"
-- column before: label "Children open to teams a year before", unit count, decimals 0,
--     disclosure people, key "children open to teams {as_at = before_at}",
--     role numerator of previous, rounding none
-- column before_workers: label "Workers a year before", unit "FTE", decimals 1, disclosure none,
--     role denominator of previous
-- column previous: label "Cases for each worker a year before", unit "cases per FTE", decimals 1,
--     disclosure people
-- column change: label "Change", unit "cases per FTE", decimals 1, disclosure people,
--     role derived from caseload and previous
WITH
latest AS (
  SELECT max(c.as_at) AS as_at FROM caseload AS c JOIN team AS t ON t.id = c.team
  WHERE t.area = :area AND c.as_at <= :as_at),
day AS (
  SELECT c.as_at, count(*) AS teams, sum(c.children > c.guide * c.workers) AS above,
    sum(c.children) AS children, sum(c.workers) AS workers
  FROM caseload AS c JOIN team AS t ON t.id = c.team
  WHERE t.area = :area AND c.worker IS NULL AND c.status = ''
  GROUP BY c.as_at)
SELECT d.as_at, d.teams, d.above, d.children, d.workers,
  d.children / nullif(d.workers, 0) AS caseload,
  b.as_at AS before_at, b.children AS before, b.workers AS before_workers,
  b.children / nullif(b.workers, 0) AS previous,
  d.children / nullif(d.workers, 0) - b.children / nullif(b.workers, 0) AS change
FROM latest AS l
JOIN day AS d ON d.as_at = l.as_at
LEFT JOIN day AS b ON b.as_at = date(l.as_at, '-1 year')
