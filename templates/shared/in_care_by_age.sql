-- Children in care on the day of the latest list, by single year of age and sex.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- column age: label "Age", unit years, decimals 0, disclosure none
-- column sex: label "Sex"
-- column children: label "Children in care", unit count, decimals 0, disclosure people,
--     key "children in care by single years {age} {sex}", role total over sex, rounding none
WITH
-- ages come straight from a table that holds no child: here the calendar's numbers of working days
year AS (SELECT DISTINCT working_day AS age FROM calendar WHERE working_day BETWEEN 0 AND 17),
held AS MATERIALIZED (
  SELECT age, CASE gender WHEN 'a' THEN 'Boys' WHEN 'b' THEN 'Girls' ELSE 'Not known' END AS sex
  FROM in_care_now
  WHERE area = :area AND snapshot = (SELECT max(snapshot) FROM child_in_care
    WHERE area = :area AND snapshot <= :as_at))
-- an age without a boy or a girl counts none
SELECT y.age, s.sex, count(h.sex) AS children
FROM year AS y CROSS JOIN (SELECT DISTINCT sex FROM held) AS s
LEFT JOIN held AS h ON h.age = y.age AND h.sex = s.sex
GROUP BY y.age, s.sex ORDER BY y.age, s.sex
