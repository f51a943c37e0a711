-- The ten factors most often identified at the end of assessments.
-- parameters: area (area), as_at (date)
-- note: An assessment may identify several factors, so that shares add up to more than 100%.
-- column factor: label "Factor"
-- column period_end: label "Year ending", format "d mmmm yyyy"
-- column count: label "Assessments", unit count, decimals 0, disclosure published
-- column share: label "Share of assessments with factors", unit "%", decimals 1,
--     disclosure published
-- column previous: label "Year before", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
WITH latest AS (
  SELECT max(period_end) AS period_end FROM shown
  WHERE indicator = 'assessment_factor' AND area = :area AND period_end <= :as_at),
total AS (SELECT value FROM shown, latest WHERE indicator = 'assessments_with_factors'
  AND area = :area AND breakdown = '' AND shown.period_end = latest.period_end)
SELECT replace(s.breakdown, 'factor=', '') AS factor, s.period_end, s.value AS count,
  s.symbol AS count_symbol, s.value * 100.0 / (SELECT value FROM total) AS share,
  s.symbol AS share_symbol, b.value AS previous, b.symbol AS previous_symbol, s.source
FROM latest AS l
JOIN shown AS s ON s.indicator = 'assessment_factor' AND s.area = :area
  AND s.period_end = l.period_end AND s.breakdown LIKE 'factor=%' AND s.breakdown NOT LIKE '%; %'
LEFT JOIN shown AS b ON b.indicator = 'assessment_factor' AND b.area = :area
  AND b.period_end = date(l.period_end, '-1 year') AND b.breakdown = s.breakdown
WHERE s.value IS NOT NULL
ORDER BY s.value DESC, s.breakdown LIMIT 10
