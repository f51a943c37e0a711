-- Areas that the mart knows; with a word those whose code, name or kind holds it.
-- One below an authority says what it lies in now, or lay in last.
-- parameters: word (text)
-- column code: label "Code"
-- column name: label "Name"
-- column kind: label "Kind"
-- column region: label "Region"
-- column valid_from: label "From", format "d mmm yyyy"
-- column valid_to: label "Until", format "d mmm yyyy"
SELECT a.code, a.name, a.kind, r.name AS region, a.valid_from, a.valid_to
FROM area AS a LEFT JOIN area AS r ON r.code = coalesce(a.region,
  (SELECT l.parent FROM local_area AS l WHERE l.code = a.code ORDER BY l.valid_from DESC LIMIT 1))
WHERE instr(lower(a.code || ' ' || a.name || ' ' || a.kind), lower(:word)) > 0 OR :word = ''
ORDER BY a.name, a.code
