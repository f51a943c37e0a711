-- Measures with a target: status by tolerance and by the tenth, direction over a period and a year.
-- parameters: area (area), as_at (date)
-- key: id
-- with: before
-- note: On target: at or better than the target. Within tolerance: off it by no more than its tolerance. Off target: by more.
-- note: By the tenth: green is on target or off it by no more than 10 per cent of it; amber is further off, but no worse than a year before; red is further off and worse.
-- note: A direction is better or worse only where a direction is good; a neutral measure is higher or lower, and has no status.
-- column id: label "Indicator"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column period_end: label "Period ending", format "mmm yyyy"
-- column value: label "Latest", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure published
-- column target: label "Target", unit from unit, decimals from decimals, disclosure none
-- column tolerance: label "Tolerance", unit from unit, decimals from decimals, disclosure none
-- column set_by: label "Set by"
-- column status: label "Status"
-- column tenth: label "By the tenth"
-- column short: label "On the period before"
-- column long: label "On a year before"
-- column source: label "Source", role source
WITH
aged AS MATERIALIZED (
  SELECT f.indicator, f.breakdown, f.period_start, f.period_end, f.value, f.symbol, f.flags,
    f.source, row_number() OVER (PARTITION BY f.indicator ORDER BY f.period_end DESC) AS age
  FROM figure AS f
  WHERE f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
    AND f.indicator IN (SELECT t.indicator FROM target AS t WHERE t.area = :area)),
latest AS MATERIALIZED (SELECT * FROM aged WHERE age = 1),
-- the target of the latest period; a local one goes before a national one
aim AS MATERIALIZED (
  SELECT t.indicator, t.value, t.tolerance, t.upper, t.polarity, t.kind, row_number()
    OVER (PARTITION BY t.indicator ORDER BY t.kind = 'local' DESC, t.valid_from DESC) AS age
  FROM target AS t JOIN latest AS l ON l.indicator = t.indicator
  WHERE t.area = :area AND t.breakdown = '' AND t.valid_from <= l.period_end
    AND (t.valid_to IS NULL OR t.valid_to >= l.period_end)),
-- the figure a year before, never across a break
year_before AS MATERIALIZED (
  SELECT b.indicator, b.value
  FROM latest AS l JOIN aged AS b ON b.indicator = l.indicator
    AND b.period_end = date(l.period_end, 'start of month', '+1 month', '-1 year', '-1 day')
  WHERE NOT EXISTS (SELECT 1 FROM indicator_break AS k WHERE k.indicator = b.indicator
    AND k.area IN ('', :area) AND k.date > b.period_end AND k.date <= l.period_end)
    AND l.flags & 16 = 0),
-- 85 less 82.1 is a little more than 2.9 in binary: what is off by less than 1e-9 is not off
judged AS MATERIALIZED (
  SELECT l.indicator, l.period_end, l.value, l.symbol, l.flags, l.source, a.value AS target,
    a.tolerance, a.kind, coalesce(a.polarity, i.polarity) AS polarity,
    -- how far off: above zero is worse than the target
    CASE coalesce(a.polarity, i.polarity)
      WHEN 'high' THEN a.value - l.value WHEN 'low' THEN l.value - a.value END AS off,
    l.value - s.value AS short, l.value - y.value AS long
  FROM latest AS l JOIN aim AS a ON a.indicator = l.indicator AND a.age = 1
  JOIN indicator AS i ON i.id = l.indicator
  LEFT JOIN before AS s ON s.indicator = l.indicator AND s.consecutive AND NOT s.broken
  LEFT JOIN year_before AS y ON y.indicator = l.indicator
  WHERE i.disclosure <> 'people')
SELECT j.indicator AS id, i.label, i.unit, i.decimals,
  CASE j.polarity WHEN 'high' THEN 'high' WHEN 'low' THEN 'low' ELSE 'neutral' END AS polarity,
  j.period_end, j.value, j.symbol AS value_symbol, j.flags AS value_flags, j.target, j.tolerance,
  CASE j.kind WHEN 'local' THEN 'the authority' ELSE 'national' END AS set_by,
  CASE WHEN j.off IS NULL THEN NULL WHEN j.off <= 1e-9 THEN 'On target'
    WHEN j.off <= coalesce(j.tolerance, 0) + 1e-9 THEN 'Within tolerance' ELSE 'Off target' END AS status,
  CASE WHEN j.off IS NULL THEN 'z' END AS status_symbol,
  CASE WHEN j.off IS NULL THEN NULL WHEN j.off <= abs(j.target) / 10 + 1e-9 THEN 'Green'
    WHEN j.long IS NULL THEN NULL
    WHEN j.long = 0 OR (j.long > 0) = (j.polarity = 'high') THEN 'Amber' ELSE 'Red' END AS tenth,
  CASE WHEN j.off IS NULL THEN 'z' END AS tenth_symbol,
  CASE WHEN j.short IS NULL THEN NULL WHEN j.short = 0 THEN 'same'
    WHEN j.polarity = 'neutral' THEN CASE WHEN j.short > 0 THEN 'higher' ELSE 'lower' END
    WHEN (j.short > 0) = (j.polarity = 'high') THEN 'better' ELSE 'worse' END AS short,
  CASE WHEN j.long IS NULL THEN NULL WHEN j.long = 0 THEN 'same'
    WHEN j.polarity = 'neutral' THEN CASE WHEN j.long > 0 THEN 'higher' ELSE 'lower' END
    WHEN (j.long > 0) = (j.polarity = 'high') THEN 'better' ELSE 'worse' END AS long,
  j.source
FROM judged AS j JOIN indicator AS i ON i.id = j.indicator ORDER BY i.topic, i.id
