-- Every authority of the nation in the latest period of each measure that the authority has.
-- parameters: area (area), as_at (date), set (set)
-- key: id
-- column id: label "Measure id"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column period_end: label "Period ending", format "d mmmm yyyy"
-- column name: label "Authority"
-- column role: label "Role", role emphasis
-- column value: label "Value", label from label, unit from unit, decimals from decimals,
--     disclosure published
-- column source: label "Source", role source
WITH
latest AS MATERIALIZED (
  SELECT f.indicator, max(f.period_end) AS period_end FROM figure AS f
  WHERE f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
    AND f.period_end > date(:as_at, '-25 months')
    AND f.indicator IN ('referrals_rate', 'cin_rate', 'cpp_rate', 'cla_rate')
  GROUP BY f.indicator),
place AS MATERIALIZED (
  SELECT a.code, a.name, CASE WHEN a.code = :area THEN 'own'
    WHEN EXISTS (SELECT 1 FROM neighbour AS b
      WHERE b.area = :area AND b.set_name = :set AND b.neighbour = a.code) THEN 'neighbours'
    ELSE 'context' END AS role
  FROM area AS a JOIN area AS h ON h.code = :area
  WHERE a.kind IN ('county', 'unitary', 'metropolitan', 'london') AND a.nation IS h.nation)
SELECT i.id, i.label, i.unit, i.decimals, l.period_end, p.name, p.role,
  f.value, f.symbol AS value_symbol, f.flags AS value_flags, f.source
FROM latest AS l
JOIN indicator AS i ON i.id = l.indicator
CROSS JOIN place AS p
JOIN figure AS f ON f.indicator = l.indicator AND f.area = p.code AND f.breakdown = ''
  AND f.period_end = l.period_end AND f.symbol IS NOT 'z' -- those that had ended, or have no such children
ORDER BY i.id, f.value DESC, p.name
