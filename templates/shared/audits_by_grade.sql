-- Audits of practice by quarter and grade, on the scale of the audits: the moderator's grade where there
-- is one, else the auditor's. Whole quarters up to :as_at, from the one that holds :from (two years
-- where it is blank). An audit counts a piece of work, drawn from many: not a child.
-- parameters: area (area), as_at (date), from (date)
-- column period_end: label "Quarter ending", format "mmm yyyy"
-- column grade: label "Grade"
-- column audits: label "Audits", unit count, decimals 0, disclosure none
-- column out_of: label "All audits", unit count, decimals 0, disclosure none
-- column share: label "Share of audits", unit "%", decimals 0, disclosure none
-- column good: label "Met the standard", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
WITH
graded AS MATERIALIZED (
  SELECT date(a.audited, 'start of month', '+' || ((12 - strftime('%m', a.audited)) % 3 + 1) || ' months',
      '-1 day') AS quarter, coalesce(a.moderated, a.grade) AS grade, a.source
  FROM audit AS a WHERE a.area = :area),
held AS MATERIALIZED (
  SELECT g.quarter, g.grade, g.source FROM graded AS g
  WHERE g.quarter <= :as_at AND g.quarter >= coalesce(:from, date(:as_at, '+1 day', '-24 months'))),
scale AS (SELECT DISTINCT s.grade, s.rank, s.good FROM held AS h JOIN audit_grade AS s ON s.grade = h.grade),
quarter AS (SELECT h.quarter, count(*) AS n, max(h.source) AS source FROM held AS h GROUP BY h.quarter)
SELECT q.quarter AS period_end, s.grade,
  (SELECT count(*) FROM held AS h WHERE h.quarter = q.quarter AND h.grade = s.grade) AS audits,
  q.n AS out_of,
  100.0 * (SELECT count(*) FROM held AS h WHERE h.quarter = q.quarter AND h.grade = s.grade) / q.n AS share,
  s.good, q.source
FROM quarter AS q CROSS JOIN scale AS s
ORDER BY q.quarter, s.rank, s.grade
