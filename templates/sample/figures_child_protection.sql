-- Child protection plans at 31 March, by category and by how long they had been open; started and ended in the year;
-- of those started the repeat ones, of those ended the ones of 2 years or more.
WITH open AS (
  SELECT y.year, y.last, y.children, p.category, p.started,
    CASE WHEN date(p.started, '+3 months') > y.last THEN '3 months or less'
      WHEN date(p.started, '+6 months') > y.last THEN 'more than 3 to 6 months'
      WHEN date(p.started, '+1 year') > y.last THEN 'more than 6 months, less than 1 year'
      WHEN julianday(y.last) - julianday(p.started) < 730 THEN '1 year, less than 2 years'
      ELSE '2 years or more' END AS duration
  FROM day_plan AS p JOIN year AS y ON p.started <= y.last AND (p.ended IS NULL OR p.ended > y.last)),
stock AS (
  SELECT year, last, children, count(*) AS n, sum(duration = '2 years or more') AS long,
    sum(duration <> '3 months or less') AS months_3
  FROM open GROUP BY last),
started AS (
  SELECT y.last, y.children, count(*) AS n, sum(p.previous > 0) AS again
  FROM day_plan AS p JOIN year AS y ON p.started BETWEEN y.first AND y.last GROUP BY y.last),
ended AS (
  SELECT y.last, y.children, count(*) AS n, sum(julianday(p.ended) - julianday(p.started) >= 730) AS long
  FROM day_plan AS p JOIN year AS y ON p.ended BETWEEN y.first AND y.last GROUP BY y.last),
-- no day of an earlier review is kept: how many of 1,000 plans had all reviews in time is given
in_time (year, share) AS (VALUES (2016, 970), (2017, 953), (2018, 960), (2019, 963), (2020, 930), (2021, 951),
  (2022, 926), (2023, 905), (2024, 936), (2025, 976)),
reviewed AS (
  SELECT s.last, s.months_3, round(s.months_3 * i.share / 1000.0) AS n FROM stock AS s JOIN in_time AS i ON i.year = s.year),
category (code, label) AS (VALUES ('a', 'Neglect'), ('b', 'Physical abuse'), ('c', 'Sexual abuse'), ('d', 'Emotional abuse'),
  ('e', 'Multiple')),
spread AS (SELECT last, duration, count(*) AS n FROM open GROUP BY last, duration)
SELECT 'cpp_at_31_march' AS indicator, last AS period_end, '' AS breakdown, n AS value, NULL AS numerator,
  NULL AS denominator FROM stock
UNION ALL SELECT 'cpp_rate', last, '', 10000.0 * n / children, n, children FROM stock
UNION ALL SELECT 'cpp_started', last, '', n, NULL, NULL FROM started
UNION ALL SELECT 'cpp_started_rate', last, '', 10000.0 * n / children, n, children FROM started
UNION ALL SELECT 'cpp_ended', last, '', n, NULL, NULL FROM ended
UNION ALL SELECT 'cpp_ended_rate', last, '', 10000.0 * n / children, n, children FROM ended
UNION ALL SELECT 'cpp_repeat', last, '', again, NULL, NULL FROM started
UNION ALL SELECT 'cpp_repeat_pct', last, '', 100.0 * again / n, again, n FROM started
UNION ALL SELECT 'cpp_2_years_pct', last, '', 100.0 * long / n, long, n FROM stock
UNION ALL SELECT 'cpp_ended_2_years_pct', last, '', 100.0 * long / n, long, n FROM ended
UNION ALL SELECT 'cpp_3_months', last, '', months_3, NULL, NULL FROM stock
UNION ALL SELECT 'cpp_reviewed', last, '', n, NULL, NULL FROM reviewed
UNION ALL SELECT 'cpp_reviewed_pct', last, '', 100.0 * n / months_3, n, months_3 FROM reviewed
UNION ALL SELECT 'cpp_duration', last, 'duration=' || duration, n, NULL, NULL FROM spread
UNION ALL SELECT 'cpp_duration_pct', p.last, 'duration=' || p.duration, 100.0 * p.n / s.n, p.n, s.n
FROM spread AS p JOIN stock AS s ON s.last = p.last WHERE p.duration <> '2 years or more'
UNION ALL SELECT 'cpp_category', s.last, 'category=' || k.label || '; stage=latest',
  (SELECT count(*) FROM open AS o WHERE o.last = s.last AND substr(o.category, 1, 1) = k.code), NULL, NULL
FROM stock AS s CROSS JOIN category AS k
