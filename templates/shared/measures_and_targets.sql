-- Measures with a target: the latest figure, the target of that day, quarters of neighbours.
-- parameters: area (area), as_at (date), set (set)
-- column measure: label "Measure"
-- column unit: label "Unit"
-- column polarity: label "Good direction"
-- column decimals: label "Decimals", unit count, disclosure none
-- column value: label "Latest figure", unit from unit, decimals from decimals,
--     polarity from polarity, disclosure published
-- column target: label "Target", unit from unit, decimals from decimals, disclosure none
-- column lower: label "Lower quarter of neighbours", unit from unit, decimals from decimals,
--     disclosure published
-- column upper: label "Upper quarter of neighbours", unit from unit, decimals from decimals,
--     disclosure published
-- column source: label "Source", role source
WITH latest AS (
  SELECT f.indicator, max(f.period_end) AS period_end FROM figure AS f
  WHERE f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
    AND f.indicator IN ('rereferrals_pct', 'cpp_reviewed_pct', 'cpp_2_years_pct', 'caseload_fte',
      'agency_rate_fte', 'absence_rate_fte')
  GROUP BY f.indicator),
aims AS (
  SELECT t.indicator, t.value, max(t.valid_from) AS valid_from FROM target AS t
  JOIN latest AS l ON l.indicator = t.indicator
  WHERE t.area = :area AND t.breakdown = '' AND t.valid_from <= l.period_end
    AND (t.valid_to IS NULL OR t.valid_to >= l.period_end)
  GROUP BY t.indicator),
quarters AS (
  SELECT f.indicator, pw_quantile(f.value, 0.25) AS lower, pw_quantile(f.value, 0.75) AS upper
  FROM figure AS f JOIN latest AS l ON l.indicator = f.indicator AND l.period_end = f.period_end
  JOIN neighbour AS n ON n.neighbour = f.area AND n.area = :area AND n.set_name = :set
  WHERE f.breakdown = '' GROUP BY f.indicator)
SELECT i.label AS measure, i.unit, i.polarity, i.decimals, f.value, f.symbol AS value_symbol,
  f.flags AS value_flags, a.value AS target, q.lower, q.upper, f.source
FROM latest AS l
JOIN figure AS f ON f.indicator = l.indicator AND f.period_end = l.period_end AND f.area = :area
  AND f.breakdown = ''
JOIN indicator AS i ON i.id = l.indicator
LEFT JOIN aims AS a ON a.indicator = l.indicator
LEFT JOIN quarters AS q ON q.indicator = l.indicator
ORDER BY i.label
