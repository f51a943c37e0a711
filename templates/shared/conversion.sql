-- Referrals, the assessments that followed, and the share that they are; the first figures after a
-- dated break are flagged.
-- parameters: area (area), as_at (date)
-- column part: label "Part"
-- column unit: label "Unit"
-- column period_end: label "Year", format "yyyy"
-- column value: label "Value", unit from unit, decimals 0, disclosure published
-- column source: label "Source", role source
WITH year (period_end, referrals, referrals_symbol, referrals_flags, assessments, assessments_symbol,
  assessments_flags, source) AS (
  SELECT r.period_end, r.value, r.symbol,
    r.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = r.indicator
      AND k.area IN ('', :area) AND k.date > date(r.period_end, '-1 year')
      AND k.date <= r.period_end),
    a.value, a.symbol,
    a.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = a.indicator
      AND k.area IN ('', :area) AND k.date > date(a.period_end, '-1 year')
      AND k.date <= a.period_end), r.source
  FROM figure AS r
  LEFT JOIN figure AS a ON a.indicator = 'assessments_completed' AND a.area = r.area
    AND a.period_end = r.period_end AND a.breakdown = ''
  WHERE r.indicator = 'referrals' AND r.area = :area AND r.breakdown = ''
    AND r.period_end <= :as_at AND r.period_end > date(:as_at, '-10 years')),
long (place, part, unit, period_end, value, symbol, flags, source) AS (
  SELECT 1, 'Referrals', 'count', period_end, referrals, referrals_symbol, referrals_flags,
    source FROM year
  UNION ALL
  SELECT 2, 'Assessments', 'count', period_end, assessments, coalesce(assessments_symbol,
    CASE WHEN assessments IS NULL THEN 'x' END), assessments_flags, source FROM year
  UNION ALL
  SELECT 3, 'Assessments as a share of referrals', '%', period_end,
    CASE WHEN referrals > 0 THEN 100.0 * assessments / referrals END,
    CASE WHEN assessments IS NULL OR referrals IS NULL OR referrals = 0
      THEN coalesce(referrals_symbol, assessments_symbol, 'x') END,
    referrals_flags | coalesce(assessments_flags, 0), source FROM year)
SELECT part, unit, period_end, value, symbol AS value_symbol, flags AS value_flags, source
FROM long
ORDER BY place, period_end
