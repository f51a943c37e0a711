-- Actions and where they stand, as a rating and in words.
-- parameters: area (area), as_at (date)
-- column recommendation: label "Recommendation"
-- column action: label "Action"
-- column owner: label "Owner"
-- column due: label "Due", format "d mmm yyyy"
-- column rag: label "RAG"
-- column status: label "Status"
-- column progress: label "Progress"
-- column origin: label "Origin", role source
SELECT coalesce(r.theme, r.body) AS recommendation, a.body AS action, o.title AS owner,
  coalesce(a.revised_due, a.due) AS due,
  CASE a.status WHEN 'late' THEN 'Red' WHEN 'at risk' THEN 'Amber' WHEN 'not started'
    THEN 'Not due' ELSE 'Green' END AS rag,
  a.status, a.progress, r.origin
FROM action AS a
JOIN recommendation AS r ON r.id = a.recommendation
LEFT JOIN officer AS o ON o.role = a.role
WHERE a.area = :area AND r.made <= :as_at
ORDER BY r.reference, a.due, a.id
