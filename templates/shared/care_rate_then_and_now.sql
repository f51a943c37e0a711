-- Children in care per 10,000 in the latest year and four years before; the earlier figure is left
-- out where a dated break lies between.
-- parameters: area (area), as_at (date)
-- with: area_roles
-- column period_end: label "At 31 March", format "yyyy"
-- column name: label "Place"
-- column role: label "Role", role emphasis
-- column value: label "Children in care", unit "per 10,000", decimals 0, disclosure published
-- column source: label "Source", role source
WITH
latest AS (SELECT max(period_end) AS period_end FROM figure
  WHERE indicator = 'cla_rate' AND area = :area AND breakdown = '' AND period_end <= :as_at)
SELECT f.period_end, a.name, a.role, f.value, f.symbol AS value_symbol, f.flags AS value_flags,
  f.source
FROM figure AS f
JOIN areas AS a ON a.code = f.area
JOIN latest AS l ON f.period_end IN (l.period_end, date(l.period_end, '-4 years'))
WHERE f.indicator = 'cla_rate' AND f.breakdown = ''
  AND NOT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = f.indicator
    AND k.area IN ('', f.area) AND k.date > f.period_end AND k.date <= l.period_end)
ORDER BY a.role = 'own' DESC, a.role = 'region' DESC, a.role = 'nation' DESC, a.name, f.period_end
