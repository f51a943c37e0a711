-- Every indicator that the authority's own lists of children give: in the window from :from to
-- :as_at (where :from is blank the last 12 months, or as many of them as the lists tell of), or at
-- the end of :as_at, or on the day of the newest list. Counts children, episodes or events; a
-- window from :from that the lists don't tell of as a whole has no figure.
-- parameters: area (area), as_at (date), from (date)
-- with: list_window, list_values
-- source: Case management system, Annex A lists
-- key: id
-- column sort: label "Order", unit count, decimals 0, disclosure none
-- column topic: label "Topic"
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column kind: label "Kind"
-- column unit: label "Unit"
-- column decimals: label "Decimals", unit count, disclosure none
-- column polarity: label "Good is"
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column value: label "Value", label from label, unit from unit, decimals from decimals, polarity from polarity,
--     disclosure people
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id = hit} {first} {period_end}", role numerator of value, role others missed for id,
--     role window first to period_end, rounding none
-- column out_of: label "Out of", unit count, decimals 0, disclosure people,
--     key "children counted {id = behind} {first} {period_end}", role denominator of value,
--     role window first to period_end, rounding none
-- column numerator: label "What is counted", role definition
-- column denominator: label "Out of what", role definition
-- column definition: label "Definition", role definition
-- column hit: label "Count", role key
-- column behind: label "Count behind", role key
-- column missed: label "Count of the others", role key
WITH
cell AS (SELECT p.id, '' AS grp, p.first, p.day, p.whole FROM place AS p),
counted AS MATERIALIZED (
  SELECT e.id, '' AS grp, sum(e.hit) AS hits, count(e.hit) AS n FROM event AS e GROUP BY e.id)
SELECT s.sort, s.topic, s.id, s.label, s.kind, s.unit, s.decimals, s.polarity, s.first,
  s.first_symbol, s.period_end,
  s.value, s.value_symbol, s.counted, s.counted_symbol, s.out_of, s.out_of_symbol, s.hit,
  s.behind, s.behind_symbol, s.missed, s.missed_symbol, s.numerator,
  s.denominator, s.definition
FROM result AS s ORDER BY s.sort
