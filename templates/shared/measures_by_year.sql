-- Five measures of the authority, year by year. The first figure after a dated break is flagged:
-- neither a line nor a sentence goes across it.
-- parameters: area (area), as_at (date)
-- column measure: label "Measure"
-- column unit: label "Unit"
-- column period_end: label "Year", format "yyyy"
-- column value: label "Value", unit from unit, decimals from decimals, disclosure published
-- column decimals: label "Decimals", unit count, disclosure none
-- column source: label "Source", role source
SELECT CASE f.indicator WHEN 'cla_rate' THEN 'Children in care, rate'
    WHEN 'referrals_rate' THEN 'Referrals, rate'
    WHEN 'assessments_45_days_pct' THEN 'Assessments in time'
    WHEN 'caseload_fte' THEN 'Average caseload' ELSE 'Agency social workers' END AS measure,
  i.unit, f.period_end, f.value, f.symbol AS value_symbol,
  f.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = f.indicator AND k.area IN ('', :area) AND k.date > date(f.period_end, '-1 year')
      AND k.date <= f.period_end) AS value_flags,
  i.decimals, f.source
FROM figure AS f JOIN indicator AS i ON i.id = f.indicator
WHERE f.indicator IN ('cla_rate', 'referrals_rate', 'assessments_45_days_pct', 'caseload_fte',
    'agency_rate_fte')
  AND f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
  AND f.period_end > date(:as_at, '-10 years')
ORDER BY CASE f.indicator WHEN 'cla_rate' THEN 1 WHEN 'referrals_rate' THEN 2
  WHEN 'assessments_45_days_pct' THEN 3 WHEN 'caseload_fte' THEN 4 ELSE 5 END, f.period_end
