-- Children in care per 10,000 children at 31 March of each year.
-- parameters: area (area), as_at (date)
-- column period_end: label "At 31 March", format "yyyy"
-- column rate: label "Children in care", unit "per 10,000", decimals 0, disclosure published
-- column source: label "Source", role source
SELECT f.period_end, f.value AS rate, f.symbol AS rate_symbol, f.flags AS rate_flags, f.source
FROM figure AS f
WHERE f.indicator = 'cla_rate' AND f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
  AND f.period_end > date(:as_at, '-10 years')
ORDER BY f.period_end
