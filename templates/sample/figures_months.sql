-- The authority's own months: events of each month, and what is open at its end.
WITH share (what, month, n, whole) AS (
  SELECT 'local.assessments_in_45_days', substr(day, 1, 7), sum(days <= 45), count(*) FROM done WHERE day >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.icpc_in_15_days', substr(day, 1, 7), sum(days <= 15), count(*) FROM held WHERE day >= '2022-04-01' GROUP BY 2),
-- the time that a child with a need assessed is in care or has a protection plan: for the months, from 2022 on
apart (child, first, until) AS (
  SELECT child, started, coalesce(ceased, '9999') FROM day_care UNION ALL
  SELECT child, started, coalesce(ended, '9999') FROM day_plan),
elsewhere (child, first, until) AS MATERIALIZED (
  SELECT a.child, max(a.first, d.assessed), min(a.until, coalesce(d.closed, '9999'))
  FROM apart AS a JOIN day_need AS d ON d.child = a.child
  WHERE a.until > '2022-04-01' AND d.assessed < a.until AND (d.closed IS NULL OR d.closed > a.first)),
at_end (last, n) AS (
  SELECT e.last, count(DISTINCT l.child) FROM day_end AS e JOIN elsewhere AS l ON e.last >= l.first AND e.last < l.until
  WHERE e.monthly GROUP BY e.last),
event (what, month, n) AS (
  SELECT 'local.contacts', substr(contacted, 1, 7), count(*) FROM day_contact WHERE contacted >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'referrals_month', substr(referred, 1, 7), count(*) FROM day_referral
  WHERE referred >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.assessments_completed', month, whole FROM share WHERE what = 'local.assessments_in_45_days'
  UNION ALL SELECT 'local.section_47', substr(strategy, 1, 7), count(*) FROM day_enquiry
  WHERE strategy >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.icpc', month, whole FROM share WHERE what = 'local.icpc_in_15_days'
  UNION ALL SELECT what, month, n FROM share
  UNION ALL SELECT 'local.cpp_started', substr(started, 1, 7), count(*) FROM day_plan WHERE started >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.cpp_ended', substr(ended, 1, 7), count(*) FROM day_plan WHERE ended >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.cla_started', substr(started, 1, 7), count(*) FROM day_care WHERE started >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.cla_ceased', substr(ceased, 1, 7), count(*) FROM day_care WHERE ceased >= '2022-04-01' GROUP BY 2),
-- what is open at an end, all ends being ends of months: what started up to it less what ended
change (what, month, n) AS MATERIALIZED (
  SELECT 'local.child_protection_plans', substr(started, 1, 7), count(*) FROM day_plan GROUP BY 2
  UNION ALL SELECT 'local.child_protection_plans', substr(ended, 1, 7), -count(*) FROM day_plan WHERE ended IS NOT NULL GROUP BY 2
  UNION ALL SELECT 'local.children_in_care', substr(started, 1, 7), count(*) FROM day_care GROUP BY 2
  UNION ALL SELECT 'local.children_in_care', substr(ceased, 1, 7), -count(*) FROM day_care WHERE ceased IS NOT NULL GROUP BY 2
  UNION ALL SELECT 'local.early_help', substr(started, 1, 7), count(*) FROM day_early_help GROUP BY 2
  UNION ALL SELECT 'local.early_help', substr(completed, 1, 7), -count(*) FROM day_early_help WHERE completed IS NOT NULL GROUP BY 2),
stock (what, last, n) AS (
  SELECT 'local.open_cases', last, sum(children) FROM open_need WHERE monthly GROUP BY last
  -- of those assessed all but the ones who are in care or have a protection plan
  UNION ALL SELECT 'local.child_in_need_plans', n.last, sum(n.assessed) - coalesce(a.n, 0)
  FROM open_need AS n LEFT JOIN at_end AS a ON a.last = n.last WHERE n.monthly GROUP BY n.last
  UNION ALL SELECT c.what, e.last, sum(c.n) FROM day_end AS e JOIN change AS c ON c.month <= substr(e.last, 1, 7)
  WHERE e.monthly GROUP BY c.what, e.last
  -- one who came back into care is no care leaver meanwhile
  UNION ALL SELECT 'local.care_leavers', e.last, count(DISTINCT l.child) FROM day_end AS e
  JOIN day_leaver AS l ON l.started <= e.last AND (l.until IS NULL OR l.until > e.last)
  WHERE e.monthly AND NOT EXISTS (SELECT 1 FROM day_care AS c WHERE c.child = l.child AND c.started <= e.last
    AND (c.ceased IS NULL OR c.ceased > e.last)) GROUP BY e.last)
SELECT what AS indicator, date(month || '-01', '+1 month', '-1 day') AS period_end, '' AS breakdown, n AS value,
  NULL AS numerator, NULL AS denominator FROM event
UNION ALL SELECT what || '_pct', date(month || '-01', '+1 month', '-1 day'), '', 100.0 * n / whole, n, whole FROM share
UNION ALL SELECT what, last, '', n, NULL, NULL FROM stock
