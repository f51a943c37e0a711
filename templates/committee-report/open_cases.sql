-- Children open to the service at each month end.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column children: label "Children open to the service", unit count, decimals 0,
--     disclosure people, key "open cases {period_end}", role count, rounding none
-- column source: label "Source", role source
SELECT s.period_end, s.value AS children, s.symbol AS children_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS children_flags,
  s.source
FROM shown AS s
WHERE s.indicator = 'local.open_cases' AND s.area = :area AND s.breakdown = ''
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-36 months')
ORDER BY s.period_end
