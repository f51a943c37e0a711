-- Every indicator that the authority's own lists of children give, by what the list
-- tells apart: source of a contact or referral, category of abuse, placement, reason of closure, kind
-- of visit; see list_measures.
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
-- column part: label "Kind"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end} {part}", role total over part,
--     role numerator of value, role others missed for id, role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end} {part}", role total over part,
--     role denominator of value, role window first to period_end, rounding none
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
coded AS MATERIALIZED (
  SELECT e.id, e.parts, coalesce(e.part, '') AS code, sum(e.hit) AS hits, count(e.hit) AS n
  FROM event AS e WHERE e.parts IS NOT NULL GROUP BY e.id, coalesce(e.part, '')),
counted AS MATERIALIZED (
  SELECT c.id, k.label AS grp, sum(c.hits) AS hits, sum(c.n) AS n
  FROM coded AS c JOIN code_label AS k ON k.code_set = c.parts AND k.code = c.code
  GROUP BY c.id, k.label)
SELECT s.id, s.label, s.unit, s.decimals, s.polarity, s.first, s.first_symbol, s.period_end,
  g.label AS part, s.value,
  s.value_symbol, s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol
FROM result AS s
JOIN (SELECT code_set, label, min(sort) AS sort FROM code_label GROUP BY code_set, label) AS g
  ON g.code_set = s.parts AND g.label = s.grp
ORDER BY s.sort, g.sort, g.label
