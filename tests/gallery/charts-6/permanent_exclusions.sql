-- Permanent exclusions of children in need by school year.
-- source: Invented figures
-- column period_end: label "School year", format "school year"
-- column pupils: label "Permanent exclusions", unit count, decimals 0, disclosure none
WITH list (period_end, pupils) AS (VALUES ('2022-08-31', 14), ('2023-08-31', 19), ('2024-08-31', 17))
SELECT period_end, pupils FROM list
