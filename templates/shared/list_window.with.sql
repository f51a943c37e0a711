-- Each indicator of the service's own lists in its window from :from to :as_at (the last 12 months
-- where :from is blank), or on the one day, and what counts in it.

-- which list to read for which day, see view list_reach
reach AS MATERIALIZED (
  SELECT l.list, l.kind, l.snapshot, min(:as_at, l.upto) AS day,
    CASE l.kind WHEN 'flow' THEN coalesce(:from, date(min(:as_at, l.upto), '+1 day', '-12 months'))
      ELSE min(:as_at, l.upto) END AS wanted, l.first, min(l.last, :as_at) AS last
  FROM list_reach AS l
  WHERE l.area = :area AND l.cut = (SELECT max(c.cut) FROM list_reach AS c
    WHERE c.area = :area AND c.list = l.list AND c.kind = l.kind AND c.reaches <= :as_at)),
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
  SELECT p.id, p.parts, e.hit, e.child, e.age, e.gender, e.ethnicity, e.need, e.team, e.part
  FROM part AS p CROSS JOIN list_event AS e ON e.area = :area AND e.measure = p.sort
    AND e.snapshot = p.snapshot
  WHERE e.since <= p.last
    AND CASE p.kind WHEN 'flow' THEN e.since >= p.first ELSE e.until > p.last END)
