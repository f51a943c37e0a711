-- Periods for which the mart has figures; with a word those of indicators whose id or label holds it.
-- parameters: word (text)
-- column period_end: label "Period ending", format "d mmmm yyyy"
-- column kind: label "Kind"
-- column indicators: label "Indicators", unit count, decimals 0, disclosure none
-- column areas: label "Areas", unit count, decimals 0, disclosure none
SELECT o.period_end, i.period_kind AS kind, count(DISTINCT o.indicator) AS indicators,
  count(DISTINCT o.area) AS areas
FROM observation AS o JOIN indicator AS i ON i.id = o.indicator
WHERE instr(lower(i.id || ' ' || i.label), lower(:word)) > 0 OR :word = ''
GROUP BY o.period_end, i.period_kind ORDER BY o.period_end DESC, i.period_kind
