-- Children who came into care and who left it in the latest year.
-- parameters: area (area), as_at (date)
-- column what: label "What happened"
-- column children: label "Children", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
SELECT i.label AS what, f.value AS children, f.symbol AS children_symbol,
  f.flags AS children_flags, f.source
FROM figure AS f JOIN indicator AS i ON i.id = f.indicator
WHERE f.indicator IN ('cla_started', 'cla_ceased', 'cpp_started') AND f.area = :area
  AND f.breakdown = '' AND f.period_end = (SELECT max(period_end) FROM figure
    WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at)
ORDER BY i.label
