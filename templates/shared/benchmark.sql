-- Every indicator of the authority beside others by the published rules: neighbours, region,
-- nation, rank, quarter. Rank counts those that are better, ties alike; quarters are quantiles of
-- type seven over all authorities with a figure, A the best. Neutral measures have neither; a
-- measure whose publisher gives no bands has no quarter. Of an indicator's parts those that the
-- Department benchmarks.
-- parameters: area (area), as_at (date), set (set), indicators (text)
-- key: id
-- with: before
-- column id: label "Indicator"
-- column label: label "Measure"
-- column part: label "Part"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column period_end: label "Period ending", format "mmm yyyy"
-- column value: label "Value", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure published
-- column previous_end: label "Before", format "mmm yyyy"
-- column previous: label "Value before", unit from unit, decimals from decimals,
--     disclosure published
-- column change_unit: label "Unit of change"
-- column change: label "Change", unit from change_unit, decimals from decimals, polarity from polarity,
--     disclosure published
-- column neighbours_mean: label "Neighbours' mean", unit from unit, decimals from fine,
--     disclosure published
-- column neighbours_median: label "Neighbours' median", unit from unit, decimals from fine,
--     disclosure published
-- column neighbours_n: label "Neighbours", unit count, decimals 0, role neighbours,
--     disclosure none
-- column neighbours_of: label "Of neighbours", unit count, decimals 0, disclosure none
-- column region: label "Region", unit from unit, decimals from decimals, disclosure published
-- column nation: label "Nation", unit from unit, decimals from decimals, disclosure published
-- column rank: label "Rank", unit count, decimals 0, disclosure none
-- column ranked: label "Of", unit count, decimals 0, disclosure none
-- column tiny_ahead: label "Tiny ahead", unit count, decimals 0, disclosure none
-- column quarter: label "Quarter"
-- column minimum: label "Least", unit from unit, decimals from decimals, disclosure published
-- column q1: label "First quartile", unit from unit, decimals from fine, disclosure published
-- column q2: label "Median", unit from unit, decimals from fine, disclosure published
-- column q3: label "Third quartile", unit from unit, decimals from fine, disclosure published
-- column maximum: label "Most", unit from unit, decimals from decimals, disclosure published
-- column fine: label "Decimals of means", unit count, disclosure none
-- column note: label "Note"
-- column neighbours_note: label "Note on neighbours"
-- column source: label "Source", role source
WITH
-- '' means all indicators, else codes between bars: |cla_rate|cpp_rate|
chosen (id) AS (SELECT id FROM indicator
  WHERE coalesce(:indicators, '') = '' OR instr(:indicators, '|' || id || '|') > 0),
home (area, region, above, nation, authority, tiny) AS (
  SELECT a.code, a.region, r.region, a.nation,
    a.kind IN ('county', 'unitary', 'metropolitan', 'london'),
    EXISTS (SELECT 1 FROM group_member AS m WHERE m.area_group = 'tiny' AND m.area = a.code)
  FROM area AS a LEFT JOIN area AS r ON r.code = a.region WHERE a.code = :area),
-- totals, and the parts that the Department's own tool benchmarks
parts (indicator, breakdown) AS MATERIALIZED (
  SELECT id, '' FROM chosen
  UNION SELECT a.indicator, a.breakdown FROM indicator_alias AS a JOIN chosen AS c
    ON c.id = a.indicator WHERE a.family = 'lait/'),
own AS MATERIALIZED (
  SELECT s.indicator, s.breakdown, s.period_start, s.period_end, s.value, s.symbol, s.flags,
    s.numerator, s.denominator, s.source
  FROM parts AS p CROSS JOIN shown AS s ON s.indicator = p.indicator AND s.area = :area
    AND s.breakdown = p.breakdown
  WHERE s.period_end <= :as_at
  UNION ALL
  SELECT w.indicator, w.breakdown, w.period_start, w.period_end, w.value, w.symbol, w.flags,
    w.numerator, w.denominator, w.source
  FROM parts AS p CROSS JOIN calculated AS w ON w.indicator = p.indicator AND w.area = :area
    AND w.breakdown = p.breakdown
  WHERE w.period_end <= :as_at),
aged AS MATERIALIZED (
  SELECT o.*, row_number() OVER (PARTITION BY o.indicator, o.breakdown
    ORDER BY o.period_end DESC, o.period_start DESC) AS age FROM own AS o),
latest AS MATERIALIZED (SELECT * FROM aged WHERE age = 1),
wanted AS (
  SELECT region AS area FROM home UNION SELECT above FROM home UNION SELECT nation FROM home
  UNION SELECT neighbour FROM neighbour WHERE area = :area AND set_name = :set),
beside AS MATERIALIZED (
  SELECT s.indicator, s.breakdown, s.area, s.value, s.symbol
  FROM latest AS l CROSS JOIN wanted AS w
  CROSS JOIN shown AS s ON s.indicator = l.indicator AND s.area = w.area
    AND s.period_end = l.period_end AND s.breakdown = l.breakdown
    AND s.period_start = l.period_start
  UNION ALL
  SELECT c.indicator, c.breakdown, c.area, c.value, c.symbol
  FROM latest AS l CROSS JOIN wanted AS w
  CROSS JOIN calculated AS c ON c.indicator = l.indicator AND c.area = w.area
    AND c.period_end = l.period_end AND c.breakdown = l.breakdown
    AND c.period_start = l.period_start),
around AS MATERIALIZED (
  SELECT p.indicator, p.breakdown, pw_mean(p.value) AS mean, pw_median(p.value) AS median,
    count(p.value) AS n
  FROM neighbour AS b CROSS JOIN beside AS p ON p.area = b.neighbour
  WHERE b.area = :area AND b.set_name = :set AND p.value IS NOT NULL
  GROUP BY p.indicator, p.breakdown),
-- how many neighbours have a figure in one of the two periods only: their mean then moves because
-- others are in it
coming AS MATERIALIZED (
  SELECT l.indicator, l.breakdown, count(*) AS n
  FROM latest AS l JOIN before AS b ON b.indicator = l.indicator AND b.breakdown = l.breakdown
    AND b.consecutive
  CROSS JOIN neighbour AS w ON w.area = :area AND w.set_name = :set
  WHERE (SELECT count(s.value) FROM shown AS s WHERE s.indicator = l.indicator
      AND s.area = w.neighbour AND s.period_end = l.period_end AND s.breakdown = l.breakdown
      AND s.period_start = l.period_start)
    + (SELECT count(s.value) FROM calculated AS s WHERE s.indicator = l.indicator
      AND s.area = w.neighbour AND s.period_end = l.period_end AND s.breakdown = l.breakdown
      AND s.period_start = l.period_start)
    <> (SELECT count(s.value) FROM shown AS s WHERE s.indicator = l.indicator
      AND s.area = w.neighbour AND s.period_end = b.period_end AND s.breakdown = l.breakdown
      AND s.period_start = b.period_start)
    + (SELECT count(s.value) FROM calculated AS s WHERE s.indicator = l.indicator
      AND s.area = w.neighbour AND s.period_end = b.period_end AND s.breakdown = l.breakdown
      AND s.period_start = b.period_start)
  GROUP BY l.indicator, l.breakdown),
peers (n) AS (SELECT count(*) FROM neighbour WHERE area = :area AND set_name = :set),
place AS MATERIALIZED (
  SELECT a.code, EXISTS (SELECT 1 FROM group_member AS m
    WHERE m.area_group = 'tiny' AND m.area = a.code) AS tiny
  FROM area AS a, home AS h
  WHERE a.kind IN ('county', 'unitary', 'metropolitan', 'london') AND a.nation IS h.nation),
-- areas that count in a way of their own since a break that only they have
apart AS MATERIALIZED (
  SELECT DISTINCT l.indicator, k.area FROM latest AS l
  JOIN break_alone AS k ON k.indicator = l.indicator
    AND k.since <= l.period_end AND k.until > l.period_end),
field AS (
  SELECT l.indicator, l.breakdown, l.value AS own, p.tiny, s.value
  FROM latest AS l CROSS JOIN place AS p
  CROSS JOIN shown AS s ON s.indicator = l.indicator AND s.area = p.code
    AND s.period_end = l.period_end AND s.breakdown = l.breakdown
    AND s.period_start = l.period_start
  WHERE s.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM apart AS x
    WHERE x.indicator = l.indicator AND x.area = p.code)
  UNION ALL
  SELECT l.indicator, l.breakdown, l.value, p.tiny, c.value
  FROM latest AS l CROSS JOIN place AS p
  CROSS JOIN calculated AS c ON c.indicator = l.indicator AND c.area = p.code
    AND c.period_end = l.period_end AND c.breakdown = l.breakdown
    AND c.period_start = l.period_start
  WHERE c.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM apart AS x
    WHERE x.indicator = l.indicator AND x.area = p.code)),
standing AS MATERIALIZED (
  SELECT f.indicator, f.breakdown, count(*) AS n, sum(f.value < f.own) AS below,
    sum(f.value > f.own) AS above, sum(f.tiny AND f.value < f.own) AS tiny_below,
    sum(f.tiny AND f.value > f.own) AS tiny_above, min(f.value) AS minimum,
    pw_quantile(f.value, 0.25) AS q1, pw_quantile(f.value, 0.5) AS q2,
    pw_quantile(f.value, 0.75) AS q3, max(f.value) AS maximum
  FROM field AS f GROUP BY f.indicator, f.breakdown
  HAVING count(*) > 1),  -- one alone is neither first nor last
-- why there is no rank: blank where there is one
rule AS MATERIALIZED (
  SELECT l.indicator, l.breakdown, l.value, CASE
    WHEN i.polarity = 'neutral' OR NOT h.authority THEN 'z'
    WHEN l.value IS NULL THEN l.symbol WHEN h.tiny OR EXISTS (SELECT 1 FROM apart AS x
      WHERE x.indicator = l.indicator AND x.area = :area) THEN 'u' END AS symbol
  FROM latest AS l JOIN indicator AS i ON i.id = l.indicator CROSS JOIN home AS h)
SELECT i.id, i.label, CASE l.breakdown WHEN '' THEN 'All'
    WHEN 'care_leaver_age=19 to 21 years' THEN 'Main age group'
    WHEN 'duration=3 months or less' THEN 'Three months or less'
    WHEN 'duration=more than 3 to 6 months' THEN 'Over three to six months'
    WHEN 'duration=more than 6 months, less than 1 year' THEN 'Over six months to a year'
    WHEN 'duration=1 year, less than 2 years' THEN 'One to two years'
    WHEN 'duration=2 years or more' THEN 'Two years or more'
    WHEN 'working_days=0 to 10' THEN 'Up to ten working days'
    WHEN 'working_days=11 to 15' THEN 'Eleven to fifteen working days'
    WHEN 'working_days=16 to 20' THEN 'Sixteen to twenty working days'
    WHEN 'working_days=21 or more' THEN 'Over twenty working days'
    ELSE 'Part' END AS part,
  i.unit, i.decimals,
  CASE i.polarity WHEN 'high' THEN 'high' WHEN 'low' THEN 'low' ELSE 'neutral' END AS polarity,
  l.period_end, l.value, l.symbol AS value_symbol, l.flags AS value_flags,
  l.numerator AS value_num, l.denominator AS value_den,
  b.period_end AS previous_end, b.value AS previous, b.symbol AS previous_symbol,
  b.flags AS previous_flags,
  CASE i.unit WHEN '%' THEN 'percentage points' ELSE 'as the value' END AS change_unit,
  CASE WHEN b.consecutive AND NOT b.broken THEN l.value - b.value END AS change,
  CASE WHEN NOT b.consecutive OR b.broken THEN 'z' ELSE coalesce(l.symbol, b.symbol) END
    AS change_symbol,
  r.mean AS neighbours_mean, r.median AS neighbours_median, coalesce(r.n, 0) AS neighbours_n,
  m.n AS neighbours_of,
  coalesce(g.value, u.value) AS region,
  CASE WHEN g.value IS NULL AND u.value IS NULL THEN coalesce(g.symbol, u.symbol) END
    AS region_symbol,
  e.value AS nation, e.symbol AS nation_symbol,
  CASE WHEN k.symbol IS NULL THEN 1 + CASE i.polarity WHEN 'high' THEN s.above ELSE s.below END END
    AS rank, k.symbol AS rank_symbol,
  s.n AS ranked,
  CASE WHEN k.symbol IS NULL THEN
    CASE i.polarity WHEN 'high' THEN s.tiny_above ELSE s.tiny_below END END AS tiny_ahead,
  k.symbol AS tiny_ahead_symbol,
  CASE WHEN k.symbol IS NOT NULL OR NOT i.banded OR coalesce(s.n, 0) < 8 OR s.minimum = s.maximum THEN NULL
    WHEN i.polarity = 'low' THEN CASE WHEN l.value <= s.q1 THEN 'A' WHEN l.value <= s.q2 THEN 'B'
      WHEN l.value <= s.q3 THEN 'C' ELSE 'D' END
    ELSE CASE WHEN l.value > s.q3 THEN 'A' WHEN l.value > s.q2 THEN 'B'
      WHEN l.value > s.q1 THEN 'C' ELSE 'D' END END AS quarter,
  CASE WHEN k.symbol IS NOT NULL THEN k.symbol
    WHEN s.n IS NULL THEN 'x' WHEN NOT i.banded OR s.n < 8 OR s.minimum = s.maximum THEN 'z' END
    AS quarter_symbol,
  s.minimum, s.q1, s.q2, s.q3, s.maximum, i.decimals + 1 AS fine,
  CASE WHEN h.tiny THEN 'very few children: not ranked'
    WHEN b.broken THEN 'break in definition or practice: no change'
    WHEN NOT b.consecutive THEN 'period before is missing: no change'
    WHEN s.n IS NULL THEN 'no other authority has a figure'
    WHEN NOT i.banded AND k.symbol IS NULL THEN 'range is too small for quarters'
    ELSE '-' END AS note,
  CASE WHEN m.n = 0 THEN '-' WHEN r.n IS NULL THEN 'no neighbour has a figure'
    WHEN r.n * 2 < m.n THEN 'few neighbours have a figure'
    WHEN n.n > 0 THEN 'other neighbours than in the period before'
    WHEN r.n < m.n THEN 'not all neighbours have a figure' ELSE '-' END AS neighbours_note,
  l.source
FROM latest AS l
JOIN indicator AS i ON i.id = l.indicator
CROSS JOIN home AS h
CROSS JOIN peers AS m
JOIN rule AS k ON k.indicator = l.indicator AND k.breakdown = l.breakdown
LEFT JOIN before AS b ON b.indicator = l.indicator AND b.breakdown = l.breakdown
LEFT JOIN around AS r ON r.indicator = l.indicator AND r.breakdown = l.breakdown
LEFT JOIN coming AS n ON n.indicator = l.indicator AND n.breakdown = l.breakdown
LEFT JOIN beside AS g ON g.indicator = l.indicator AND g.breakdown = l.breakdown
  AND g.area = h.region
LEFT JOIN beside AS u ON u.indicator = l.indicator AND u.breakdown = l.breakdown
  AND u.area = h.above
LEFT JOIN beside AS e ON e.indicator = l.indicator AND e.breakdown = l.breakdown
  AND e.area = h.nation
LEFT JOIN standing AS s ON s.indicator = l.indicator AND s.breakdown = l.breakdown
ORDER BY i.topic, i.id, l.breakdown
