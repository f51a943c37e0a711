-- Three measures of timeliness in the latest year and the one before; not those with a dated break
-- between.
-- parameters: area (area), as_at (date)
-- column measure: label "Measure"
-- column before: label "The year before", unit "%", decimals 1, disclosure published
-- column after: label "The latest year", unit "%", decimals 1, disclosure published
-- column source: label "Source", role source
SELECT i.label AS measure, b.value AS before, b.symbol AS before_symbol, b.flags AS before_flags,
  f.value AS after, f.symbol AS after_symbol, f.flags AS after_flags, f.source
FROM figure AS f
JOIN figure AS b ON b.indicator = f.indicator AND b.area = f.area AND b.breakdown = ''
  AND b.period_end = date(f.period_end, '-1 years')
JOIN indicator AS i ON i.id = f.indicator
WHERE f.indicator IN ('assessments_45_days_pct', 'icpc_15_days_pct', 'cpp_reviewed_pct')
  AND f.area = :area AND f.breakdown = '' AND f.period_end = (SELECT max(period_end) FROM figure
    WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at)
  AND NOT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = f.indicator
    AND k.area IN ('', :area) AND k.date > b.period_end AND k.date <= f.period_end)
ORDER BY i.label
