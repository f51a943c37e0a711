-- Every indicator that the authority's own lists of children give, by ethnic group; see list_measures.
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
-- column ethnicity: label "Ethnic group"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end} {ethnicity}", role total over ethnicity,
--     role numerator of value, role others missed for id, role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end} {ethnicity}", role total over ethnicity,
--     role denominator of value, role window first to period_end, rounding none
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
coded AS MATERIALIZED (
  SELECT e.id, coalesce(e.ethnicity, '') AS grp, sum(e.hit) AS hits, count(e.hit) AS n
  FROM event AS e GROUP BY e.id, coalesce(e.ethnicity, '')),
counted AS MATERIALIZED (
  SELECT c.id, k.sort AS grp, sum(c.hits) AS hits, sum(c.n) AS n
  FROM coded AS c JOIN code_label AS k ON k.code_set = 'ethnicity' AND k.code = c.grp
  GROUP BY c.id, k.sort)
SELECT s.id, s.label, s.unit, s.decimals, s.polarity, s.first, s.first_symbol, s.period_end,
  g.label AS ethnicity, s.value,
  s.value_symbol, s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol
FROM result AS s JOIN ethnic_group AS g ON g.sort = s.grp
ORDER BY s.sort, g.sort, g.label
