-- Assessments completed in each year to 31 March, by the working days since the referral.
WITH timed AS (
  SELECT y.last, y.children, d.days, count(*) AS n
  FROM done AS d JOIN year AS y ON y.year = d.year GROUP BY y.year, d.days),
band (label, least, most) AS (VALUES ('same day', 0, 0), ('1 to 10', 1, 10), ('11 to 20', 11, 20),
  ('21 to 30', 21, 30), ('31 to 40', 31, 40), ('41 to 45', 41, 45), ('46 to 50', 46, 50), ('51 to 60', 51, 60),
  ('61 or more', 61, 9999)),
counted AS (SELECT last, children, sum(n) AS done FROM timed GROUP BY last)
SELECT 'assessments_completed' AS indicator, last AS period_end, '' AS breakdown, done AS value, NULL AS numerator,
  NULL AS denominator FROM counted
UNION ALL SELECT 'assessments_rate', last, '', 10000.0 * done / children, done, children FROM counted
UNION ALL SELECT 'assessment_duration', t.last, 'working_days=' || b.label, sum(t.n), NULL, NULL
FROM timed AS t JOIN band AS b ON t.days BETWEEN b.least AND b.most GROUP BY t.last, b.label
