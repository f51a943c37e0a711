-- Every indicator that the authority's own lists of children give, by what the list
-- tells apart: source of a contact or referral, category of abuse, placement, reason of closure, kind
-- of visit; see list_measures.
-- parameters: area (area), as_at (date), from (date)
-- source: Case management system, Annex A lists
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column part: label "Kind"
-- column value: label "Value", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id} {first} {period_end} {part}", role total over part,
--     role numerator of value, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children behind {id} {first} {period_end} {part}", role total over part,
--     role denominator of value, rounding none
WITH
-- which list to read for which day, see view list_reach
reach AS MATERIALIZED (
  SELECT l.list, l.kind, l.snapshot, min(:as_at, l.upto) AS day,
    CASE l.kind WHEN 'flow' THEN coalesce(:from, date(min(:as_at, l.upto), '+1 day', '-12 months'))
      ELSE min(:as_at, l.upto) END AS wanted, l.first, min(l.last, :as_at) AS last
  FROM list_reach AS l
  WHERE l.area = :area AND l.cut = (SELECT max(c.cut) FROM list_reach AS c
    WHERE c.area = :area AND c.list = l.list AND c.kind = l.kind AND c.reaches <= :as_at)),
-- the window, or the one day, and whether the lists tell of all of it
place AS MATERIALIZED (
  SELECT i.id, r.kind, r.wanted AS first, r.day, sum(julianday(r.last) - max(julianday(r.first),
      julianday(r.wanted)) + 1) >= julianday(r.day) - julianday(r.wanted) + 1 AS whole
  FROM list_indicator AS i CROSS JOIN reach AS r ON r.list = i.list AND r.kind = i.kind
  WHERE max(r.first, r.wanted) <= r.last GROUP BY i.id, r.kind, r.wanted, r.day),
part AS MATERIALIZED (
  SELECT i.id, i.sort, r.kind, r.snapshot, max(r.first, r.wanted) AS first, r.last
  FROM list_indicator AS i CROSS JOIN reach AS r ON r.list = i.list AND r.kind = i.kind
  WHERE max(r.first, r.wanted) <= r.last),
coded AS MATERIALIZED (
  SELECT p.id, i.parts, coalesce(e.part, '') AS code, sum(e.hit) AS hits, count(e.hit) AS n
  FROM part AS p JOIN list_indicator AS i ON i.id = p.id AND i.parts IS NOT NULL
  CROSS JOIN list_event AS e ON e.area = :area AND e.measure = p.sort AND e.snapshot = p.snapshot
  WHERE e.since <= p.last
    AND CASE p.kind WHEN 'flow' THEN e.since >= p.first ELSE e.until > p.last END
  GROUP BY p.id, coalesce(e.part, '')),
counted AS MATERIALIZED (
  SELECT c.id, k.label AS grp, sum(c.hits) AS hits, sum(c.n) AS n
  FROM coded AS c JOIN code_label AS k ON k.code_set = c.parts AND k.code = c.code
  GROUP BY c.id, k.label),
-- of a share of what another indicator counts, groups without a case, too
cell AS (SELECT id, grp FROM counted UNION
  SELECT i.id, w.grp FROM list_indicator AS i JOIN counted AS w ON w.id = i.whole)
SELECT i.id, i.label, i.unit, i.decimals, i.polarity,
  CASE i.kind WHEN 'flow' THEN p.first END AS first, p.day AS period_end, g.label AS part,
  CASE i.unit WHEN 'count' THEN coalesce(c.hits, 0)
    WHEN '%' THEN 100.0 * coalesce(c.hits, 0) / nullif(coalesce(w.n, c.n), 0)
    ELSE c.hits / nullif(c.n, 0) END AS value,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> 'count' AND coalesce(w.n, c.n, 0) = 0 THEN 'z' END
    AS value_symbol,
  CASE WHEN i.unit IN ('count', '%') THEN coalesce(c.hits, 0) ELSE c.n END AS counted,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> 'count' AND coalesce(w.n, c.n, 0) = 0 THEN 'z' END
    AS counted_symbol,
  CASE i.unit WHEN '%' THEN coalesce(w.n, c.n) END AS out_of,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> '%' THEN 'z' END AS out_of_symbol
FROM cell AS l JOIN place AS p ON p.id = l.id JOIN list_indicator AS i ON i.id = l.id
JOIN (SELECT code_set, label, min(sort) AS sort FROM code_label GROUP BY code_set, label) AS g
  ON g.code_set = i.parts AND g.label = l.grp
LEFT JOIN counted AS c ON c.id = l.id AND c.grp = l.grp
LEFT JOIN counted AS w ON w.id = i.whole AND w.grp = l.grp
ORDER BY i.sort, g.sort, g.label
