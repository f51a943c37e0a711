-- Measures of timeliness: the authority, its region, the nation and others.
-- parameters: area (area), as_at (date)
-- with: area_roles
-- column measure: label "Measure"
-- column name: label "Place"
-- column role: label "Role", role emphasis
-- column value: label "Share", unit "%", decimals 1, disclosure published
-- column source: label "Source", role source
SELECT i.label AS measure, a.name, a.role, f.value, f.symbol AS value_symbol,
  f.flags AS value_flags, f.source
FROM figure AS f
JOIN areas AS a ON a.code = f.area
JOIN indicator AS i ON i.id = f.indicator
WHERE f.indicator IN ('assessments_45_days_pct', 'icpc_15_days_pct', 'cpp_reviewed_pct')
  AND f.breakdown = '' AND f.period_end = (SELECT max(period_end) FROM figure
    WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at)
ORDER BY i.label, a.role = 'own' DESC, a.role = 'region' DESC, a.role = 'nation' DESC, a.name
