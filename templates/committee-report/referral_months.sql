-- Referrals in each of the latest 36 months.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column referrals: label "Referrals in the month", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'referrals_month' AND area = :area AND breakdown = '' AND period_end <= :as_at)
SELECT s.period_end, s.value AS referrals, s.symbol AS referrals_symbol, s.flags AS referrals_flags,
  s.source
FROM latest AS l
JOIN shown AS s ON s.indicator = 'referrals_month' AND s.area = :area AND s.breakdown = ''
WHERE s.period_end > date(l.period_end, '-36 months', '+5 days') AND s.period_end <= l.period_end
ORDER BY s.period_end
