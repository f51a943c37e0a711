-- Figures under embargo at the moment of issue. Where no moment is given it is the start of the last
-- day on which the mart received a release: no pack can have been issued before, and no clock is
-- read.
-- parameters: issued (text)
-- source: Embargoes recorded in the mart
-- column id: label "Indicator"
-- column label: label "Measure"
-- column until: label "Until"
-- column moment: label "Looked at", format "iso"
SELECT e.indicator AS id, i.label, e.until,
  substr(coalesce(:issued, (SELECT max(received) FROM release)), 1, 10) AS moment
FROM embargo AS e JOIN indicator AS i ON i.id = e.indicator
WHERE e.until > coalesce(:issued, (SELECT max(received) FROM release))
ORDER BY e.indicator, e.until DESC
