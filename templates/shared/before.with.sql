-- The figure before the latest of each series in `aged` (indicator, breakdown, period_start,
-- period_end, value, symbol, flags, age; age 1 is the latest): whether its period is the one just
-- before, and whether a break in definition or practice lies between, for change is shown only
-- where the one holds and the other does not.
-- How often a stock is counted stands in no definition, since authorities count by the week, the
-- month or the year: the shortest step of the series says it. Months and years differ in length
-- by less than 15 per cent, a step left out is longer by far.
pace AS MATERIALIZED (
  SELECT indicator, breakdown, min(step) AS step FROM (
    SELECT indicator, breakdown, julianday(period_end) - julianday(lag(period_end)
      OVER (PARTITION BY indicator, breakdown ORDER BY period_end)) AS step FROM aged)
  WHERE step > 0 GROUP BY indicator, breakdown),
before AS MATERIALIZED (
  SELECT b.indicator, b.breakdown, b.period_start, b.period_end, b.value, b.symbol, b.flags,
    CASE i.period_kind
      WHEN 'month' THEN b.period_end = date(l.period_end, 'start of month', '-1 day')
      WHEN 'quarter' THEN b.period_end = date(l.period_end, 'start of month', '-2 months', '-1 day')
      WHEN 'year' THEN b.period_end = date(l.period_end, '-1 year')
      ELSE p.step <= 366
        AND julianday(l.period_end) - julianday(b.period_end) <= p.step * 1.15 END AS consecutive,
    l.flags & 16 > 0 OR EXISTS (SELECT 1 FROM indicator_break AS k
      WHERE k.indicator = b.indicator AND k.area IN ('', :area)
        AND k.date > b.period_end AND k.date <= l.period_end) AS broken
  FROM aged AS l
  JOIN aged AS b ON b.indicator = l.indicator AND b.breakdown = l.breakdown AND b.age = 2
  JOIN indicator AS i ON i.id = l.indicator
  LEFT JOIN pace AS p ON p.indicator = l.indicator AND p.breakdown = l.breakdown
  WHERE l.age = 1)
