-- Fifths of authorities on each measure, the highest value in the first.
-- parameters: area (area), as_at (date)
-- column name: label "Authority"
-- column measure: label "Measure"
-- column role: label "Role", role emphasis
-- column fifth: label "Fifth", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH
ranked AS (
  SELECT f.area, f.indicator, f.source,
    ntile(5) OVER (PARTITION BY f.indicator ORDER BY f.value DESC, f.area) AS fifth
  FROM figure AS f JOIN area AS a ON a.code = f.area
  WHERE f.indicator IN ('referrals_rate', 'cin_rate', 'cpp_rate', 'cla_rate',
      'assessments_45_days_pct', 'icpc_15_days_pct')
    AND f.breakdown = '' AND a.kind NOT IN ('country', 'region') AND f.value IS NOT NULL
    AND f.period_end = (SELECT max(period_end) FROM figure
      WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at))
SELECT a.name, i.label AS measure, CASE WHEN a.code = :area THEN 'own' ELSE 'context' END AS role,
  r.fifth, r.source
FROM ranked AS r
JOIN area AS a ON a.code = r.area
JOIN indicator AS i ON i.id = r.indicator
ORDER BY a.name, i.id
