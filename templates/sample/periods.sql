-- Years and month ends that the figures describe, and what is open at each end.
-- Published years: ten to 31 March 2025, each with the children of the mid-year before, for rates.
CREATE TEMP TABLE year (year INTEGER PRIMARY KEY, first, last, children);
INSERT INTO year
SELECT mid_year + 1, mid_year || '-04-01', (mid_year + 1) || '-03-31', value FROM population
WHERE area = 'X10000001' AND age_group = '0-17' AND mid_year BETWEEN 2015 AND 2024;

-- Months: three years. Of the years before them the ends of March, and of each year that of September, when the
-- workforce is counted.
CREATE TEMP TABLE day_end (last TEXT PRIMARY KEY, monthly) WITHOUT ROWID;
INSERT INTO day_end
WITH RECURSIVE month (first) AS (SELECT '2015-04-01' UNION ALL
  SELECT date(first, '+1 month') FROM month WHERE first < '2025-03-01')
SELECT date(first, '+1 month', '-1 day'), first >= '2022-04-01' FROM month
WHERE first >= '2022-04-01' OR substr(first, 6, 2) IN ('03', '09');

-- Children with an open episode of need at each such end, by primary need; of all, those who were assessed by then.
-- All ends are ends of months, so that months will do: those started up to it less those closed.
CREATE TEMP TABLE open_need AS
WITH change (month, need, children, assessed) AS (
  SELECT substr(started, 1, 7), need, count(*), 0 FROM day_need GROUP BY 1, 2
  UNION ALL SELECT substr(closed, 1, 7), need, -count(*), -count(*) FROM day_need WHERE closed IS NOT NULL GROUP BY 1, 2
  UNION ALL SELECT substr(assessed, 1, 7), need, 0, count(*) FROM day_need WHERE assessed IS NOT NULL GROUP BY 1, 2),
net AS (SELECT month, need, sum(children) AS children, sum(assessed) AS assessed FROM change GROUP BY need, month),
-- from each month with a change until the next
so_far AS MATERIALIZED (
  SELECT month, lead(month, 1, '9999') OVER up_to AS until, need, sum(children) OVER up_to AS children,
    sum(assessed) OVER up_to AS assessed
  FROM net WINDOW up_to AS (PARTITION BY need ORDER BY month))
SELECT e.last, e.monthly, substr(s.need, 1, 2) AS need, s.children, s.assessed
FROM day_end AS e JOIN so_far AS s ON substr(e.last, 1, 7) >= s.month AND substr(e.last, 1, 7) < s.until;

CREATE INDEX day_need_of ON day_need (child, assessed, closed);
CREATE INDEX day_plan_of ON day_plan (child, started, ended);
CREATE INDEX day_care_of ON day_care (child, started, ceased);

-- Events with the year to 31 March that they belong to, and the working days that work took.
CREATE TEMP TABLE done AS
SELECT a.child, a.started, a.authorised AS day, e.working_day - s.working_day AS days,
  substr(a.authorised, 1, 4) + (substr(a.authorised, 6) > '03-31') AS year
FROM day_assessment AS a CROSS JOIN calendar AS s ON s.date = a.started CROSS JOIN calendar AS e ON e.date = a.authorised;
CREATE TEMP TABLE held AS
SELECT q.conference AS day, e.working_day - s.working_day AS days,
  substr(q.conference, 1, 4) + (substr(q.conference, 6) > '03-31') AS year
FROM day_enquiry AS q CROSS JOIN calendar AS s ON s.date = q.strategy CROSS JOIN calendar AS e ON e.date = q.conference;
CREATE INDEX no_need ON day_assessment (child, started) WHERE support = 0 AND authorised IS NOT NULL;
