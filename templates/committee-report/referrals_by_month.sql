-- Referrals in each of the latest twelve months and of the twelve before.
-- parameters: area (area), as_at (date)
-- note: Monthly figures may be rounded by the publisher, so that they don't add up to the year's.
-- column month: label "Month"
-- column year: label "Twelve months"
-- column role: label "Role", role emphasis
-- column period_end: label "Month ending", format "mmm yyyy"
-- column referrals: label "Referrals in the month", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'referrals_month' AND area = :area AND breakdown = '' AND period_end <= :as_at)
SELECT
  CASE strftime('%m', s.period_end)
    WHEN '01' THEN 'Jan' WHEN '02' THEN 'Feb' WHEN '03' THEN 'Mar' WHEN '04' THEN 'Apr'
    WHEN '05' THEN 'May' WHEN '06' THEN 'Jun' WHEN '07' THEN 'Jul' WHEN '08' THEN 'Aug'
    WHEN '09' THEN 'Sep' WHEN '10' THEN 'Oct' WHEN '11' THEN 'Nov' ELSE 'Dec' END AS month,
  CASE WHEN s.period_end > date(l.period_end, '-12 months', '+5 days') THEN 'Latest twelve months'
    ELSE 'Twelve months before' END AS year,
  CASE WHEN s.period_end > date(l.period_end, '-12 months', '+5 days') THEN 'own'
    ELSE 'context' END AS role,
  s.period_end, s.value AS referrals, s.symbol AS referrals_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS referrals_flags,
  s.source
FROM latest AS l
JOIN shown AS s ON s.indicator = 'referrals_month' AND s.area = :area AND s.breakdown = ''
WHERE s.period_end > date(l.period_end, '-24 months', '+5 days') AND s.period_end <= l.period_end
ORDER BY year, s.period_end
