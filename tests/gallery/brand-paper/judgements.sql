-- Grades of the latest inspection, with the framework that they belong to.
-- parameters: area (area), as_at (date)
-- column aspect: label "Judgement"
-- column grade: label "Grade"
-- column framework: label "Framework"
-- column inspected: label "Inspected", format "mmmm yyyy"
-- column source: label "Source", role source
SELECT j.aspect, j.grade, f.name AS framework, j.inspected, j.source
FROM judgement AS j JOIN framework AS f ON f.id = j.framework
WHERE j.area = :area
  AND j.inspected = (SELECT max(inspected) FROM judgement
    WHERE area = :area AND inspected <= :as_at)
ORDER BY j.aspect <> 'Overall effectiveness', j.aspect
