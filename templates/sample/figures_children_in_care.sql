-- Children looked after at 31 March, starting and ceasing in the year.
WITH counted AS (
  SELECT 'cla' AS what, y.last, y.children, count(*) AS n
  FROM day_care AS c JOIN year AS y ON c.started <= y.last AND (c.ceased IS NULL OR c.ceased > y.last) GROUP BY y.last
  UNION ALL SELECT 'cla_started', y.last, y.children, count(*)
  FROM day_care AS c JOIN year AS y ON c.started BETWEEN y.first AND y.last GROUP BY y.last
  UNION ALL SELECT 'cla_ceased', y.last, y.children, count(*)
  FROM day_care AS c JOIN year AS y ON c.ceased BETWEEN y.first AND y.last GROUP BY y.last)
SELECT what AS indicator, last AS period_end, '' AS breakdown, n AS value, NULL AS numerator, NULL AS denominator
FROM counted
UNION ALL SELECT what || '_rate', last, '', 10000.0 * n / children, n, children FROM counted
