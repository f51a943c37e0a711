-- Key rates of the authority among all that the mart has, with the lowest, the highest and the mean.
-- parameters: area (area), as_at (date)
-- column topic: label "Measure"
-- column value: label "Latest", unit from unit, decimals from decimals, disclosure published
-- column mean: label "Mean", unit from unit, decimals from decimals, disclosure published
-- column low: label "Lowest", unit from unit, decimals from decimals, disclosure published
-- column high: label "Highest", unit from unit, decimals from decimals, disclosure published
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count
-- column source: label "Source", role source
WITH
latest AS (
  SELECT indicator, max(period_end) AS period_end FROM shown
  WHERE area = :area AND breakdown = '' AND period_end <= :as_at
    AND indicator IN ('cla_rate', 'cin_rate', 'cpp_rate', 'rereferrals_pct', 'agency_rate_fte')
  GROUP BY indicator)
SELECT i.label AS topic, max(CASE WHEN s.area = :area THEN s.value END) AS value,
  avg(s.value) AS mean, min(s.value) AS low, max(s.value) AS high, i.unit, i.decimals,
  max(CASE WHEN s.area = :area THEN s.source END) AS source
FROM latest AS l
JOIN shown AS s ON s.indicator = l.indicator AND s.period_end = l.period_end AND s.breakdown = ''
JOIN area AS a ON a.code = s.area AND a.kind = (SELECT kind FROM area WHERE code = :area)
JOIN indicator AS i ON i.id = l.indicator
GROUP BY l.indicator ORDER BY l.indicator
