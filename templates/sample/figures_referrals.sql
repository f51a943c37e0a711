-- Referrals of each year to 31 March; those within 12 months of another, without further action, assessed and found not
-- in need, of all.
WITH years AS (
  SELECT substr(r.referred, 1, 4) + (substr(r.referred, 6) > '03-31') AS year, count(*) AS referrals, sum(r.again) AS again, sum(r.no_action) AS no_action,
    sum(EXISTS (
    SELECT 1 FROM day_assessment AS a WHERE a.child = r.child AND a.started = r.referred
      AND a.support = 0 AND a.authorised IS NOT NULL)) AS no_need
  FROM day_referral AS r GROUP BY 1),
counted AS (
  SELECT y.last, y.children, r.referrals, r.again, r.no_action, r.no_need
  FROM years AS r JOIN year AS y ON y.year = r.year)
SELECT 'referrals' AS indicator, last AS period_end, '' AS breakdown, referrals AS value, NULL AS numerator,
  NULL AS denominator FROM counted
UNION ALL SELECT 'referrals_rate', last, '', 10000.0 * referrals / children, referrals, children FROM counted
UNION ALL SELECT 'rereferrals', last, '', again, NULL, NULL FROM counted
UNION ALL SELECT 'rereferrals_pct', last, '', 100.0 * again / referrals, again, referrals FROM counted
UNION ALL SELECT 'referrals_nfa', last, '', no_action, NULL, NULL FROM counted
UNION ALL SELECT 'referrals_nfa_pct', last, '', 100.0 * no_action / referrals, no_action, referrals FROM counted
UNION ALL SELECT 'referrals_not_in_need', last, '', no_need, NULL, NULL FROM counted
UNION ALL SELECT 'referrals_not_in_need_pct', last, '', 100.0 * no_need / referrals, no_need, referrals FROM counted
