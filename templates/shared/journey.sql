-- The child's journey in the latest year.
-- parameters: area (area), as_at (date)
-- column stage: label "Stage"
-- column children: label "In the year", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
SELECT i.label AS stage, f.value AS children, f.symbol AS children_symbol,
  f.flags AS children_flags, f.source
FROM figure AS f JOIN indicator AS i ON i.id = f.indicator
WHERE f.indicator IN ('referrals', 'section_47', 'cpp_started') AND f.area = :area
  AND f.breakdown = '' AND f.period_end = (SELECT max(period_end) FROM figure
    WHERE indicator = f.indicator AND area = :area AND period_end <= :as_at)
ORDER BY f.value DESC
