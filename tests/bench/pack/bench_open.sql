-- Open cases by team at the end.
-- source: bench pack
-- column team: label "Team", type text
-- column open_cases: label "Open cases", unit count, decimals 0, disclosure none
SELECT t.name AS team, open_cases FROM bench_monthly AS m JOIN bench_team AS t ON t.id = m.team_id
WHERE month = '2019-06' ORDER BY t.id;
