-- Key measures over six years: the authority, its statistical neighbours, region and nation. The
-- first figure after a dated break is flagged: neither a line nor a sentence goes across it.
-- parameters: area (area), as_at (date), set (set)
-- with: six_years
-- key: id
-- column id: label "Measure id"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column period_end: label "Period ending", format "yyyy"
-- column name: label "Area"
-- column role: label "Role", role emphasis
-- column value: label "Value", label from label, unit from unit, decimals from decimals,
--     disclosure published
-- column neighbours_n: label "Neighbours with a figure", unit count, decimals 0, role neighbours,
--     disclosure none
-- column source: label "Source", role source
WITH
measure (id, part) AS (VALUES
  ('referrals_rate', ''), ('rereferrals_pct', ''), ('assessments_45_days_pct', ''),
  ('cin_rate', ''), ('section_47_rate', ''), ('icpc_15_days_pct', ''), ('cpp_rate', ''),
  ('cpp_repeat_pct', ''), ('cla_rate', ''), ('cla_started_rate', ''), ('cla_ceased_rate', ''),
  ('care_leavers_eet_pct', 'care_leaver_age=19 to 21 years'),
  ('care_leavers_suitable_pct', 'care_leaver_age=19 to 21 years'), ('caseload_fte', ''),
  ('agency_rate_fte', ''), ('turnover_rate_fte', ''), ('vacancy_rate_fte', '')),
-- flag 16 where a break lies between a figure and the one before it
base AS MATERIALIZED (
  SELECT f.indicator, f.area, f.period_end, f.value, f.symbol, f.flags, f.source,
    16 * EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = f.indicator
      AND k.area IN ('', f.area) AND k.date > f.before AND k.date <= f.period_end) AS broken,
    16 * EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = f.indicator
      AND k.area = '' AND k.date > f.before AND k.date <= f.period_end) AS broken_everywhere
  FROM (SELECT n.*, lag(n.period_end) OVER (PARTITION BY n.indicator, n.area ORDER BY n.period_end)
      AS before FROM found AS n) AS f),
line AS (
  SELECT 1 AS sort, b.indicator, b.period_end, a.name, 'own' AS role, b.value, b.symbol,
    b.flags | b.broken AS flags,
    NULL AS n, b.source
  FROM base AS b JOIN area AS a ON a.code = b.area WHERE b.area = :area
  UNION ALL
  SELECT 2, b.indicator, b.period_end, NULL, 'neighbours', avg(b.value), NULL,
    max(b.broken_everywhere), count(b.value),
    NULL
  FROM base AS b JOIN neighbour AS m ON m.neighbour = b.area
  WHERE m.area = :area AND m.set_name = :set GROUP BY b.indicator, b.period_end
  UNION ALL
  SELECT 3, b.indicator, b.period_end, NULL, 'region', b.value, b.symbol, b.flags | b.broken, NULL, NULL
  FROM base AS b JOIN home AS h ON b.area = h.region
    OR (b.area = h.above AND NOT EXISTS (SELECT 1 FROM base AS g WHERE g.area = h.region
      AND g.indicator = b.indicator))
  UNION ALL
  SELECT 4, b.indicator, b.period_end, NULL, 'nation', b.value, b.symbol, b.flags | b.broken, NULL, NULL
  FROM base AS b JOIN home AS h ON b.area = h.nation)
SELECT i.id, i.label, i.unit, i.decimals, l.period_end,
  CASE l.role WHEN 'own' THEN o.name WHEN 'region' THEN coalesce(r.name, u.name)
    WHEN 'nation' THEN n.name ELSE 'Statistical neighbours' END AS name,
  l.role, l.value, l.symbol AS value_symbol, l.flags AS value_flags, l.n AS neighbours_n, l.source
FROM line AS l
JOIN indicator AS i ON i.id = l.indicator
CROSS JOIN home AS h
LEFT JOIN area AS o ON o.code = h.area
LEFT JOIN area AS r ON r.code = h.region
LEFT JOIN area AS u ON u.code = h.above
LEFT JOIN area AS n ON n.code = h.nation
WHERE EXISTS (SELECT 1 FROM base AS b WHERE b.indicator = l.indicator AND b.area = :area
  AND b.value IS NOT NULL)
ORDER BY i.id, l.sort, l.period_end
