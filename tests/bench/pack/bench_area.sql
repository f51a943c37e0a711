-- Open cases by area at each month's end.
-- source: bench pack
-- column month: label "Month", type date, format "mmm yyyy"
-- column north: label "North", unit count, decimals 0, disclosure none
-- column east: label "East", unit count, decimals 0, disclosure none
-- column south: label "South", unit count, decimals 0, disclosure none
-- column west: label "West", unit count, decimals 0, disclosure none
SELECT month || '-01' AS month,
  sum(CASE t.area WHEN 'North' THEN open_cases END) AS north, sum(CASE t.area WHEN 'East' THEN open_cases END) AS east,
  sum(CASE t.area WHEN 'South' THEN open_cases END) AS south, sum(CASE t.area WHEN 'West' THEN open_cases END) AS west
FROM bench_monthly AS m JOIN bench_team AS t ON t.id = m.team_id GROUP BY month ORDER BY month;
