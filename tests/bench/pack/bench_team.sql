-- Assessments by team, two years.
-- source: bench pack
-- column team: label "Team", type text
-- column before: label "July 2017 to June 2018", unit count, decimals 0, disclosure none
-- column last: label "July 2018 to June 2019", unit count, decimals 0, disclosure none
SELECT t.name AS team, sum(CASE WHEN month < '2018-07' THEN assessments END) AS before,
  sum(CASE WHEN month >= '2018-07' THEN assessments END) AS last
FROM bench_monthly AS m JOIN bench_team AS t ON t.id = m.team_id GROUP BY t.id ORDER BY t.id;
