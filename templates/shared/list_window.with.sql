-- Each indicator of the service's own lists in its window from :from to :as_at, or on the one day,
-- and what counts in it. Where :from is blank the window is the last 12 months, or as many of them
-- as the lists tell of: those of an inspection reach back six.

-- which list to read for which day, see view list_reach; later: it begins where none before tells
told AS MATERIALIZED (
  SELECT l.list, l.kind, l.snapshot, min(:as_at, l.upto) AS day, l.first, min(l.last, :as_at) AS last,
    coalesce(l.first > date(lag(l.last) OVER (PARTITION BY l.list, l.kind ORDER BY l.first),
      '+1 day'), 1) AS later
  FROM list_reach AS l
  WHERE l.area = :area AND l.cut = (SELECT max(c.cut) FROM list_reach AS c
    WHERE c.area = :area AND c.list = l.list AND c.kind = l.kind AND c.reaches <= :as_at)),
begin AS MATERIALIZED (SELECT list, kind, max(first) AS first FROM told
  WHERE later AND first <= :as_at GROUP BY list, kind),
reach AS MATERIALIZED (
  SELECT t.list, t.kind, t.snapshot, t.day,
    CASE t.kind WHEN 'flow' THEN coalesce(:from, max(b.first, date(t.day, '+1 day', '-12 months')))
      ELSE t.day END AS wanted, t.first, t.last
  FROM told AS t JOIN begin AS b ON b.list = t.list AND b.kind = t.kind),
-- the window, or the one day, and whether the lists tell of all of it
place AS MATERIALIZED (
  SELECT i.id, r.kind, r.wanted AS first, r.day, sum(julianday(r.last) - max(julianday(r.first),
      julianday(r.wanted)) + 1) >= julianday(r.day) - julianday(r.wanted) + 1 AS whole
  FROM list_indicator AS i CROSS JOIN reach AS r ON r.list = i.list AND r.kind = i.kind
  WHERE max(r.first, r.wanted) <= r.last GROUP BY i.id, r.kind, r.wanted, r.day),
part AS MATERIALIZED (
  SELECT i.id, i.sort, i.parts, r.kind, r.snapshot, max(r.first, r.wanted) AS first, r.last
  FROM list_indicator AS i CROSS JOIN reach AS r ON r.list = i.list AND r.kind = i.kind
  WHERE max(r.first, r.wanted) <= r.last),
-- what counts, each with the indicator that it counts for
event AS NOT MATERIALIZED (
  SELECT p.id, p.parts, e.hit, e.child, e.age, e.gender, e.ethnicity, e.need, e.team, e.part, e.since
  FROM part AS p CROSS JOIN list_event AS e ON e.area = :area AND e.measure = p.sort
    AND e.snapshot = p.snapshot
  WHERE e.since <= p.last
    AND CASE p.kind WHEN 'flow' THEN e.since >= p.first ELSE e.until > p.last END)
