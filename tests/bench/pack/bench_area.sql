-- Open cases by area at each month's end.
-- source: bench pack
-- column month: label "Month", type date, format "mmm yyyy"
-- column north: label "North", unit count, decimals 0, disclosure none
-- column east: label "East", unit count, decimals 0, disclosure none
-- column mid: label "Mid", unit count, decimals 0, disclosure none
-- column west: label "West", unit count, decimals 0, disclosure none
SELECT month || '-01' AS month,
  sum(CASE t.area WHEN 'North' THEN open_cases END) AS north, sum(CASE t.area WHEN 'East' THEN open_cases END) AS east,
  sum(CASE t.area WHEN 'Mid' THEN open_cases END) AS mid, sum(CASE t.area WHEN 'West' THEN open_cases END) AS west
FROM bench_monthly AS m JOIN bench_team AS t ON t.id = m.team_id GROUP BY month ORDER BY month;
