-- The latest local figures of localities, districts and wards, indicator by indicator, with the
-- authority's own of the same day; indicators with disclosure people. Counts have a rate
-- per 10,000 children where the estimate of the area for the year before is held. A share of which
-- numerator and denominator are not held can't be judged for disclosure and is not shown.
-- parameters: area (area), as_at (date)
-- with: local_areas
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column period_end: label "To", format "d mmmm yyyy"
-- column level: label "Level"
-- column around: label "Part of"
-- column area: label "Area"
-- column total: label "Total row", unit count, role total
-- column grand_total: label "Row of the authority", unit count, role total
-- column district: label "Code of the district"
-- column locality: label "Code of the locality"
-- column ward: label "Code of the ward"
-- column value: label "Value", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "local figures {id} {period_end} {district} {locality} {ward}",
--     role total over district, role total over locality, role total over ward,
--     role numerator of value, role numerator of rate, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "behind local figures {id} {period_end} {district} {locality} {ward}",
--     role total over district, role total over locality, role total over ward,
--     role denominator of value, rounding none
-- column rate: label "Rate", unit "per 10,000", decimals 1, disclosure people
-- column population: label "Children aged 0 to 17", unit count, decimals 0, disclosure published,
--     role denominator of rate
-- column population_at: label "Population of", format "mmmm yyyy"
-- column source: label "Source", role source
WITH
latest AS MATERIALIZED (
  SELECT i.id, i.label, i.unit, i.decimals, i.polarity, i.per, max(s.period_end) AS day
  FROM indicator AS i CROSS JOIN (SELECT DISTINCT area FROM places) AS p
  CROSS JOIN shown AS s ON s.indicator = i.id AND s.area = p.area AND s.breakdown = ''
  WHERE i.disclosure = 'people' AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-25 months')
  GROUP BY i.id),
told AS MATERIALIZED (
  SELECT l.id, p.area, p.kind AS level, p.name, p.district, p.locality, p.ward, s.value, s.symbol,
    s.flags, s.numerator, s.denominator, s.source
  FROM latest AS l CROSS JOIN places AS p ON l.day BETWEEN p.first AND p.last
  CROSS JOIN shown AS s ON s.indicator = l.id AND s.area = p.area AND s.period_end = l.day
    AND s.breakdown = ''
  UNION ALL
  SELECT l.id, :area, 'authority', a.name, NULL, NULL, NULL, s.value, s.symbol, s.flags, s.numerator,
    s.denominator, s.source
  FROM latest AS l CROSS JOIN area AS a ON a.code = :area
  CROSS JOIN shown AS s ON s.indicator = l.id AND s.area = :area AND s.period_end = l.day
    AND s.breakdown = ''),
-- counts as they are; shares by what they were made of
made AS (
  SELECT t.*, l.label, l.unit, l.decimals, l.polarity, l.day,
    CASE WHEN l.unit = 'count' THEN t.value ELSE t.numerator END AS counted,
    CASE WHEN t.value IS NULL THEN coalesce(t.symbol, 'x')
      WHEN l.unit <> 'count' AND (t.numerator IS NULL OR t.denominator IS NULL) THEN 'x' END AS why
  FROM told AS t JOIN latest AS l ON l.id = t.id)
SELECT m.id, m.label, m.unit, m.decimals, m.polarity, m.day AS period_end,
  CASE m.level WHEN 'ward' THEN 'Ward' WHEN 'locality' THEN 'Locality' WHEN 'district' THEN 'District'
    ELSE 'Authority' END AS level,
  CASE m.level WHEN 'ward' THEN CASE WHEN u.locality_in_district THEN l.name
      ELSE coalesce(d.name, l.name) END
    WHEN 'locality' THEN l.name WHEN 'district' THEN d.name END AS around,
  CASE m.level WHEN 'ward' THEN w.name WHEN 'locality' THEN l.name WHEN 'district' THEN d.name
    ELSE a.name END AS area,
  CASE WHEN m.level = 'authority' OR (m.level <> 'ward' AND u.ward) THEN 1 ELSE 0 END AS total,
  CASE WHEN m.level = 'authority' THEN 1 ELSE 0 END AS grand_total,
  d.code AS district, l.code AS locality, w.code AS ward,
  m.value, m.why AS value_symbol, m.flags AS value_flags, m.counted, m.why AS counted_symbol,
  CASE WHEN m.unit <> 'count' THEN m.denominator END AS out_of,
  CASE WHEN m.unit = 'count' THEN 'z' ELSE m.why END AS out_of_symbol,
  m.counted / nullif(k.value, 0) * 10000 AS rate,
  CASE WHEN m.unit <> 'count' THEN 'z' WHEN m.why IS NOT NULL THEN m.why WHEN k.value IS NULL THEN 'x'
    WHEN k.value = 0 THEN 'z' END AS rate_symbol,
  CASE WHEN m.why IS NULL AND k.value > 0 THEN 32 ELSE 0 END AS rate_flags,
  k.value AS population,
  CASE WHEN m.unit <> 'count' THEN 'z' WHEN k.value IS NULL THEN 'x' END AS population_symbol,
  k.mid_year || '-06-30' AS population_at, m.source
FROM made AS m CROSS JOIN uses AS u JOIN area AS a ON a.code = :area
LEFT JOIN local_label AS d ON d.code = m.district AND d.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = m.district AND x.first <= m.day)
LEFT JOIN local_label AS l ON l.code = m.locality AND l.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = m.locality AND x.first <= m.day)
LEFT JOIN local_label AS w ON w.code = m.ward AND w.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = m.ward AND x.first <= m.day)
LEFT JOIN population_latest AS k ON k.area = m.area AND m.unit = 'count' AND k.age_group = '0-17'
  AND k.mid_year = CAST(substr(m.day, 1, 4) AS INTEGER) - 1 AND k.value IS NOT NULL
-- areas by name, each after what lies in it; the authority last
ORDER BY m.label, m.id, m.level = 'authority',
  CASE WHEN u.district_in_locality OR NOT u.district THEN l.name ELSE d.name END,
  CASE m.level WHEN 'ward' THEN 0 WHEN 'locality' THEN u.district_in_locality
    ELSE u.locality_in_district END,
  CASE WHEN u.district_in_locality THEN d.name WHEN u.locality_in_district THEN l.name END,
  m.level <> 'ward', w.name
