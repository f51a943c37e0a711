-- Key measures over six years side by side, for the tables behind the charts.
-- parameters: area (area), as_at (date), set (set)
-- with: six_years
-- key: id
-- column id: label "Measure id"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column period_end: label "Period ending", format "d mmmm yyyy"
-- column own_name: label "Authority"
-- column own: label "Authority", label from own_name, unit from unit, decimals from decimals,
--     disclosure published
-- column neighbours: label "Statistical neighbours", unit from unit, decimals from mean_decimals,
--     disclosure published
-- column mean_decimals: label "Decimals of a mean", unit count, disclosure none
-- column neighbours_n: label "Neighbours with a figure", unit count, decimals 0,
--     role neighbours of neighbours,
--     disclosure none
-- column region_name: label "Region"
-- column region: label "Region", label from region_name, unit from unit, decimals from decimals,
--     disclosure published
-- column nation_name: label "Nation"
-- column nation: label "Nation", label from nation_name, unit from unit, decimals from decimals,
--     disclosure published
-- column source: label "Source", role source
WITH
measure (id, part) AS (VALUES
  ('referrals_rate', ''), ('rereferrals_pct', ''), ('assessments_45_days_pct', ''),
  ('cin_rate', ''), ('section_47_rate', ''), ('icpc_15_days_pct', ''), ('cpp_rate', ''),
  ('cpp_repeat_pct', ''), ('cla_rate', ''),
  ('care_leavers_eet_pct', 'care_leaver_age=19 to 21 years'),
  ('care_leavers_suitable_pct', 'care_leaver_age=19 to 21 years'), ('caseload_fte', ''),
  ('agency_rate_fte', '')),
-- flag 16 for the first figure after a dated break
base AS MATERIALIZED (
  SELECT f.indicator, f.area, f.period_end, f.value, f.symbol,
    f.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = f.indicator
      AND k.area IN ('', f.area) AND k.date > date(f.period_end, '-1 year')
      AND k.date <= f.period_end) AS flags, f.source
  FROM found AS f),
mean AS (
  SELECT b.indicator, b.period_end, avg(b.value) AS value, count(b.value) AS n
  FROM base AS b JOIN neighbour AS m ON m.neighbour = b.area
  WHERE m.area = :area AND m.set_name = :set GROUP BY b.indicator, b.period_end),
-- the nearer region with figures: for London's authorities there are two
nearest AS (
  SELECT h.area, h.nation,
    CASE WHEN EXISTS (SELECT 1 FROM base AS b WHERE b.area = h.region) THEN h.region
      ELSE h.above END AS region FROM home AS h)
SELECT i.id, i.label, i.unit, i.decimals, b.period_end, o.name AS own_name,
  b.value AS own, b.symbol AS own_symbol, b.flags AS own_flags,
  m.value AS neighbours, CASE WHEN i.decimals = 0 THEN 1 ELSE i.decimals END AS mean_decimals,
  m.n AS neighbours_n,
  g.name AS region_name, r.value AS region, r.symbol AS region_symbol, r.flags AS region_flags,
  c.name AS nation_name, n.value AS nation, n.symbol AS nation_symbol, n.flags AS nation_flags,
  b.source
FROM base AS b
JOIN nearest AS h ON h.area = b.area
JOIN indicator AS i ON i.id = b.indicator
JOIN area AS o ON o.code = h.area
LEFT JOIN area AS g ON g.code = h.region
LEFT JOIN area AS c ON c.code = h.nation
LEFT JOIN mean AS m ON m.indicator = b.indicator AND m.period_end = b.period_end
LEFT JOIN base AS r ON r.indicator = b.indicator AND r.period_end = b.period_end AND r.area = h.region
LEFT JOIN base AS n ON n.indicator = b.indicator AND n.period_end = b.period_end AND n.area = h.nation
WHERE EXISTS (SELECT 1 FROM base AS x WHERE x.indicator = b.indicator AND x.area = :area
  AND x.value IS NOT NULL)
ORDER BY i.id, b.period_end
