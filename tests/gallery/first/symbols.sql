-- A cell of each kind.
-- source: Invented
-- column kind: label "Kind"
-- column value: label "Value", unit count, decimals 0, disclosure none
SELECT CASE column1 WHEN 1 THEN 'a number' WHEN 2 THEN 'not available' WHEN 3 THEN 'confidential'
  WHEN 4 THEN 'not applicable' WHEN 5 THEN 'low' WHEN 6 THEN 'unreliable' WHEN 7 THEN 'provisional'
  WHEN 8 THEN 'revised' ELSE 'to be confirmed' END AS kind,
  CASE WHEN column1 IN (1, 7, 8) THEN 1234 END AS value, column2 AS value_symbol,
  column3 AS value_flags
FROM (VALUES (1, NULL, 0), (2, 'x', 0), (3, 'c', 0), (4, 'z', 0), (5, 'low', 0), (6, 'u', 0),
  (7, NULL, 1), (8, NULL, 2), (9, 'tbc', 0))
