-- Ofsted's judgements at the latest inspection of the authority's children's services.
-- parameters: area (area), as_at (date)
-- column aspect: label "Judgement"
-- column grade: label "Grade"
-- column inspected: label "Inspected", format "mmmm yyyy"
-- column previous: label "Grade before"
-- column source: label "Source", role source
SELECT j.aspect, j.grade, j.inspected, coalesce(b.grade, 'not judged') AS previous, j.source
FROM judgement AS j
LEFT JOIN judgement AS b ON b.area = j.area AND b.aspect = j.aspect
  AND b.inspected = (SELECT max(inspected) FROM judgement
    WHERE area = j.area AND inspected < j.inspected AND aspect = j.aspect)
WHERE j.area = :area
  AND j.inspected = (SELECT max(inspected) FROM judgement
    WHERE area = :area AND inspected <= :as_at)
ORDER BY j.aspect <> 'Overall effectiveness', j.aspect
