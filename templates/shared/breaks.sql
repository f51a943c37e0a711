-- Dated breaks in definition or practice, by indicator: trends flags
-- the first figure after one, so that no line goes across; a chart names them with
-- breaks: breaks.cla_rate, and says no change across one.
-- parameters: area (area)
-- source: Reference data of the mart
-- key: id
-- column id: label "Indicator"
-- column date: label "From", format "d mmmm yyyy"
-- column label: label "Break"
-- column note: label "What changed"
-- column said_by: label "Source"
SELECT b.indicator AS id, b.date, b.label, b.note, b.source AS said_by
FROM indicator_break AS b WHERE b.area IN ('', :area) ORDER BY b.indicator, b.date
