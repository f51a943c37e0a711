-- Figures of six years of the authority, its statistical neighbours, regions and nation, for what the
-- query's measure (id, part) names: found.

home (area, region, above, nation) AS (
  SELECT a.code, a.region, r.region, a.nation FROM area AS a
  LEFT JOIN area AS r ON r.code = a.region WHERE a.code = :area),
wanted AS (
  SELECT area FROM home UNION SELECT region FROM home UNION SELECT above FROM home
  UNION SELECT nation FROM home
  UNION SELECT neighbour FROM neighbour WHERE area = :area AND set_name = :set),
found AS MATERIALIZED (
  SELECT f.indicator, f.area, f.period_end, f.value, f.symbol, f.flags, f.source
  FROM measure AS m CROSS JOIN wanted AS w
  CROSS JOIN shown AS f ON f.indicator = m.id AND f.area = w.area
  WHERE f.period_end > date(:as_at, '-6 years') AND f.period_end <= :as_at
    AND f.breakdown = m.part
  UNION ALL
  SELECT f.indicator, f.area, f.period_end, f.value, f.symbol, f.flags, f.source
  FROM measure AS m CROSS JOIN wanted AS w
  CROSS JOIN calculated AS f ON f.indicator = m.id AND f.area = w.area
  WHERE f.period_end > date(:as_at, '-6 years') AND f.period_end <= :as_at
    AND f.breakdown = m.part)
