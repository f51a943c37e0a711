-- Indicators, with the periods and areas for which the mart has a figure.
-- column id: label "Id"
-- column label: label "Indicator"
-- column unit: label "Unit"
-- column polarity: label "Good is"
-- column first_end: label "First", format "mmm yyyy"
-- column last_end: label "Last", format "mmm yyyy"
-- column areas: label "Areas", unit count, decimals 0, disclosure none
-- column counted: label "Counted"
-- column out_of: label "Out of"
-- column definition: label "Definition"
-- column source: label "Source"
SELECT i.id, i.label, i.unit, i.polarity, o.first_end, o.last_end, o.areas,
  i.numerator AS counted, i.denominator AS out_of, i.definition, i.source
FROM indicator AS i LEFT JOIN (
  SELECT indicator, min(period_end) AS first_end, max(period_end) AS last_end,
    count(DISTINCT area) AS areas FROM observation GROUP BY indicator) AS o ON o.indicator = i.id
ORDER BY i.topic, i.id
