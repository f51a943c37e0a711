-- Fifths of authorities by their rate of children in care, the highest in the first, for a map.
-- parameters: area (area), as_at (date)
-- note: Fifths of the authorities with a figure; A is the highest, not the best.
-- column name: label "Authority"
-- column area: label "Code"
-- column role: label "Role", role emphasis
-- column fifth: label "Fifth by children in care per 10,000", unit count, decimals 0,
--     disclosure published
-- column across: label "Column of the tile", unit count, decimals 0, disclosure none
-- column down: label "Row of the tile", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
WITH
-- the sample's invented areas have a map of their own; real ones have their places in the program
invented (code, across, down) AS (
  VALUES ('X10000011', 2, 0), ('X10000004', 1, 1), ('X10000006', 2, 1), ('X10000005', 1, 2),
    ('X10000001', 2, 2), ('X10000002', 3, 2), ('X10000007', 0, 3), ('X10000003', 1, 3),
    ('X10000009', 2, 3), ('X10000008', 1, 4), ('X10000010', 2, 4)),
latest AS (
  SELECT max(period_end) AS day FROM figure
  WHERE indicator = 'cla_rate' AND area = :area AND breakdown = '' AND period_end <= :as_at),
-- an authority that counts in a way of its own since a break that only it has is in no fifth
found AS (
  SELECT f.area, f.value, f.symbol, f.source, EXISTS (SELECT 1 FROM break_alone AS k
      WHERE k.indicator = f.indicator AND k.area = f.area AND k.since <= f.period_end
        AND k.until > f.period_end) AS alone
  FROM figure AS f JOIN area AS a ON a.code = f.area
  WHERE f.indicator = 'cla_rate' AND f.breakdown = '' AND f.period_end = (SELECT day FROM latest)
    AND a.kind NOT IN ('country', 'region')),
placed AS (
  SELECT f.area, CASE WHEN f.alone THEN NULL ELSE f.value END AS value,
    CASE WHEN f.alone THEN 'u' ELSE f.symbol END AS symbol, f.source FROM found AS f),
ranked AS (
  SELECT f.area, f.value, f.symbol, f.source,
    1 + 5 * (rank() OVER (PARTITION BY f.value IS NULL ORDER BY f.value DESC) - 1)
      / count(*) OVER (PARTITION BY f.value IS NULL) AS fifth
  FROM placed AS f)
SELECT a.name, r.area, CASE WHEN r.area = :area THEN 'own' ELSE 'context' END AS role,
  CASE WHEN r.value IS NULL THEN NULL ELSE r.fifth END AS fifth, r.symbol AS fifth_symbol,
  i.across, i.down, r.source
FROM ranked AS r
JOIN area AS a ON a.code = r.area
LEFT JOIN invented AS i ON i.code = r.area
ORDER BY a.name
