-- Visits to children that were overdue at the data cut-off, by the team that holds the child.
-- parameters: area (area), as_at (date)
-- source: Visits recorded in the service's case management system
-- column team: label "Team"
-- column period_end: label "Position on", format "d mmmm yyyy"
-- column need: label "Children in need", unit count, decimals 0, polarity low, disclosure people,
--     key "visits overdue {team} {kind: Children in need} {period_end}", role total over team is "All teams",
--     role total over kind, rounding none
-- column protection: label "Child protection", unit count, decimals 0, polarity low,
--     disclosure people, key "visits overdue {team} {kind: Child protection} {period_end}",
--     role total over team is "All teams", role total over kind, rounding none
-- column care: label "Children in care", unit count, decimals 0, polarity low, disclosure people,
--     key "visits overdue {team} {kind: Children in care} {period_end}", role total over team is "All teams",
--     role total over kind, rounding none
-- column overdue: label "All visits", unit count, decimals 0, polarity low, disclosure people,
--     key "visits overdue {team} {period_end}", role total over team is "All teams", rounding none
-- column total: label "Total row", unit count, decimals 0, role total, disclosure none
WITH late AS (
  SELECT t.name AS team, t.sort, v.kind FROM visit AS v
  JOIN team AS t ON t.id = v.team
  WHERE v.area = :area AND v.due <= :as_at AND (v.made IS NULL OR v.made > :as_at)
    AND v.kind IN ('child in need', 'child protection', 'child in care'))
SELECT team, :as_at AS period_end, sum(kind = 'child in need') AS need, sum(kind = 'child protection') AS protection,
  sum(kind = 'child in care') AS care, count(*) AS overdue, 0 AS total
FROM late GROUP BY team
UNION ALL
SELECT 'All teams', :as_at, sum(kind = 'child in need'), sum(kind = 'child protection'),
  sum(kind = 'child in care'), count(*), 1
FROM late HAVING count(*) > 0
ORDER BY total, team
