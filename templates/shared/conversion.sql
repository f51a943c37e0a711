-- Referrals, the assessments that followed, and the share that they are.
-- parameters: area (area), as_at (date)
-- column part: label "Part"
-- column unit: label "Unit"
-- column period_end: label "Year", format "yyyy"
-- column value: label "Value", unit from unit, decimals 0, disclosure published
-- column source: label "Source", role source
WITH year (period_end, referrals, referrals_symbol, assessments, assessments_symbol, source) AS (
  SELECT r.period_end, r.value, r.symbol, a.value, a.symbol, r.source
  FROM figure AS r
  LEFT JOIN figure AS a ON a.indicator = 'assessments_completed' AND a.area = r.area
    AND a.period_end = r.period_end AND a.breakdown = ''
  WHERE r.indicator = 'referrals' AND r.area = :area AND r.breakdown = ''
    AND r.period_end <= :as_at AND r.period_end > date(:as_at, '-10 years')),
long (place, part, unit, period_end, value, symbol, source) AS (
  SELECT 1, 'Referrals', 'count', period_end, referrals, referrals_symbol, source FROM year
  UNION ALL
  SELECT 2, 'Assessments', 'count', period_end, assessments, coalesce(assessments_symbol,
    CASE WHEN assessments IS NULL THEN 'x' END), source FROM year
  UNION ALL
  SELECT 3, 'Assessments as a share of referrals', '%', period_end,
    CASE WHEN referrals > 0 THEN 100.0 * assessments / referrals END,
    CASE WHEN assessments IS NULL OR referrals IS NULL OR referrals = 0
      THEN coalesce(referrals_symbol, assessments_symbol, 'x') END, source FROM year)
SELECT part, unit, period_end, value, symbol AS value_symbol, source FROM long
ORDER BY place, period_end
