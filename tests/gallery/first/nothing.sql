-- A query without rows.
-- source: Nowhere
-- column name: label "Name"
-- column count: label "Count", unit count, disclosure none
SELECT name, 1 AS count FROM area WHERE 1 = 0
