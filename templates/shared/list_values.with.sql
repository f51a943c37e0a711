-- Figures of the service's own lists. The query says what it shows, cell (id, grp, first, day, whole),
-- and what was counted, counted (id, grp, hits, n): grp tells the cells of an indicator apart. In hit, behind
-- and missed are the names of what each number counts, the same for the same children: parts of keys.

tally AS MATERIALIZED (
  SELECT l.id, l.grp, l.day, coalesce(CASE WHEN i.unit IN ('count', '%') THEN c.hits ELSE c.n END, 0)
      AS counted,
    coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) AS out_of
  FROM cell AS l JOIN list_indicator AS i ON i.id = l.id
  LEFT JOIN counted AS c ON c.id = l.id AND c.grp = l.grp
  LEFT JOIN counted AS w ON w.id = i.whole AND w.grp = l.grp),
-- the cells of both, so that neither has one that the other lacks
beside AS (
  SELECT s.id, s.part, s.sort, t.grp, t.day,
    CASE s.part WHEN 'all' THEN t.out_of WHEN 'counted' THEN t.counted ELSE t.out_of - t.counted END AS n
  FROM list_same AS s JOIN tally AS t ON t.id = s.id WHERE s.other IS NOT NULL
  UNION ALL
  SELECT s.id, s.part, s.sort, t.grp, t.day,
    -CASE s.other_all WHEN 1 THEN t.out_of ELSE t.counted END
  FROM list_same AS s JOIN tally AS t ON t.id = s.other),
differs AS MATERIALIZED (
  SELECT DISTINCT b.id, b.part, b.sort FROM (
    SELECT id, part, sort FROM beside GROUP BY id, part, sort, grp
    HAVING sum(n) <> 0 OR min(day) <> max(day)) AS b),
named AS MATERIALIZED (
  SELECT s.id, s.part, min(s.sort) AS sort FROM list_same AS s
  LEFT JOIN differs AS d ON d.id = s.id AND d.part = s.part AND d.sort = s.sort
  WHERE d.id IS NULL GROUP BY s.id, s.part),
result AS (
  SELECT i.sort, i.topic, i.id, i.label, i.kind, i.unit, i.decimals, i.polarity, i.numerator,
    i.denominator, i.definition, i.parts, l.grp, CASE i.kind WHEN 'flow' THEN l.first END AS first,
    CASE i.kind WHEN 'flow' THEN NULL ELSE 'z' END AS first_symbol, l.day AS period_end,
    CASE i.unit WHEN 'count' THEN t.counted WHEN '%' THEN 100.0 * t.counted / nullif(t.out_of, 0)
      ELSE c.hits / nullif(c.n, 0) END AS value,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> 'count' AND t.out_of = 0 THEN 'z' END AS value_symbol,
    t.counted,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> 'count' AND t.out_of = 0 THEN 'z' END
      AS counted_symbol,
    CASE WHEN i.unit = '%' THEN t.out_of END AS out_of,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> '%' THEN 'z' END AS out_of_symbol,
    hit.name AS hit, behind.name AS behind, CASE WHEN behind.name IS NULL THEN 'z' END AS behind_symbol,
    missed.name AS missed, CASE WHEN missed.name IS NULL THEN 'z' END AS missed_symbol
  FROM cell AS l JOIN list_indicator AS i ON i.id = l.id
  JOIN tally AS t ON t.id = l.id AND t.grp = l.grp
  LEFT JOIN counted AS c ON c.id = l.id AND c.grp = l.grp
  LEFT JOIN named AS h ON h.id = l.id AND h.part = 'counted'
  LEFT JOIN list_same AS hit ON hit.id = h.id AND hit.part = h.part AND hit.sort = h.sort
  LEFT JOIN named AS b ON b.id = l.id AND b.part = 'all'
  LEFT JOIN list_same AS behind ON behind.id = b.id AND behind.part = b.part AND behind.sort = b.sort
  LEFT JOIN named AS m ON m.id = l.id AND m.part = 'rest'
  LEFT JOIN list_same AS missed ON missed.id = m.id AND missed.part = m.part AND missed.sort = m.sort)
