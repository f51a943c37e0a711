-- Open cases by area at each quarter's end.
-- source: bench pack
-- column quarter: label "Quarter", type date, format "mmm yyyy"
-- column north: label "North", unit count, decimals 0, disclosure none
-- column east: label "East", unit count, decimals 0, disclosure none
-- column mid: label "Mid", unit count, decimals 0, disclosure none
-- column west: label "West", unit count, decimals 0, disclosure none
SELECT month || '-01' AS quarter,
  sum(CASE t.area WHEN 'North' THEN open_cases END) AS north, sum(CASE t.area WHEN 'East' THEN open_cases END) AS east,
  sum(CASE t.area WHEN 'Mid' THEN open_cases END) AS mid, sum(CASE t.area WHEN 'West' THEN open_cases END) AS west
FROM bench_monthly AS m JOIN bench_team AS t ON t.id = m.team_id
WHERE substr(month, 6, 2) IN ('03', '06', '09', '12') GROUP BY month ORDER BY month;
