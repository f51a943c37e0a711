-- Assessments completed within 45 working days, by month, with the range of chance.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column share: label "Assessments within 45 working days", unit "%", decimals 1, polarity high,
--     disclosure people
-- column in_time: label "Within 45 working days", unit count, decimals 0, disclosure people,
--     key "assessments completed in 45 days {period_end}", role numerator of share, rounding none
-- column low: label "Lower", unit "%", decimals 1, disclosure people,
--     role derived from share
-- column high: label "Upper", unit "%", decimals 1, disclosure people,
--     role derived from share
-- column completed: label "Assessments completed", unit count, decimals 0, disclosure people,
--     key "assessments completed {period_end}", role denominator of share, rounding none
-- column target: label "Target", unit "%", decimals 0, disclosure none
-- column source: label "Source", role source
SELECT s.period_end, s.value AS share, s.symbol AS share_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS share_flags,
  s.value - 196 * sqrt(s.value / 100 * (1 - s.value / 100) / s.denominator) AS low,
  s.value + 196 * sqrt(s.value / 100 * (1 - s.value / 100) / s.denominator) AS high,
  s.numerator AS in_time, s.denominator AS completed,
  CASE WHEN s.period_end < '2024-04-01' THEN 80 ELSE 85 END AS target, s.source
FROM shown AS s
WHERE s.indicator = 'local.assessments_in_45_days_pct' AND s.area = :area AND s.breakdown = ''
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-24 months')
ORDER BY s.period_end
