-- What the service says about its figures, by topic.
-- parameters: area (area), as_at (date)
-- key: topic
-- column topic: label "Topic"
-- column body: label "Commentary"
-- column role: label "Role"
-- column period_end: label "Period", format "d mmmm yyyy"
SELECT c.topic, c.body, o.title AS role, c.period_end
FROM commentary AS c
LEFT JOIN officer AS o ON o.role = c.role
WHERE c.area = :area AND c.audience = 'public' AND c.resolved = 1
  AND c.period_end = (SELECT max(period_end) FROM commentary AS l
    WHERE l.area = c.area AND l.topic = c.topic AND l.period_end <= :as_at)
ORDER BY c.topic, c.sort
