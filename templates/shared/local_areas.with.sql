-- The areas below the authority :area: places by date, uses (the levels that it has on :as_at, and
-- which of two lies in the other), children aged 0 to 17 of each and of the authority itself.

places AS MATERIALIZED (SELECT * FROM local_place WHERE authority = :area),
uses AS MATERIALIZED (
  SELECT count(district) > 0 AS district, count(locality) > 0 AS locality, count(ward) > 0 AS ward,
    count(CASE kind WHEN 'locality' THEN district END) > 0 AS locality_in_district,
    count(CASE kind WHEN 'district' THEN locality END) > 0 AS district_in_locality
  FROM places WHERE :as_at BETWEEN first AND last),
-- the newest estimate up to the year before; of an area without one, the sum over its wards
held AS MATERIALIZED (
  SELECT p.area, max(p.mid_year) AS mid_year, p.vintage, p.value FROM population_latest AS p
  WHERE p.age_group = '0-17' AND p.mid_year < CAST(substr(:as_at, 1, 4) AS INTEGER)
    AND (p.area = :area OR p.area IN (SELECT area FROM places)) GROUP BY p.area),
children (area, mid_year, value) AS (
  SELECT o.area, max(h.mid_year), sum(h.value)
  FROM places AS o JOIN places AS w ON w.kind = 'ward' AND o.kind <> 'ward'
    AND o.area IN (w.district, w.locality) AND :as_at BETWEEN w.first AND w.last
  LEFT JOIN held AS h ON h.area = w.area
  WHERE :as_at BETWEEN o.first AND o.last AND o.area NOT IN (SELECT area FROM held WHERE value IS NOT NULL)
  GROUP BY o.area HAVING count(h.value) = count(*) AND min(h.mid_year) = max(h.mid_year)
  UNION ALL
  SELECT p.area, p.mid_year, p.value FROM held AS h CROSS JOIN population AS p ON p.area = h.area
    AND p.age_group = '0-17' AND p.mid_year = h.mid_year AND p.vintage = h.vintage AND p.value IS NOT NULL)
