-- Figures of the service's own lists. The query says what it shows, cell (id, grp, first, day, whole),
-- and what was counted, counted (id, grp, hits, n): grp tells the cells of an indicator apart.

result AS (
  SELECT i.sort, i.topic, i.id, i.label, i.kind, i.unit, i.decimals, i.polarity, i.numerator,
    i.denominator, i.definition, i.parts, l.grp, CASE i.kind WHEN 'flow' THEN l.first END AS first,
    CASE i.kind WHEN 'flow' THEN NULL ELSE 'z' END AS first_symbol, l.day AS period_end,
    CASE i.unit WHEN 'count' THEN coalesce(c.hits, 0)
      WHEN '%' THEN 100.0 * coalesce(c.hits, 0) / nullif(CASE WHEN i.whole IS NULL THEN c.n
        ELSE w.n END, 0) ELSE c.hits / nullif(c.n, 0) END AS value,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> 'count' AND
      coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) = 0 THEN 'z' END AS value_symbol,
    CASE WHEN i.unit IN ('count', '%') THEN coalesce(c.hits, 0) ELSE c.n END AS counted,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> 'count' AND
      coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) = 0 THEN 'z' END
      AS counted_symbol,
    CASE WHEN i.unit = '%' THEN coalesce(CASE WHEN i.whole IS NULL THEN c.n ELSE w.n END, 0) END
      AS out_of,
    CASE WHEN NOT l.whole THEN 'x' WHEN i.unit <> '%' THEN 'z' END AS out_of_symbol
  FROM cell AS l JOIN list_indicator AS i ON i.id = l.id
  LEFT JOIN counted AS c ON c.id = l.id AND c.grp = l.grp
  LEFT JOIN counted AS w ON w.id = i.whole AND w.grp = l.grp)
