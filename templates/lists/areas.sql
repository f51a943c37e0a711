-- Areas that the mart knows; with a word those whose code, name or kind holds it.
-- parameters: word (text)
-- column code: label "Code"
-- column name: label "Name"
-- column kind: label "Kind"
-- column region: label "Region"
-- column valid_from: label "From", format "d mmm yyyy"
-- column valid_to: label "Until", format "d mmm yyyy"
SELECT a.code, a.name, a.kind, r.name AS region, a.valid_from, a.valid_to
FROM area AS a LEFT JOIN area AS r ON r.code = a.region
WHERE instr(lower(a.code || ' ' || a.name || ' ' || a.kind), lower(:word)) > 0 OR :word = ''
ORDER BY a.name, a.code
