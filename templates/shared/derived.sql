-- Indicators derived from published ones, with their formula in words: the authority's latest figure
-- and the nation's.
-- parameters: area (area), as_at (date)
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column period_end: label "Period ending", format "mmm yyyy"
-- column value: label "Value", unit from unit, decimals from decimals, polarity from polarity,
--     disclosure published
-- column nation: label "Nation", unit from unit, decimals from decimals, disclosure published
-- column formula: label "How it is worked out"
-- column source: label "Source", role source
WITH own AS MATERIALIZED (
  SELECT f.*, row_number() OVER (PARTITION BY f.indicator ORDER BY f.period_end DESC) AS age
  FROM derived_figure AS f WHERE f.area = :area AND f.period_end <= :as_at)
SELECT d.indicator AS id, d.label, d.unit, d.decimals, d.polarity, o.period_end, o.value,
  o.symbol AS value_symbol, o.flags AS value_flags, o.numerator AS value_num,
  o.denominator AS value_den, n.value AS nation, n.symbol AS nation_symbol, d.formula, o.source
FROM own AS o JOIN derived_part AS d ON d.indicator = o.indicator
LEFT JOIN derived_figure AS n ON n.indicator = o.indicator AND n.period_end = o.period_end
  AND n.area = (SELECT a.nation FROM area AS a WHERE a.code = :area)
WHERE o.age = 1 ORDER BY d.indicator
