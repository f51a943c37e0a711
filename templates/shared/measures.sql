-- Key measures: the latest figure, the year before, statistical neighbours, region and nation.
-- Rank and quarter are among all authorities with a figure for the period and only for
-- measures with a good direction; rank 1 is best, quarter A is the best quarter.
-- parameters: area (area), as_at (date), set (set)
-- key: id
-- column sort: label "Order", unit count, decimals 0, disclosure none
-- column topic: label "Topic"
-- column id: label "Measure id"
-- column label: label "Measure"
-- column short: label "Short name"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good direction"
-- column good: label "Good is"
-- column counted: label "Counted"
-- column out_of: label "Out of"
-- column compared: label "In the table of key measures"
-- column year: label "Year", format "yyyy"
-- column period_end: label "Period ending", format "mmm yyyy"
-- column period_start: label "Period starting", format "d mmmm yyyy"
-- column value: label "Latest", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure published
-- column previous_end: label "Period before", format "mmm yyyy"
-- column previous: label "Year before", unit from unit, decimals from decimals,
--     disclosure published
-- column change: label "Change", unit from unit, decimals from decimals,
--     polarity from polarity, disclosure published
-- column neighbours: label "Neighbours", unit from unit, decimals from neighbours_decimals,
--     disclosure published
-- column neighbours_decimals: label "Decimals of a mean", unit count, disclosure none
-- column neighbours_gap: label "Above neighbours by", unit from unit,
--     decimals from neighbours_decimals, disclosure published
-- column neighbours_n: label "Neighbours with a figure", unit count, decimals 0,
--     role neighbours of neighbours,
--     disclosure none
-- column region: label "Region", unit from unit, decimals from decimals, disclosure published
-- column nation: label "Nation", unit from unit, decimals from decimals, disclosure published
-- column nation_gap: label "Above the nation by", unit from unit, decimals from decimals,
--     disclosure published
-- column rank: label "Rank", unit count, decimals 0, disclosure none,
--     not_applicable "not ranked"
-- column ranked: label "Authorities ranked", unit count, decimals 0, disclosure none
-- column quarter: label "Quarter", not_applicable "none"
-- column measured: label "Measures with a quarter", unit count, decimals 0, disclosure none
-- column best: label "Measures in the best quarter", unit count, decimals 0, disclosure none
-- column lowest: label "Measures in the lowest quarter", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
WITH
measure (sort, topic, id, part, short) AS (VALUES
  (11, 'Front door', 'referrals', '', 'Referrals'),
  (12, 'Front door', 'referrals_rate', '', 'Referrals, rate'),
  (13, 'Front door', 'rereferrals_pct', '', 'Re-referrals'),
  (14, 'Front door', 'referrals_nfa_pct', '', 'Referrals with no further action'),
  (15, 'Front door', 'assessments_completed', '', 'Assessments'),
  (16, 'Front door', 'assessments_rate', '', 'Assessments, rate'),
  (17, 'Front door', 'assessments_45_days_pct', '', 'Assessments done on time'),
  (21, 'Children in need', 'cin_at_31_march', '', 'Children in need'),
  (22, 'Children in need', 'cin_rate', '', 'Children in need, rate'),
  (23, 'Children in need', 'cin_episodes_started_rate', '', 'Episodes of need started, rate'),
  (24, 'Children in need', 'cin_episodes_ended_rate', '', 'Episodes of need ended, rate'),
  (31, 'Child protection', 'section_47', '', 'Child protection enquiries'),
  (32, 'Child protection', 'section_47_rate', '', 'Child protection enquiries, rate'),
  (33, 'Child protection', 'icpc', '', 'Initial conferences'),
  (34, 'Child protection', 'icpc_rate', '', 'Initial conferences, rate'),
  (35, 'Child protection', 'icpc_15_days_pct', '', 'Initial conferences held on time'),
  (36, 'Child protection', 'cpp_at_31_march', '', 'Child protection plans'),
  (37, 'Child protection', 'cpp_rate', '', 'Child protection plans, rate'),
  (38, 'Child protection', 'cpp_started', '', 'Plans started'),
  (39, 'Child protection', 'cpp_repeat_pct', '', 'Second or later plans'),
  (40, 'Child protection', 'cpp_2_years_pct', '', 'Plans lasting two years or more'),
  (41, 'Child protection', 'cpp_reviewed_pct', '', 'Plans reviewed on time'),
  (51, 'Children in care', 'cla', '', 'Children in care'),
  (52, 'Children in care', 'cla_rate', '', 'Children in care, rate'),
  (53, 'Children in care', 'cla_started_rate', '', 'Coming into care, rate'),
  (54, 'Children in care', 'cla_ceased_rate', '', 'Leaving care, rate'),
  (55, 'Children in care', 'cla_started', '', 'Coming into care'),
  (56, 'Children in care', 'cla_ceased', '', 'Leaving care'),
  (61, 'Care leavers', 'care_leavers', 'care_leaver_age=19 to 21 years', 'Care leavers'),
  (62, 'Care leavers', 'care_leavers_eet_pct', 'care_leaver_age=19 to 21 years', 'In education, employment or training'),
  (63, 'Care leavers', 'care_leavers_suitable_pct', 'care_leaver_age=19 to 21 years', 'In suitable accommodation'),
  (71, 'Workforce', 'social_workers_fte', '', 'Social workers'),
  (72, 'Workforce', 'caseload_fte', '', 'Cases for each social worker'),
  (73, 'Workforce', 'agency_rate_fte', '', 'Agency social workers'),
  (74, 'Workforce', 'turnover_rate_fte', '', 'Turnover'),
  (75, 'Workforce', 'vacancy_rate_fte', '', 'Vacancies'),
  (76, 'Workforce', 'absence_rate_fte', '', 'Absence')),
-- the authority's own figures, newest first
own AS MATERIALIZED (
  SELECT f.*, row_number() OVER (PARTITION BY f.indicator ORDER BY f.period_end DESC) AS age
  FROM figure AS f
  WHERE f.area = :area AND f.period_end <= :as_at
    AND f.breakdown IN ('', 'care_leaver_age=19 to 21 years')
    AND f.indicator IN ('referrals', 'referrals_rate', 'rereferrals_pct', 'referrals_nfa_pct',
      'assessments_completed', 'assessments_rate', 'assessments_45_days_pct', 'cin_at_31_march',
      'cin_rate', 'cin_episodes_started_rate', 'cin_episodes_ended_rate', 'section_47',
      'section_47_rate', 'icpc', 'icpc_rate', 'icpc_15_days_pct', 'cpp_at_31_march', 'cpp_rate',
      'cpp_started', 'cpp_repeat_pct', 'cpp_2_years_pct', 'cpp_reviewed_pct', 'cla', 'cla_rate',
      'cla_started_rate', 'cla_ceased_rate', 'cla_started', 'cla_ceased', 'care_leavers',
      'care_leavers_eet_pct', 'care_leavers_suitable_pct', 'social_workers_fte', 'caseload_fte',
      'agency_rate_fte', 'turnover_rate_fte', 'vacancy_rate_fte', 'absence_rate_fte')),
latest AS MATERIALIZED (SELECT o.* FROM own AS o JOIN measure AS m ON m.id = o.indicator
  AND m.part = o.breakdown WHERE o.age = 1),
-- London's authorities have a region within a region; the nearer one with a row is shown
home (area, region, above, nation) AS (
  SELECT a.code, a.region, r.region, a.nation FROM area AS a
  LEFT JOIN area AS r ON r.code = a.region WHERE a.code = :area),
-- the periods to compare others in
recent AS (SELECT indicator, breakdown, period_end FROM latest
  WHERE period_end >= date(:as_at, '-25 months')),
-- neighbours, regions and nation in them
wanted AS (
  SELECT region AS area FROM home UNION SELECT above FROM home UNION SELECT nation FROM home
  UNION SELECT neighbour FROM neighbour WHERE area = :area AND set_name = :set),
beside AS MATERIALIZED (
  SELECT l.indicator, s.area, s.value, s.symbol
  FROM recent AS l CROSS JOIN wanted AS w
  CROSS JOIN shown AS s ON s.indicator = l.indicator AND s.area = w.area
    AND s.period_end = l.period_end AND s.breakdown = l.breakdown
  UNION ALL
  SELECT l.indicator, c.area, c.value, c.symbol
  FROM recent AS l CROSS JOIN wanted AS w
  CROSS JOIN calculated AS c ON c.indicator = l.indicator AND c.area = w.area
    AND c.period_end = l.period_end AND c.breakdown = l.breakdown),
around AS (
  SELECT p.indicator, avg(p.value) AS value, count(p.value) AS n
  FROM neighbour AS b CROSS JOIN beside AS p ON p.area = b.neighbour
  WHERE b.area = :area AND b.set_name = :set GROUP BY p.indicator),
-- all authorities of the nation, for measures with a good direction
place AS MATERIALIZED (
  SELECT a.code FROM area AS a, home AS h
  WHERE a.kind IN ('county', 'unitary', 'metropolitan', 'london') AND a.nation IS h.nation),
-- areas that count in a way of their own since a break that only they have
apart AS MATERIALIZED (
  SELECT DISTINCT l.indicator, k.area FROM latest AS l
  JOIN break_alone AS k ON k.indicator = l.indicator
    AND k.since <= l.period_end AND k.until > l.period_end),
field AS MATERIALIZED (
  SELECT l.indicator, s.value
  FROM recent AS l JOIN indicator AS i ON i.id = l.indicator AND i.polarity <> 'neutral'
  CROSS JOIN place AS a
  CROSS JOIN shown AS s ON s.indicator = l.indicator AND s.area = a.code
    AND s.period_end = l.period_end AND s.breakdown = l.breakdown
  WHERE s.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM apart AS x
    WHERE x.indicator = l.indicator AND x.area = a.code)
  UNION ALL
  SELECT l.indicator, c.value
  FROM recent AS l JOIN indicator AS i ON i.id = l.indicator AND i.polarity <> 'neutral'
  CROSS JOIN place AS a
  CROSS JOIN calculated AS c ON c.indicator = l.indicator AND c.area = a.code
    AND c.period_end = l.period_end AND c.breakdown = l.breakdown
  WHERE c.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM apart AS x
    WHERE x.indicator = l.indicator AND x.area = a.code)),
standing AS (
  SELECT l.indicator,
    (SELECT count(*) FROM field AS f WHERE f.indicator = l.indicator) AS ranked,
    (SELECT count(*) FROM field AS f WHERE f.indicator = l.indicator AND f.value < l.value) AS below,
    (SELECT count(*) FROM field AS f WHERE f.indicator = l.indicator AND f.value > l.value) AS above
  FROM latest AS l JOIN indicator AS i ON i.id = l.indicator
  WHERE l.value IS NOT NULL AND i.polarity <> 'neutral'),
-- why there is no rank: blank where there is one. An authority with very few children wins nothing
-- by a zero.
rule AS MATERIALIZED (
  SELECT l.indicator, CASE
    WHEN i.polarity = 'neutral' OR l.area NOT IN (SELECT code FROM place) THEN 'z'
    WHEN l.value IS NULL THEN coalesce(l.symbol, 'x')
    WHEN EXISTS (SELECT 1 FROM group_member AS m WHERE m.area_group = 'tiny' AND m.area = l.area)
      OR EXISTS (SELECT 1 FROM apart AS x WHERE x.indicator = l.indicator AND x.area = l.area) THEN 'u'
    WHEN NOT EXISTS (SELECT 1 FROM field AS f WHERE f.indicator = l.indicator) THEN 'x' END AS symbol
  FROM latest AS l JOIN indicator AS i ON i.id = l.indicator),
-- no change across a break in definition or practice
broken AS MATERIALIZED (
  SELECT l.indicator, l.flags & 16 > 0 OR EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = l.indicator AND k.area IN ('', :area) AND k.date <= l.period_end
      AND k.date > date(l.period_end, '-1 year')) AS broken
  FROM latest AS l),
row AS (
SELECT m.sort, m.topic, i.id, i.label, m.short, i.unit, i.decimals, i.polarity,
  CASE i.polarity WHEN 'high' THEN 'high' WHEN 'low' THEN 'low' ELSE 'neither' END AS good,
  i.numerator AS counted, i.denominator AS out_of,
  CASE WHEN i.unit NOT IN ('count', 'FTE') AND l.period_end IS NOT NULL THEN 'yes' END AS compared,
  l.period_end AS year, l.period_end, l.period_start,
  l.value, l.symbol AS value_symbol, l.flags AS value_flags, l.numerator AS value_num,
  l.denominator AS value_den,
  b.period_end AS previous_end, b.value AS previous, b.symbol AS previous_symbol,
  b.flags AS previous_flags,
  CASE WHEN k.broken THEN NULL ELSE l.value - b.value END AS change,
  CASE WHEN k.broken THEN 'z' ELSE coalesce(l.symbol, b.symbol) END AS change_symbol,
  r.value AS neighbours, CASE WHEN i.decimals = 0 THEN 1 ELSE i.decimals END AS neighbours_decimals,
  l.value - r.value AS neighbours_gap, r.n AS neighbours_n,
  coalesce(g.value, t.value) AS region,
  CASE WHEN g.value IS NULL AND t.value IS NULL THEN coalesce(g.symbol, t.symbol) END AS region_symbol,
  e.value AS nation, e.symbol AS nation_symbol, l.value - e.value AS nation_gap,
  CASE WHEN u.symbol IS NULL THEN CASE i.polarity WHEN 'high' THEN s.above
    WHEN 'low' THEN s.below END + 1 END AS rank, u.symbol AS rank_symbol,
  CASE WHEN u.symbol IS NULL THEN s.ranked END AS ranked, u.symbol AS ranked_symbol,
  CASE WHEN u.symbol IS NOT NULL OR NOT i.banded OR s.ranked < 8 OR s.below + s.above = 0 THEN NULL
    WHEN i.polarity = 'low' THEN CASE
      WHEN s.below <= (s.ranked - 1) / 4 THEN 'A'
      WHEN s.below <= (s.ranked - 1) / 2 THEN 'B'
      WHEN s.below <= 3 * (s.ranked - 1) / 4 THEN 'C' ELSE 'D' END
    WHEN i.polarity = 'high' THEN CASE
      WHEN s.below > 3 * (s.ranked - 1) / 4 THEN 'A'
      WHEN s.below > (s.ranked - 1) / 2 THEN 'B'
      WHEN s.below > (s.ranked - 1) / 4 THEN 'C' ELSE 'D' END END AS quarter,
  coalesce(u.symbol, CASE WHEN NOT i.banded OR s.ranked < 8 OR s.below + s.above = 0 THEN 'z' END)
    AS quarter_symbol,
  l.source
FROM measure AS m
JOIN indicator AS i ON i.id = m.id
CROSS JOIN home AS h
LEFT JOIN latest AS l ON l.indicator = m.id
LEFT JOIN own AS b ON b.indicator = m.id AND b.breakdown = m.part
  AND b.period_end = date(l.period_end, '-1 year')
LEFT JOIN broken AS k ON k.indicator = m.id
LEFT JOIN around AS r ON r.indicator = m.id
LEFT JOIN beside AS g ON g.indicator = m.id AND g.area = h.region
LEFT JOIN beside AS t ON t.indicator = m.id AND t.area = h.above
LEFT JOIN beside AS e ON e.indicator = m.id AND e.area = h.nation
LEFT JOIN standing AS s ON s.indicator = m.id
LEFT JOIN rule AS u ON u.indicator = m.id)
SELECT r.*, count(r.quarter) OVER () AS measured, sum(r.quarter IS 'A') OVER () AS best,
  sum(r.quarter IS 'D') OVER () AS lowest
FROM row AS r
ORDER BY r.sort
