-- The authority's statistical neighbours in the set that the pack uses, the closest first.
-- parameters: area (area), set (set)
-- column rank: label "Closeness rank", unit count, decimals 0, disclosure none
-- column name: label "Authority"
-- column closeness: label "Closeness"
-- column source: label "Source", role source
SELECT n.rank, a.name, n.closeness, s.source
FROM neighbour AS n
JOIN area AS a ON a.code = n.neighbour
JOIN neighbour_set AS s ON s.name = n.set_name
WHERE n.set_name = :set AND n.area = :area
ORDER BY n.rank
