-- The authority that the pack is about.
-- parameters: area (area)
-- source: Reference data of the mart
-- column code: label "Code"
-- column name: label "Name"
-- column kind: label "Kind"
-- column region: label "Region"
-- column nation: label "Nation"
-- column note: label "Note"
SELECT a.code, a.name, a.kind, r.name AS region, n.name AS nation, a.note
FROM area AS a
LEFT JOIN area AS r ON r.code = a.region
LEFT JOIN area AS n ON n.code = a.nation
WHERE a.code = :area
