-- Averages to hold a measure against: statistical neighbours, region and nation, at the authority's
-- latest period. As lines of a chart: reference: [{ data: averages.cla_rate }].
-- parameters: area (area), as_at (date), set (set)
-- with: key_rates
-- key: id
-- column id: label "Measure id"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column period_end: label "Period ending", format "d mmmm yyyy"
-- column name: label "Average"
-- column role: label "Role", role emphasis
-- column value: label "Value", unit from unit, decimals from decimals, disclosure published
-- column set_name: label "Set"
-- column statistic: label "Statistic"
-- column n: label "Authorities with a figure", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
WITH
-- London's authorities have a region within a region
place (code, role) AS (
  SELECT neighbour, 'neighbours' FROM neighbour WHERE area = :area AND set_name = :set
  UNION ALL SELECT region, 'region' FROM area WHERE code = :area
  UNION ALL SELECT r.region, 'region' FROM area AS a JOIN area AS r ON r.code = a.region
    WHERE a.code = :area AND r.region IS NOT NULL
  UNION ALL SELECT nation, 'nation' FROM area WHERE code = :area),
around AS (
  SELECT l.indicator, l.period_end, p.code, p.role, f.value, f.symbol, f.source
  FROM latest AS l CROSS JOIN place AS p
  JOIN figure AS f ON f.indicator = l.indicator AND f.area = p.code AND f.breakdown = ''
    AND f.period_end = l.period_end),
line AS (
  SELECT indicator, period_end, role, CASE role WHEN 'neighbours' THEN '' ELSE code END AS code,
    avg(value) AS value, CASE WHEN count(value) = 0 THEN max(symbol) END AS symbol,
    count(value) AS n, max(source) AS source
  FROM around GROUP BY indicator, period_end, role, 4)
SELECT i.id, i.unit, CASE WHEN k.role = 'neighbours' AND i.decimals = 0 THEN 1 ELSE i.decimals END
    AS decimals,
  k.period_end, CASE k.role WHEN 'neighbours' THEN 'Statistical neighbours' ELSE a.name END AS name,
  k.role, k.value, k.symbol AS value_symbol, s.name AS set_name,
  CASE k.role WHEN 'neighbours' THEN NULL ELSE 'z' END AS set_name_symbol,
  CASE k.role WHEN 'neighbours' THEN 'mean' END AS statistic,
  CASE k.role WHEN 'neighbours' THEN NULL ELSE 'z' END AS statistic_symbol,
  CASE k.role WHEN 'neighbours' THEN k.n END AS n,
  CASE k.role WHEN 'neighbours' THEN NULL ELSE 'z' END AS n_symbol, k.source
FROM line AS k
JOIN indicator AS i ON i.id = k.indicator
LEFT JOIN area AS a ON a.code = k.code
LEFT JOIN neighbour_set AS s ON s.name = :set AND k.role = 'neighbours'
ORDER BY i.id, k.role = 'nation' DESC, k.role = 'region' DESC, a.name
