-- How long the cases have been open that the authority's own lists of children count as open at the
-- end of :as_at: early help, assessments, children in need, protection plans, children in care,
-- children waiting to be adopted. A case is open for 3 months from the same day of the month on.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "On", format "d mmmm yyyy"
-- column length: label "Open for"
-- column counted: label "Cases", unit count, decimals 0, disclosure people,
--     key "children counted {id} {first} {period_end} {length}", role total over length,
--     role numerator of share, rounding none
-- column out_of: label "All cases", unit count, decimals 0, disclosure people,
--     key "children counted {id} {first} {period_end}", role denominator of share, rounding none
-- column share: label "Share", unit "%", decimals 1, disclosure people
WITH
-- which list to read for the day, see view list_reach
reach AS MATERIALIZED (
  SELECT l.list, l.snapshot, min(:as_at, l.upto) AS day FROM list_reach AS l
  WHERE l.area = :area AND l.kind = 'stock'
    AND l.cut = (SELECT max(c.cut) FROM list_reach AS c
      WHERE c.area = :area AND c.list = l.list AND c.kind = l.kind AND c.reaches <= :as_at)
    AND min(:as_at, l.upto) BETWEEN l.first AND l.last),
held AS MATERIALIZED (
  SELECT i.id, r.day, e.since, count(*) AS n
  FROM list_indicator AS i JOIN reach AS r ON r.list = i.list
  CROSS JOIN list_event AS e ON e.area = :area AND e.measure = i.sort AND e.snapshot = r.snapshot
  WHERE i.id IN ('list_early_help_open', 'list_assessments_open', 'list_cin', 'list_cpp', 'list_cla',
      'list_adoption_waiting')
    AND e.since <= r.day AND e.until > r.day
  GROUP BY i.id, r.day, e.since),
banded AS MATERIALIZED (
  SELECT h.id, b.label, sum(h.n) AS n FROM held AS h
  JOIN length_band AS b ON b.band_set = 'open' AND min(date(h.since, '+' || b.first || ' months'),
      date(h.since, 'start of month', '+' || (b.first + 1) || ' months', '-1 day')) <= h.day
    AND min(date(h.since, '+' || b.last || ' months'),
      date(h.since, 'start of month', '+' || (b.last + 1) || ' months', '-1 day')) > h.day
  GROUP BY h.id, b.label),
whole AS MATERIALIZED (SELECT h.id, h.day, sum(h.n) AS n FROM held AS h GROUP BY h.id, h.day)
SELECT i.id, i.label, NULL AS first, 'z' AS first_symbol, w.day AS period_end, b.label AS length,
  coalesce(n.n, 0) AS counted, w.n AS out_of, 100.0 * coalesce(n.n, 0) / w.n AS share
FROM whole AS w JOIN list_indicator AS i ON i.id = w.id
JOIN length_band AS b ON b.band_set = 'open'
LEFT JOIN banded AS n ON n.id = w.id AND n.label = b.label
ORDER BY i.sort, b.sort
