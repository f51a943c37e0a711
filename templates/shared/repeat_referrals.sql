-- Repeat referrals of the authority and its statistical neighbours, with the referrals behind them.
-- parameters: area (area), as_at (date), set (set)
-- column name: label "Authority"
-- column role: label "Role", role emphasis
-- column share: label "Referrals within 12 months of an earlier one", unit "%", decimals 1, disclosure published
-- column referrals: label "Referrals in the year", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'rereferrals_pct' AND area = :area AND period_end <= :as_at)
SELECT a.name, CASE WHEN s.area = :area THEN 'own' ELSE 'neighbours' END AS role, s.value AS share,
  s.symbol AS share_symbol, s.flags AS share_flags, s.denominator AS referrals, s.source
FROM shown AS s JOIN latest AS l ON l.period_end = s.period_end JOIN area AS a ON a.code = s.area
WHERE s.indicator = 'rereferrals_pct' AND s.breakdown = '' AND (s.area = :area OR s.area IN (
  SELECT neighbour FROM neighbour WHERE area = :area AND set_name = :set))
ORDER BY s.area
