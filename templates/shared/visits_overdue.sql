-- Visits overdue at the end of :as_at by team, kind of visit and the days that they are late.
-- parameters: area (area), as_at (date)
-- source: Case management system
-- key: team
-- column team: label "Team"
-- column kind: label "Kind of visit"
-- column late: label "Overdue by"
-- column period_end: label "On", format "d mmmm yyyy"
-- column visits: label "Visits", unit count, decimals 0, disclosure people,
--     key "visits overdue {period_end} {team} {kind} {late}", role total over team, role total over kind,
--     role total over late, rounding none
WITH
late AS MATERIALIZED (
  SELECT coalesce(e.team, '') AS team, coalesce(e.part, '') AS kind, b.label AS late, count(*) AS n
  FROM list_indicator AS i
  CROSS JOIN list_event AS e ON e.area = :area AND e.measure = i.sort AND e.snapshot = ''
  JOIN length_band AS b ON b.band_set = 'overdue'
    AND julianday(:as_at) - julianday(e.since) + 1 >= b.first
    AND julianday(:as_at) - julianday(e.since) + 1 < b.last
  WHERE i.id = 'list_visits_overdue' AND e.since <= :as_at AND e.until > :as_at
  GROUP BY coalesce(e.team, ''), coalesce(e.part, ''), b.label),
rows AS (SELECT DISTINCT team, kind FROM late)
SELECT t.name AS team, k.label AS kind, b.label AS late, :as_at AS period_end,
  coalesce(l.n, 0) AS visits
FROM rows AS r JOIN length_band AS b ON b.band_set = 'overdue'
JOIN list_team AS t ON t.id = r.team
JOIN code_label AS k ON k.code_set = 'visit' AND k.code = r.kind
LEFT JOIN late AS l ON l.team = r.team AND l.kind = r.kind AND l.late = b.label
ORDER BY t.sort, t.name, k.sort, b.sort
