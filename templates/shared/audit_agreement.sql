-- How far auditor and moderator agree, by quarter: audits that were moderated, those whose grade stood,
-- and those whose grade became a better or a worse one; see audits_by_grade.
-- parameters: area (area), as_at (date), from (date)
-- source: Audits of practice
-- column period_end: label "Quarter ending", format "mmm yyyy"
-- column audits: label "Audits", unit count, decimals 0, disclosure none
-- column moderated: label "Moderated", unit count, decimals 0, disclosure none
-- column agreed: label "Agreed", unit count, decimals 0, disclosure none
-- column raised: label "Raised", unit count, decimals 0, disclosure none
-- column lowered: label "Lowered", unit count, decimals 0, disclosure none
-- column share: label "Agreement", unit "%", decimals 0, polarity high, disclosure none
WITH
graded AS MATERIALIZED (
  SELECT date(a.audited, 'start of month', '+' || ((12 - strftime('%m', a.audited)) % 3 + 1) || ' months',
      '-1 day') AS quarter, g.rank, m.rank AS after
  FROM audit AS a JOIN audit_grade AS g ON g.grade = a.grade
  LEFT JOIN audit_grade AS m ON m.grade = a.moderated
  WHERE a.area = :area)
SELECT g.quarter AS period_end, count(*) AS audits, count(g.after) AS moderated,
  coalesce(sum(g.after = g.rank), 0) AS agreed, coalesce(sum(g.after < g.rank), 0) AS raised,
  coalesce(sum(g.after > g.rank), 0) AS lowered, 100.0 * sum(g.after = g.rank) / count(g.after) AS share,
  CASE WHEN count(g.after) = 0 THEN 'z' END AS share_symbol
FROM graded AS g
WHERE g.quarter <= :as_at AND g.quarter >= coalesce(:from, date(:as_at, '+1 day', '-24 months'))
GROUP BY g.quarter
ORDER BY g.quarter
