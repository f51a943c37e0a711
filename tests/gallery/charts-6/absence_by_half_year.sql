-- Days lost to sickness, half a year at a time.
-- source: Invented figures
-- column period_end: label "Half year to", format "mmm yyyy"
-- column share: label "Days lost to sickness", unit "%", decimals 1, disclosure none
WITH list (period_end, share) AS (VALUES ('2023-09-30', 3.1), ('2024-03-31', 4.6),
  ('2024-09-30', 2.8), ('2025-03-31', 3.9))
SELECT period_end, share FROM list
