-- Figures of the service's own lists by what the query's counted (id, grp, hits, n) tells apart.
-- with: list_window, list_values

-- of a share of what another indicator counts, groups without a case, too
cell AS (
  SELECT p.id, g.grp, p.first, p.day, p.whole
  FROM (SELECT id, grp FROM counted UNION
    SELECT i.id, w.grp FROM list_indicator AS i JOIN counted AS w ON w.id = i.whole) AS g
  JOIN place AS p ON p.id = g.id)
