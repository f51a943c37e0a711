-- Every indicator that the authority's own lists of children give, month by month: events of each
-- whole month up to :as_at from the month of :from (12 months where it is blank), what is open at
-- each month's end, and what holds on the day of the newest list of a month; see list_measures.
-- parameters: area (area), as_at (date), from (date)
-- with: list_values
-- source: Case management system, Annex A lists
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "Month ending", format "mmm yyyy"
-- column value: label "Value", label from label, unit from unit, decimals from decimals,
--     polarity from polarity, disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end}", role numerator of value, role others missed for id,
--     role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end}", role denominator of value,
--     role window first to period_end, rounding none
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH RECURSIVE
month (first, last) AS (
  SELECT date(:as_at, '+1 day', 'start of month', '-1 month'),
    date(:as_at, '+1 day', 'start of month', '-1 day')
  UNION ALL
  SELECT date(m.first, '-1 month'), date(m.first, '-1 day') FROM month AS m
  WHERE m.first > coalesce(:from, date(:as_at, '+1 day', 'start of month', '-12 months'))),
-- which list to read for which day, see view list_reach
reach AS MATERIALIZED (
  SELECT l.list, l.kind, l.snapshot, l.first, min(l.last, :as_at) AS last FROM list_reach AS l
  WHERE l.area = :area AND l.kind <> 'snapshot'
    AND l.cut = (SELECT max(c.cut) FROM list_reach AS c
      WHERE c.area = :area AND c.list = l.list AND c.kind = l.kind AND c.reaches <= :as_at)),
part AS MATERIALIZED (
  SELECT r.list, r.kind, r.snapshot, m.last AS month, m.first AS begin, m.last AS day,
    max(r.first, m.first) AS first, min(r.last, m.last) AS last
  FROM month AS m JOIN reach AS r ON r.kind = 'flow' AND max(r.first, m.first) <= min(r.last, m.last)
  UNION ALL
  SELECT r.list, r.kind, r.snapshot, m.last, NULL, m.last, m.last, m.last
  FROM month AS m JOIN reach AS r ON r.kind = 'stock' AND m.last BETWEEN r.first AND r.last
  UNION ALL
  SELECT s.list, 'snapshot', max(s.snapshot), m.last, NULL, max(s.snapshot), max(s.snapshot),
    max(s.snapshot)
  FROM month AS m JOIN annex_snapshot AS s ON s.area = :area AND s.snapshot BETWEEN m.first AND m.last
  GROUP BY s.list, m.last),
cell AS MATERIALIZED (
  SELECT i.id, p.month AS grp, p.begin AS first, p.day, i.kind <> 'flow'
      OR sum(julianday(p.last) - julianday(p.first) + 1) >= julianday(p.month) - julianday(p.begin) + 1
    AS whole
  FROM list_indicator AS i JOIN part AS p ON p.list = i.list AND p.kind = i.kind
  GROUP BY i.id, p.month, p.begin, p.day),
-- events: each list is read once and its days fall into months
days AS MATERIALIZED (
  SELECT i.id, e.since, sum(e.hit) AS hits, count(e.hit) AS n
  FROM list_indicator AS i JOIN reach AS r ON r.list = i.list AND r.kind = 'flow' AND i.kind = 'flow'
  CROSS JOIN list_event AS e ON e.area = :area AND e.measure = i.sort AND e.snapshot = r.snapshot
  WHERE e.since BETWEEN r.first AND r.last AND e.since >= (SELECT min(m.first) FROM month AS m)
  GROUP BY i.id, e.since),
counted AS MATERIALIZED (
  SELECT d.id, date(d.since, 'start of month', '+1 month', '-1 day') AS grp, sum(d.hits) AS hits,
    sum(d.n) AS n
  FROM days AS d GROUP BY d.id, date(d.since, 'start of month', '+1 month', '-1 day')
  UNION ALL
  SELECT i.id, p.month, sum(e.hit), count(e.hit)
  FROM list_indicator AS i JOIN part AS p ON p.list = i.list AND p.kind = i.kind AND i.kind <> 'flow'
  CROSS JOIN list_event AS e ON e.area = :area AND e.measure = i.sort AND e.snapshot = p.snapshot
  WHERE e.since <= p.last AND e.until > p.last
  GROUP BY i.id, p.month)
SELECT s.id, s.label, s.unit, s.decimals, s.polarity, s.first, s.first_symbol, s.period_end,
  s.value, s.value_symbol,
  s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol
FROM result AS s ORDER BY s.sort, s.period_end
