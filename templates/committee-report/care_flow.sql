-- Children who started and ceased to be looked after, by year.
-- parameters: area (area), as_at (date)
-- column period_end: label "Year ending", format "yyyy"
-- column started: label "Came into care", unit count, decimals 0, disclosure published
-- column ceased: label "Left care", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
SELECT s.period_end, s.value AS started, s.symbol AS started_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area) AND k.date > date(s.period_end, '-1 year')
      AND k.date <= s.period_end) AS started_flags,
  c.value AS ceased, c.symbol AS ceased_symbol,
  c.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = c.indicator AND k.area IN ('', :area) AND k.date > date(c.period_end, '-1 year')
      AND k.date <= c.period_end) AS ceased_flags, s.source
FROM shown AS s
LEFT JOIN shown AS c ON c.indicator = 'cla_ceased' AND c.area = s.area
  AND c.period_end = s.period_end AND c.breakdown = ''
WHERE s.indicator = 'cla_started' AND s.area = :area AND s.breakdown = ''
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-6 years')
ORDER BY s.period_end
