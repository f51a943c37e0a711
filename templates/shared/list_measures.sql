-- Every indicator that the authority's own lists of children give: in the window from :from to
-- :as_at (the last 12 months where :from is blank), or at the end of :as_at, or on the day of the
-- newest list. Counts children, episodes or events; a window that the lists don't tell of as a
-- whole has no figure.
-- parameters: area (area), as_at (date), from (date)
-- source: Case management system, Annex A lists
-- key: id
-- column sort: label "Order", unit count, decimals 0, disclosure none
-- column topic: label "Topic"
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column kind: label "Kind"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column value: label "Value", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id} {first} {period_end}", role numerator of value, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children behind {id} {first} {period_end}", role denominator of value, rounding none
-- column numerator: label "What is counted", role definition
-- column denominator: label "Out of what", role definition
-- column definition: label "Definition", role definition
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
counted AS MATERIALIZED (
  SELECT p.id, sum(e.hit) AS hits, count(e.hit) AS n
  FROM part AS p CROSS JOIN list_event AS e ON e.area = :area AND e.measure = p.sort
    AND e.snapshot = p.snapshot
  WHERE e.since <= p.last
    AND CASE p.kind WHEN 'flow' THEN e.since >= p.first ELSE e.until > p.last END
  GROUP BY p.id)
SELECT i.sort, i.topic, i.id, i.label, i.kind, i.unit, i.decimals, i.polarity,
  CASE i.kind WHEN 'flow' THEN p.first END AS first, p.day AS period_end,
  CASE i.unit WHEN 'count' THEN coalesce(c.hits, 0)
    WHEN '%' THEN 100.0 * coalesce(c.hits, 0) / nullif(CASE WHEN i.whole IS NULL THEN c.n
      ELSE w.n END, 0) ELSE c.hits / nullif(c.n, 0) END AS value,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> 'count' AND
    coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) = 0 THEN 'z' END AS value_symbol,
  CASE WHEN i.unit IN ('count', '%') THEN coalesce(c.hits, 0) ELSE c.n END AS counted,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> 'count' AND
    coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) = 0 THEN 'z' END AS counted_symbol,
  CASE WHEN i.unit = '%' THEN coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) END
    AS out_of,
  CASE WHEN NOT p.whole THEN 'x' WHEN i.unit <> '%' THEN 'z' END AS out_of_symbol,
  i.numerator, i.denominator, i.definition
FROM place AS p JOIN list_indicator AS i ON i.id = p.id
LEFT JOIN counted AS c ON c.id = i.id LEFT JOIN counted AS w ON w.id = i.whole
ORDER BY i.sort
