-- The authority among its statistical neighbours in the latest period of each measure; neighbours
-- that count in a way of their own since a break that only they have are left out.
-- parameters: area (area), as_at (date), set (set)
-- key: id
-- column id: label "Measure id"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column name: label "Authority"
-- column role: label "Role", role emphasis
-- column value: label "Value", label from label, unit from unit, decimals from decimals,
--     disclosure published
-- column source: label "Source", role source
WITH
base AS MATERIALIZED (
  SELECT f.indicator, f.area, f.period_end, f.value, f.symbol, f.flags, f.source
  FROM figure AS f
  WHERE f.period_end BETWEEN date(:as_at, '-25 months') AND :as_at
    AND (f.area = :area OR f.area IN (SELECT neighbour FROM neighbour
      WHERE area = :area AND set_name = :set))
    AND f.breakdown = ''
    AND f.indicator IN ('referrals_rate', 'cin_rate', 'cpp_rate', 'cla_rate')),
latest AS (SELECT indicator, max(period_end) AS period_end FROM base WHERE area = :area
  GROUP BY indicator)
SELECT i.id, i.label, i.unit, i.decimals, a.name,
  CASE WHEN b.area = :area THEN 'own' ELSE 'context' END AS role,
  b.value, b.symbol AS value_symbol, b.flags AS value_flags, b.source
FROM base AS b
JOIN latest AS l ON l.indicator = b.indicator AND l.period_end = b.period_end
JOIN indicator AS i ON i.id = b.indicator
JOIN area AS a ON a.code = b.area
WHERE b.area = :area OR NOT EXISTS (SELECT 1 FROM break_alone AS k
  WHERE k.indicator = b.indicator AND k.area = b.area AND k.since <= b.period_end
    AND k.until > b.period_end)
ORDER BY i.id, b.value DESC, a.name
