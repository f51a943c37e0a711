-- Every indicator that the authority's own lists of children give, by sex; see list_measures.
-- parameters: area (area), as_at (date), from (date)
-- with: list_split
-- source: Case management system, Annex A lists
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column sex: label "Sex"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end} {sex}", role total over sex,
--     role numerator of value, role others missed for id, role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end} {sex}", role total over sex,
--     role denominator of value, role window first to period_end, rounding none
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
counted AS MATERIALIZED (
  SELECT e.id, coalesce(e.gender, '') AS grp, sum(e.hit) AS hits, count(e.hit) AS n
  FROM event AS e GROUP BY e.id, coalesce(e.gender, ''))
SELECT s.id, s.label, s.unit, s.decimals, s.polarity, s.first, s.first_symbol, s.period_end,
  g.label AS sex, s.value,
  s.value_symbol, s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol
FROM result AS s JOIN code_label AS g ON g.code_set = 'gender' AND g.code = s.grp
ORDER BY s.sort, g.sort, g.label
