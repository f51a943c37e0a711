-- Section 47 enquiries started and initial conferences held in each year to 31 March; conferences by the working days
-- since the strategy discussion.
WITH band (label, least, most) AS (VALUES ('0 to 10', 0, 10), ('11 to 15', 11, 15), ('16 to 20', 16, 20),
  ('21 or more', 21, 9999)),
timed AS (
  SELECT y.last, y.children, h.days, count(*) AS n FROM held AS h JOIN year AS y ON y.year = h.year
  GROUP BY y.year, h.days),
counted AS (
  SELECT 'section_47' AS what, y.last, y.children, count(*) AS n
  FROM day_enquiry AS q JOIN year AS y ON y.year = substr(q.strategy, 1, 4) + (substr(q.strategy, 6) > '03-31')
  GROUP BY y.last
  UNION ALL SELECT 'icpc', last, children, sum(n) FROM timed GROUP BY last)
SELECT what AS indicator, last AS period_end, '' AS breakdown, n AS value, NULL AS numerator, NULL AS denominator
FROM counted
UNION ALL SELECT what || '_rate', last, '', 10000.0 * n / children, n, children FROM counted
UNION ALL SELECT 'icpc_duration', h.last, 'working_days=' || b.label, sum(h.n), NULL, NULL
FROM timed AS h JOIN band AS b ON h.days BETWEEN b.least AND b.most GROUP BY h.last, b.label
