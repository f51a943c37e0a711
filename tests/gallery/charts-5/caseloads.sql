-- Social workers by the children in need that they hold on the day of the latest list.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- column over: label "Children in need held by a worker", unit count, decimals 0, disclosure none
-- column upto: label "Up to", unit count, decimals 0, disclosure none
-- column workers: label "Workers", unit count, decimals 0, disclosure people,
--     key "workers holding {over}", role total over over, rounding none
WITH
edge AS (SELECT DISTINCT working_day AS number FROM calendar
  WHERE working_day <= 45 AND working_day % 3 = 0),
held AS (
  SELECT count(*) AS children FROM child_in_need
  WHERE area = :area AND worker IS NOT NULL AND snapshot = (SELECT max(snapshot)
    FROM child_in_need WHERE area = :area AND snapshot <= :as_at)
  GROUP BY worker)
SELECT e.number AS over, u.number AS upto, count(h.children) AS workers
FROM edge AS e JOIN edge AS u ON u.number = e.number + 3
LEFT JOIN held AS h ON h.children > e.number AND h.children <= u.number
GROUP BY e.number ORDER BY e.number
