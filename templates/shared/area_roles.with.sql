-- All areas with the role that each plays beside the authority: areas.

areas AS (
  SELECT a.code, a.name, CASE
    WHEN a.code = :area THEN 'own'
    WHEN a.kind = 'country' THEN 'nation'
    WHEN a.kind = 'region' THEN 'region'
    ELSE 'context' END AS role
  FROM area AS a)
