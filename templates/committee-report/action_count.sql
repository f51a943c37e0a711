-- How many actions there are and how they stand.
-- parameters: area (area), as_at (date)
-- column actions: label "Actions", unit count, decimals 0, disclosure none
-- column done: label "Done", unit count, decimals 0, disclosure none
-- column on_track: label "On track", unit count, decimals 0, disclosure none
-- column behind: label "At risk or late", unit count, decimals 0, disclosure none
-- column origin: label "Origin"
SELECT count(*) AS actions, sum(a.status = 'done') AS done,
  sum(a.status IN ('on track', 'not started')) AS on_track,
  sum(a.status IN ('at risk', 'late')) AS behind, r.origin
FROM action AS a
JOIN recommendation AS r ON r.id = a.recommendation
WHERE a.area = :area AND r.made <= :as_at
HAVING count(*) > 0
