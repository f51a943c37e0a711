-- Cases that social workers hold at 30 September: the children in need of that day; staff are given.
WITH staff AS (
  SELECT o.period_end AS last, o.value AS holders FROM observation AS o
  WHERE o.area = 'X10000001' AND o.indicator = 'case_holders_fte'),
counted AS (SELECT s.last, s.holders, sum(n.children) AS n FROM staff AS s JOIN open_need AS n ON n.last = s.last GROUP BY s.last)
SELECT 'cases' AS indicator, last AS period_end, '' AS breakdown, n AS value, NULL AS numerator, NULL AS denominator
FROM counted
UNION ALL SELECT 'caseload_fte', last, '', n / holders, n, holders FROM counted
