-- Children in need at 31 March, by primary need, and episodes of need started and ended in the year. An episode that the
-- assessment closed, finding no need, is none; at 31 March children who are being assessed count.
WITH label (code, label) AS (VALUES ('N1', 'N1 Abuse or neglect'), ('N2', 'N2 Child''s disability or illness'),
  ('N3', 'N3 Parent''s disability or illness'), ('N4', 'N4 Family in acute stress'), ('N5', 'N5 Family dysfunction'),
  ('N6', 'N6 Socially unacceptable behaviour'), ('N7', 'N7 Low income'), ('N8', 'N8 Absent parenting'),
  ('N9', 'N9 Cases other than children in need'), ('N0', 'N0 Not stated')),
years (what, year, n) AS (
  SELECT 'cin_episodes_started', substr(started, 1, 4) + (substr(started, 6) > '03-31'), count(*) FROM day_need
  WHERE in_need OR closed IS NULL GROUP BY 2
  UNION ALL SELECT 'cin_episodes_ended', substr(closed, 1, 4) + (substr(closed, 6) > '03-31'), count(*) FROM day_need
  WHERE in_need GROUP BY 2),
counted AS (
  SELECT 'cin' AS what, '_at_31_march' AS kind, y.last, y.children, sum(n.children) AS n
  FROM open_need AS n JOIN year AS y ON y.last = n.last GROUP BY y.last
  UNION ALL SELECT n.what, '', y.last, y.children, n.n FROM years AS n JOIN year AS y ON y.year = n.year)
SELECT what || kind AS indicator, last AS period_end, '' AS breakdown, n AS value, NULL AS numerator,
  NULL AS denominator FROM counted
UNION ALL SELECT what || '_rate', last, '', 10000.0 * n / children, n, children FROM counted
UNION ALL SELECT 'cin_primary_need', n.last, 'need=' || l.label, n.n, NULL, NULL
FROM (SELECT n.last, n.need, sum(n.children) AS n FROM year AS y JOIN open_need AS n ON n.last = y.last GROUP BY n.last, n.need) AS n
JOIN label AS l ON l.code = n.need
