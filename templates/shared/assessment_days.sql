-- Assessments completed in the year to the day of the list, by the working days that they took.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- column over: label "Working days", unit days, decimals 0, disclosure none
-- column upto: label "Up to", unit days, decimals 0, disclosure none
-- column assessments: label "Assessments completed", unit count, decimals 0, disclosure people,
--     key "assessments completed {over}", role total over over, rounding none
WITH
-- what classes of people begin and end with comes straight from a table: here the calendar's
-- numbers of working days
edge AS (SELECT DISTINCT working_day AS days FROM calendar
  WHERE working_day <= 70 AND working_day % 5 = 0),
taken AS (
  SELECT working_days FROM assessment_timed
  WHERE area = :area AND authorised > date(snapshot, '-1 year') AND snapshot = (
    SELECT max(snapshot) FROM assessment WHERE area = :area AND snapshot <= :as_at))
SELECT e.days AS over, u.days AS upto, count(t.working_days) AS assessments
FROM edge AS e LEFT JOIN edge AS u ON u.days = e.days + 5
LEFT JOIN taken AS t ON (t.working_days > e.days OR e.days = 0)
  AND t.working_days <= coalesce(u.days, 100000)
GROUP BY e.days ORDER BY e.days
