-- Every indicator that the authority's own lists of children give, by the locality, district and ward
-- in which the children live (table residence); see list_measures. Rows of all levels that the authority
-- has, of homes that are elsewhere or not recorded, and of the authority itself: among_wards,
-- among_localities and among_districts say which rows together are all children once. Homes are
-- those of the day of the event or of the count; areas are as they stood on the last day, and those
-- that had ended by then as they stood on the event's. A rate stands where the number of children
-- of the area is held, or of all wards in it; of counts of children under 18 alone, and of areas
-- that stood for the whole window. A pack's parameter indicators says which; without it the main
-- counts.
-- parameters: area (area), as_at (date), from (date), indicators (text)
-- with: list_window, list_values, local_areas
-- source: Case management system, Annex A lists; mid-year population estimates
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column level: label "Level"
-- column among_wards: label "In a list of wards"
-- column among_localities: label "In a list of localities"
-- column among_districts: label "In a list of districts"
-- column around: label "Part of"
-- column area: label "Area"
-- column total: label "Total row", unit count, role total
-- column grand_total: label "Row of the authority", unit count, role total
-- column until: label "Until", format "d mmm yyyy"
-- column district: label "Code of the district"
-- column locality: label "Code of the locality"
-- column ward: label "Code of the ward"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end} {district} {locality} {ward}",
--     role total over district, role total over locality, role total over ward,
--     role numerator of value, role others missed for id, role numerator of rate, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end} {district} {locality} {ward}",
--     role total over district, role total over locality, role total over ward,
--     role denominator of value, rounding none
-- column rate: label "Rate", unit "per 10,000", decimals 1, disclosure people
-- column population: label "Children aged 0 to 17", unit count, decimals 0, disclosure published,
--     role denominator of rate
-- column population_at: label "Population of", format "mmmm yyyy"
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
-- the main counts, else the codes between bars: |list_cpp|list_cpp_repeat_pct|
chosen AS (SELECT i.* FROM list_indicator AS i WHERE i.list <> 11
  AND CASE WHEN coalesce(:indicators, '') = '' THEN i.id IN ('list_contacts', 'list_referrals',
      'list_assessments_completed', 'list_section_47', 'list_cin', 'list_cpp', 'list_cla')
    ELSE instr(:indicators, '|' || i.id || '|') > 0 END),
-- and what their shares are of, or count: read, and not shown
read (id) AS MATERIALIZED (SELECT id FROM chosen
  UNION SELECT s.other FROM list_same AS s JOIN chosen AS c ON c.id = s.id WHERE s.other IS NOT NULL),
home AS MATERIALIZED (
  SELECT e.id, p.day, e.since, e.hit,
    (SELECT CASE WHEN coalesce(r.valid_to, '9999-12-31') >= CASE p.kind WHEN 'flow' THEN e.since ELSE p.day END
        THEN r.area END
      FROM residence AS r WHERE r.child = e.child
        AND r.valid_from <= CASE p.kind WHEN 'flow' THEN e.since ELSE p.day END
      ORDER BY r.valid_from DESC LIMIT 1) AS area
  FROM event AS e JOIN place AS p ON p.id = e.id WHERE e.id IN (SELECT id FROM read)),
lived AS (
  SELECT h.id, h.hit, coalesce(n.district, o.district) AS district,
    coalesce(n.locality, o.locality) AS locality, coalesce(n.ward, o.ward) AS ward,
    CASE WHEN h.area IS NULL OR h.area IN (SELECT area FROM places) OR h.area = :area THEN 'none'
      ELSE 'outside' END AS else_in
  FROM home AS h
  LEFT JOIN places AS n ON n.area = h.area AND h.day BETWEEN n.first AND n.last
  LEFT JOIN places AS o ON n.area IS NULL AND o.area = h.area AND h.since BETWEEN o.first AND o.last),
-- with the areas that stand on the day and in which nobody is counted
coded AS MATERIALIZED (
  SELECT l.id, '' AS kind, CASE WHEN u.district THEN coalesce(l.district, l.else_in) END AS district,
    CASE WHEN u.locality THEN coalesce(l.locality, l.else_in) END AS locality,
    CASE WHEN u.ward THEN coalesce(l.ward, l.else_in) END AS ward, sum(l.hit) AS hits, count(l.hit) AS n
  FROM lived AS l CROSS JOIN uses AS u GROUP BY 1, 3, 4, 5
  UNION ALL
  SELECT p.id, a.kind, CASE WHEN u.district THEN coalesce(a.district, 'none') END,
    CASE WHEN u.locality THEN coalesce(a.locality, 'none') END,
    CASE WHEN u.ward THEN coalesce(a.ward, 'none') END, NULL, 0
  FROM place AS p JOIN chosen AS i ON i.id = p.id
  CROSS JOIN places AS a ON p.day BETWEEN a.first AND a.last CROSS JOIN uses AS u),
levelled (id, level, district, locality, ward, hits, n) AS (
  SELECT c.id, 'ward', c.district, c.locality, c.ward, sum(c.hits), sum(c.n)
  FROM coded AS c CROSS JOIN uses AS u WHERE u.ward AND c.kind IN ('', 'ward') GROUP BY 1, 3, 4, 5
  UNION ALL
  SELECT c.id, 'locality', CASE WHEN u.locality_in_district THEN c.district END, c.locality, NULL,
    sum(c.hits), sum(c.n)
  FROM coded AS c CROSS JOIN uses AS u WHERE u.locality AND c.kind IN ('', 'locality') GROUP BY 1, 3, 4
  UNION ALL
  SELECT c.id, 'district', c.district, CASE WHEN u.district_in_locality THEN c.locality END, NULL,
    sum(c.hits), sum(c.n)
  FROM coded AS c CROSS JOIN uses AS u WHERE u.district AND c.kind IN ('', 'district') GROUP BY 1, 3, 4
  UNION ALL
  SELECT c.id, 'authority', NULL, NULL, NULL, sum(c.hits), sum(c.n)
  FROM coded AS c WHERE c.kind = '' GROUP BY 1),
counted AS MATERIALIZED (
  SELECT l.*, coalesce(l.district, '') || '/' || coalesce(l.locality, '') || '/' || coalesce(l.ward, '')
    || l.level AS grp,
    l.level <> 'authority' AND coalesce(l.ward, l.district, l.locality) IN ('none', 'outside')
    AND coalesce(l.locality, 'none') IN ('none', 'outside')
    AND coalesce(l.district, 'none') IN ('none', 'outside') AS elsewhere,
    (l.ward IS NOT NULL) + (l.locality IS NOT NULL) + (l.district IS NOT NULL) AS depth
  FROM levelled AS l),
-- a home that is elsewhere stands once, on the coarsest level
cell AS (
  SELECT c.id, c.grp, p.first, p.day, p.whole FROM counted AS c JOIN place AS p ON p.id = c.id
  WHERE NOT c.elsewhere OR c.depth = 1),
life AS MATERIALIZED (SELECT area, min(first) AS first, max(last) AS last FROM places GROUP BY area),
-- the area that each row is of, and whether it stood for the whole window
based AS (
  SELECT r.*, c.level, c.elsewhere, c.district, c.locality, c.ward, l.last AS ended,
    CASE c.level WHEN 'ward' THEN c.ward WHEN 'locality' THEN c.locality WHEN 'district' THEN c.district
      ELSE :area END AS code,
    r.unit = 'count' AND i.list BETWEEN 1 AND 8 AS rated,
    c.level = 'authority' OR (l.last >= r.period_end AND l.first <= coalesce(r.first, r.period_end)) AS lasted
  FROM result AS r JOIN counted AS c ON c.id = r.id AND c.grp = r.grp
  JOIN list_indicator AS i ON i.id = r.id
  LEFT JOIN life AS l ON l.area = CASE c.level WHEN 'ward' THEN c.ward WHEN 'locality' THEN c.locality
    ELSE c.district END)
SELECT b.id, b.label, b.unit, b.decimals, b.polarity, b.first, b.period_end,
  CASE WHEN b.elsewhere THEN 'Elsewhere' WHEN b.level = 'ward' THEN 'Ward'
    WHEN b.level = 'locality' THEN 'Locality' WHEN b.level = 'district' THEN 'District'
    ELSE 'Authority' END AS level,
  CASE WHEN u.ward AND (b.elsewhere OR b.level IN ('ward', 'authority')) THEN 'yes' ELSE 'no' END
    AS among_wards,
  CASE WHEN u.locality AND (b.elsewhere OR b.level IN ('locality', 'authority')) THEN 'yes' ELSE 'no' END
    AS among_localities,
  CASE WHEN u.district AND (b.elsewhere OR b.level IN ('district', 'authority')) THEN 'yes' ELSE 'no' END
    AS among_districts,
  CASE WHEN b.elsewhere THEN 'Elsewhere' WHEN b.level <> 'authority' THEN CASE b.level
    WHEN 'ward' THEN CASE WHEN u.locality_in_district THEN l.name ELSE coalesce(d.name, l.name, a.name) END
    WHEN 'locality' THEN l.name ELSE d.name END END AS around,
  CASE b.level WHEN 'ward' THEN w.name WHEN 'locality' THEN l.name WHEN 'district' THEN d.name
    ELSE a.name END AS area,
  CASE WHEN b.level = 'authority' OR (b.level <> 'ward' AND u.ward AND NOT b.elsewhere) THEN 1 ELSE 0 END
    AS total,
  CASE WHEN b.level = 'authority' THEN 1 ELSE 0 END AS grand_total,
  CASE WHEN b.ended < b.period_end THEN b.ended END AS until,
  CASE WHEN b.ended < b.period_end THEN NULL ELSE 'z' END AS until_symbol,
  d.code AS district, l.code AS locality, w.code AS ward,
  b.value, b.value_symbol, b.counted, b.counted_symbol, b.out_of, b.out_of_symbol, b.hit,
  b.behind, b.behind_symbol, b.missed, b.missed_symbol,
  b.counted / nullif(k.value, 0) * 10000 AS rate,
  CASE WHEN NOT b.rated OR b.code IN ('none', 'outside') THEN 'z' WHEN b.counted_symbol IS NOT NULL THEN b.counted_symbol
    WHEN k.value IS NULL THEN 'x' WHEN k.value = 0 THEN 'z' END AS rate_symbol,
  CASE WHEN b.counted_symbol IS NULL AND k.value > 0 THEN 32 ELSE 0 END AS rate_flags,
  k.value AS population,
  CASE WHEN NOT b.rated OR b.code IN ('none', 'outside') THEN 'z' WHEN k.value IS NULL THEN 'x' END AS population_symbol,
  k.mid_year || '-06-30' AS population_at
FROM based AS b CROSS JOIN uses AS u JOIN area AS a ON a.code = :area
LEFT JOIN local_label AS d ON d.code = b.district AND d.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = b.district AND x.first <= b.period_end)
LEFT JOIN local_label AS l ON l.code = b.locality AND l.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = b.locality AND x.first <= b.period_end)
LEFT JOIN local_label AS w ON w.code = b.ward AND w.first = (SELECT max(x.first)
  FROM local_label AS x WHERE x.code = b.ward AND x.first <= b.period_end)
LEFT JOIN children AS k ON k.area = b.code AND b.lasted AND b.rated
WHERE b.id IN (SELECT id FROM chosen)
-- areas by name, each after what lies in it; the authority last
ORDER BY b.sort, b.level = 'authority', b.elsewhere,
  CASE WHEN u.district_in_locality OR NOT u.district THEN l.sort ELSE d.sort END,
  CASE WHEN u.district_in_locality OR NOT u.district THEN l.name ELSE d.name END,
  CASE b.level WHEN 'ward' THEN 0 ELSE CASE WHEN b.level = 'locality' THEN u.district_in_locality
    ELSE u.locality_in_district END END,
  CASE WHEN u.district_in_locality THEN d.name WHEN u.locality_in_district THEN l.name END,
  b.level <> 'ward', w.sort, w.name
