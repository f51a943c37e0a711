-- Fifths of authorities on each measure, the highest value in the first, equal ones in the same; without
-- authorities that count in a way of their own since a break that only they have.
-- parameters: area (area), as_at (date)
-- column name: label "Authority"
-- column measure: label "Measure"
-- column role: label "Role", role emphasis
-- column fifth: label "Fifth", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH
ranked AS (
  SELECT f.area, f.indicator, f.source,
    1 + 5 * (rank() OVER (PARTITION BY f.indicator ORDER BY f.value DESC) - 1)
      / count(*) OVER (PARTITION BY f.indicator) AS fifth
  FROM figure AS f JOIN area AS a ON a.code = f.area
  WHERE f.indicator IN ('referrals_rate', 'cin_rate', 'cpp_rate', 'cla_rate',
      'assessments_45_days_pct', 'icpc_15_days_pct')
    AND f.breakdown = '' AND a.kind NOT IN ('country', 'region') AND f.value IS NOT NULL
    AND f.period_end = (SELECT max(period_end) FROM figure
      WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at)
    AND NOT EXISTS (SELECT 1 FROM break_alone AS k WHERE k.indicator = f.indicator
      AND k.area = f.area AND k.since <= f.period_end AND k.until > f.period_end))
SELECT a.name, i.label AS measure, CASE WHEN a.code = :area THEN 'own' ELSE 'context' END AS role,
  r.fifth, r.source
FROM ranked AS r
JOIN area AS a ON a.code = r.area
JOIN indicator AS i ON i.id = r.indicator
ORDER BY a.name, i.id
