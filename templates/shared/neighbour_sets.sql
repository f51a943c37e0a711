-- Sets of statistical neighbours, the newest first.
-- source: Reference data of the mart
-- column name: label "Set"
-- column valid_from: label "From", format "d mmmm yyyy"
-- column source: label "Source", role source
SELECT name, valid_from, source
FROM neighbour_set
ORDER BY valid_from DESC, name DESC
