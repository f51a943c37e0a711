-- The authority's own months: events of each month, and what is open at its end.
WITH share (what, month, n, whole) AS (
  SELECT 'local.assessments_in_45_days', substr(day, 1, 7), sum(days <= 45), count(*) FROM done WHERE day >= '2022-04-01' GROUP BY 2
  UNION ALL SELECT 'local.icpc_in_15_days', substr(day, 1, 7), sum(days <= 15), count(*) FROM held WHERE day >= '2022-04-01' GROUP BY 2),
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
stock (what, last, n) AS (
  SELECT 'local.open_cases', last, sum(children) FROM open_need WHERE monthly GROUP BY last
  -- of those assessed all but the ones who are in care or have a protection plan
  UNION ALL SELECT 'local.child_in_need_plans', n.last, sum(n.assessed) - (
    SELECT count(*) FROM (
      SELECT c.child FROM day_care AS c WHERE c.started <= n.last AND (c.ceased IS NULL OR c.ceased > n.last)
      UNION SELECT p.child FROM day_plan AS p WHERE p.started <= n.last AND (p.ended IS NULL OR p.ended > n.last)) AS o
    WHERE EXISTS (SELECT 1 FROM day_need AS d WHERE d.child = o.child AND d.assessed <= n.last
      AND (d.closed IS NULL OR d.closed > n.last)))
  FROM open_need AS n WHERE n.monthly GROUP BY n.last
  UNION ALL SELECT 'local.child_protection_plans', e.last, count(*) FROM day_end AS e
  JOIN day_plan AS p ON p.started <= e.last AND (p.ended IS NULL OR p.ended > e.last) WHERE e.monthly GROUP BY e.last
  UNION ALL SELECT 'local.children_in_care', e.last, count(*) FROM day_end AS e
  JOIN day_care AS c ON c.started <= e.last AND (c.ceased IS NULL OR c.ceased > e.last) WHERE e.monthly GROUP BY e.last
  UNION ALL SELECT 'local.early_help', e.last, count(*) FROM day_early_help AS h
  CROSS JOIN day_end AS e ON e.last >= h.started AND e.last < coalesce(h.completed, '9999-12-31') AND e.monthly GROUP BY e.last
  -- one who came back into care is no care leaver meanwhile
  UNION ALL SELECT 'local.care_leavers', e.last, count(DISTINCT l.child) FROM day_end AS e
  JOIN day_leaver AS l ON l.started <= e.last AND (l.until IS NULL OR l.until > e.last)
  WHERE e.monthly AND NOT EXISTS (SELECT 1 FROM day_care AS c WHERE c.child = l.child AND c.started <= e.last
    AND (c.ceased IS NULL OR c.ceased > e.last)) GROUP BY e.last)
SELECT what AS indicator, date(month || '-01', '+1 month', '-1 day') AS period_end, '' AS breakdown, n AS value,
  NULL AS numerator, NULL AS denominator FROM event
UNION ALL SELECT what || '_pct', date(month || '-01', '+1 month', '-1 day'), '', 100.0 * n / whole, n, whole FROM share
UNION ALL SELECT what, last, '', n, NULL, NULL FROM stock
