-- Key measures for groups of authorities at the authority's latest period: those of its type, its
-- region, its networks, statistical neighbours, and neighbours judged good or outstanding on the day.
-- The rate of a group is its numerators over its denominators, where all members with a figure have
-- both; else it has a mean and a median, and no rate.
-- parameters: area (area), as_at (date), set (set)
-- with: key_rates
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column period_end: label "Period ending", format "mmm yyyy"
-- column name: label "Group"
-- column members: label "Members", unit count, decimals 0, disclosure none
-- column n: label "With a figure", unit count, decimals 0, disclosure none
-- column rate: label "Rate of the group", unit from unit, decimals from decimals,
--     disclosure published
-- column mean: label "Mean", unit from unit, decimals from decimals, disclosure published
-- column median: label "Median", unit from unit, decimals from decimals, disclosure published
-- column own: label "The authority", unit from unit, decimals from decimals, disclosure published
-- column source: label "Source", role source
WITH
judged AS (
  SELECT j.area, j.rank, row_number() OVER (PARTITION BY j.area ORDER BY j.inspected DESC) AS age
  FROM judgement AS j WHERE j.aspect LIKE 'Overall%' AND j.inspected <= :as_at AND j.rank IS NOT NULL),
member (sort, name, area) AS MATERIALIZED (
  SELECT 1, 'Statistical neighbours', b.neighbour FROM neighbour AS b
  WHERE b.area = :area AND b.set_name = :set
  UNION ALL
  SELECT 2, 'Statistical neighbours judged good or outstanding', b.neighbour FROM neighbour AS b
  JOIN judged AS j ON j.area = b.neighbour AND j.age = 1 AND j.rank <= 2
  WHERE b.area = :area AND b.set_name = :set
  UNION ALL
  SELECT 3, g.name, m.area FROM group_member AS o
  JOIN area_group AS g ON g.id = o.area_group AND g.id <> 'tiny'
  JOIN group_member AS m ON m.area_group = g.id
  WHERE o.area = :area AND :as_at BETWEEN o.valid_from AND coalesce(o.valid_to, '9999-12-31')
    AND :as_at BETWEEN m.valid_from AND coalesce(m.valid_to, '9999-12-31')),
-- the count behind a rate: of the figure itself, else of the published count and population
base AS MATERIALIZED (
  SELECT l.indicator, l.period_end, m.sort, m.name, m.area, coalesce(s.value, k.value) AS value,
    coalesce(s.source, k.source) AS source, coalesce(s.numerator, k.numerator, c.value) AS numerator,
    coalesce(s.denominator, k.denominator, CASE WHEN c.value IS NOT NULL THEN p.value END) AS denominator
  FROM latest AS l CROSS JOIN member AS m
  LEFT JOIN shown AS s ON s.indicator = l.indicator AND s.area = m.area
    AND s.period_end = l.period_end AND s.breakdown = ''
  LEFT JOIN calculated AS k ON k.indicator = l.indicator AND k.area = m.area
    AND k.period_end = l.period_end AND k.breakdown = ''
  LEFT JOIN rate_of AS r ON r.rate = l.indicator
  LEFT JOIN shown AS c ON c.indicator = r.counted AND c.area = m.area
    AND c.period_end = l.period_end AND c.breakdown = ''
  LEFT JOIN population_latest AS p ON p.area = m.area AND p.age_group = '0-17'
    AND p.mid_year = CAST(substr(l.period_end, 1, 4) AS INTEGER) - 1)
SELECT i.id, i.label, i.unit, i.decimals, b.period_end,
  CASE b.sort WHEN 1 THEN 'Statistical neighbours'
    WHEN 2 THEN 'Statistical neighbours judged good or outstanding' ELSE b.name END AS name,
  count(*) AS members, count(b.value) AS n,
  CASE WHEN i.per IS NOT NULL AND count(b.value) > 0 AND count(CASE WHEN b.value IS NOT NULL
      AND (b.numerator IS NULL OR b.denominator IS NULL) THEN 1 END) = 0
    THEN sum(CASE WHEN b.value IS NOT NULL THEN b.numerator END)
      / sum(CASE WHEN b.value IS NOT NULL THEN b.denominator END) * i.per END AS rate,
  avg(b.value) AS mean, pw_quantile(b.value, 0.5) AS median, o.value AS own, max(b.source) AS source
FROM base AS b JOIN indicator AS i ON i.id = b.indicator
LEFT JOIN figure AS o ON o.indicator = b.indicator AND o.area = :area AND o.breakdown = ''
  AND o.period_end = b.period_end
GROUP BY b.indicator, b.sort, b.name ORDER BY i.topic, i.id, b.sort, b.name
