-- What was first published for the year to 31 March 2024: some referrals were entered late,
-- second ones more often, and some cases were closed late.
WITH counted AS (
  SELECT y.last, y.children, count(*) AS referrals, sum(r.again) AS again,
    (SELECT sum(n.children) FROM open_need AS n WHERE n.last = y.last)
      + (SELECT count(*) FROM day_need AS n WHERE n.closed BETWEEN date(y.last, '-6 days') AND y.last AND n.in_need) AS open
  FROM day_referral AS r JOIN year AS y ON r.referred BETWEEN y.first AND y.last
  WHERE y.year = 2024 AND r.child % 199 > 0 AND NOT (r.again AND r.child % 29 = 0)
  GROUP BY y.last)
SELECT 'referrals' AS indicator, last AS period_end, '' AS breakdown, referrals AS value, NULL AS numerator,
  NULL AS denominator FROM counted
UNION ALL SELECT 'referrals_rate', last, '', 10000.0 * referrals / children, referrals, children FROM counted
UNION ALL SELECT 'rereferrals', last, '', again, NULL, NULL FROM counted
UNION ALL SELECT 'rereferrals_pct', last, '', 100.0 * again / referrals, again, referrals FROM counted
UNION ALL SELECT 'cin_at_31_march', last, '', open, NULL, NULL FROM counted
UNION ALL SELECT 'cin_rate', last, '', 10000.0 * open / children, open, children FROM counted
