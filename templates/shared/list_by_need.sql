-- Every indicator that the authority's own lists of children give, by primary need; see list_measures.
-- The need is the child's on the list of children in need that is read for :as_at, else the list's own.
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
-- column need: label "Primary need"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end} {need}", role total over need,
--     role numerator of value, role others missed for id, role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end} {need}", role total over need,
--     role denominator of value, role window first to period_end, rounding none
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
needs AS MATERIALIZED (
  SELECT n.child, max(n.primary_need) AS need FROM child_in_need AS n WHERE n.area = :area
    AND n.snapshot = (SELECT max(r.snapshot) FROM reach AS r WHERE r.list = 6) GROUP BY n.child),
-- an adopter's number is no child's
grown (id) AS MATERIALIZED (SELECT id FROM list_indicator WHERE list = 11),
counted AS MATERIALIZED (
  SELECT e.id, coalesce(n.need, e.need, '') AS grp, sum(e.hit) AS hits, count(e.hit) AS n
  FROM event AS e LEFT JOIN needs AS n ON n.child = e.child AND e.id NOT IN grown
  GROUP BY e.id, coalesce(n.need, e.need, ''))
SELECT s.id, s.label, s.unit, s.decimals, s.polarity, s.first, s.first_symbol, s.period_end,
  g.label AS need, s.value,
  s.value_symbol, s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol
FROM result AS s JOIN code_label AS g ON g.code_set = 'need' AND g.code = s.grp
ORDER BY s.sort, g.sort, g.label
