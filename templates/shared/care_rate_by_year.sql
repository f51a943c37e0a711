-- Children in care per 10,000 children at 31 March of each year; the first figure after a dated
-- break is flagged.
-- parameters: area (area), as_at (date)
-- column period_end: label "At 31 March", format "yyyy"
-- column rate: label "Children in care", unit "per 10,000", decimals 0, disclosure published
-- column source: label "Source", role source
SELECT f.period_end, f.value AS rate, f.symbol AS rate_symbol,
  f.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = f.indicator AND k.area IN ('', :area) AND k.date > date(f.period_end, '-1 year')
      AND k.date <= f.period_end) AS rate_flags, f.source
FROM figure AS f
WHERE f.indicator = 'cla_rate' AND f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
  AND f.period_end > date(:as_at, '-10 years')
ORDER BY f.period_end
