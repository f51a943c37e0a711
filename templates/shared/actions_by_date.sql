-- Actions with their dates.
-- parameters: area (area), as_at (date)
-- column action: label "Action"
-- column started: label "Begun", format "d mmm yyyy"
-- column due: label "Due", format "d mmm yyyy"
-- column completed: label "Done", format "d mmm yyyy"
-- column as_at: label "Data to", format "d mmm yyyy"
-- column source: label "Source", role source
SELECT a.body AS action, a.started, a.due, a.completed, a.as_at,
  r.origin AS source
FROM action AS a
JOIN recommendation AS r ON r.id = a.recommendation
WHERE a.area = :area AND r.made <= :as_at AND a.started <= :as_at
ORDER BY a.started, a.id
LIMIT 8
