-- Indicators, published ones and those counted from the service's own lists of children, with the
-- periods and areas for which the mart has a figure; with a word those whose id, label or topic
-- holds it.
-- parameters: word (text)
-- column id: label "Id"
-- column label: label "Indicator"
-- column unit: label "Unit"
-- column polarity: label "Good is"
-- column first_end: label "First", format "mmm yyyy"
-- column last_end: label "Last", format "mmm yyyy"
-- column periods: label "Periods", unit count, decimals 0, disclosure none
-- column areas: label "Areas", unit count, decimals 0, disclosure none
-- column figures: label "Figures", unit count, decimals 0, disclosure none
-- column counted: label "Counted"
-- column out_of: label "Out of"
-- column definition: label "Definition"
-- column source: label "Source", role source
SELECT i.id, i.label, i.unit, i.polarity, o.first_end, o.last_end, coalesce(o.periods, 0) AS periods,
  coalesce(o.areas, 0) AS areas, coalesce(o.figures, 0) AS figures, i.numerator AS counted,
  i.denominator AS out_of, i.definition, i.source
FROM (
  SELECT l.id, l.label, l.unit, l.polarity, l.numerator, l.denominator, l.definition,
    CASE l.list WHEN 0 THEN a.label ELSE 'Annex A list ' || l.list || ': ' || a.label END AS source,
    1 AS own, NULL AS topic, l.sort
  FROM list_indicator AS l JOIN annex_list AS a ON a.list = l.list
  UNION ALL
  SELECT p.id, p.label, p.unit, p.polarity, p.numerator, p.denominator, p.definition, p.source, 0,
    p.topic, 0
  FROM indicator AS p
  UNION ALL
  SELECT d.indicator, d.label, d.unit, d.polarity, d.part, d.whole, d.formula,
    'Worked out of other indicators', 0, 'Worked out', 0
  FROM derived_part AS d) AS i
LEFT JOIN (
  -- a list gives its indicators on its day
  SELECT l.id, min(s.snapshot) AS first_end, max(s.snapshot) AS last_end,
    count(DISTINCT s.snapshot) AS periods, count(DISTINCT s.area) AS areas, count(*) AS figures
  FROM list_indicator AS l JOIN annex_snapshot AS s ON s.list = l.list GROUP BY l.id
  UNION ALL
  SELECT f.indicator, min(f.period_end), max(f.period_end), count(DISTINCT f.period_end),
    count(DISTINCT f.area), count(*)
  FROM derived_figure AS f WHERE f.symbol IS NOT 'x' GROUP BY f.indicator
  UNION ALL
  SELECT o.indicator, min(o.period_end), max(o.period_end), count(DISTINCT o.period_end),
    count(DISTINCT o.area), count(*)
  FROM observation AS o WHERE o.newest = 1 GROUP BY o.indicator) AS o ON o.id = i.id
WHERE instr(lower(i.id || ' ' || i.label || ' ' || coalesce(i.topic, '')), lower(:word)) > 0
  OR :word = ''
ORDER BY i.own, i.topic, i.sort, i.id
