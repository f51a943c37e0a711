-- Posts that lead the service and whom they report to, with the social work posts of each service.
-- parameters: area (area), as_at (date)
-- source: Establishment list
-- note: Posts are full-time equivalents; each leading post counts as one.
-- column post: label "Id"
-- column reports_to: label "Reports to"
-- column title: label "Post"
-- column fte: label "Posts", unit "FTE", decimals 1, disclosure none
-- column vacant: label "Vacant", unit "FTE", decimals 1, disclosure none
WITH
-- the line of management, by role; services by the role that leads them
line (post, above) AS (
  VALUES ('director-childrens-services', NULL), ('service-director', 'director-childrens-services'),
    ('head-quality', 'director-childrens-services'), ('principal-social-worker', 'head-quality'),
    ('head-front-door', 'service-director'), ('head-safeguarding', 'service-director'),
    ('head-corporate-parenting', 'service-director'), ('head-disability', 'service-director'),
    ('head-early-help', 'service-director')),
led (service, above) AS (
  VALUES ('Front door and assessment', 'head-front-door'),
    ('Family safeguarding', 'head-safeguarding'), ('Adolescents', 'head-safeguarding'),
    ('Children in care', 'head-corporate-parenting'), ('Care leavers', 'head-corporate-parenting'),
    ('Disabled children', 'head-disability')),
latest AS (
  SELECT max(as_at) AS day FROM staffing WHERE area = :area AND as_at <= :as_at),
listed AS (
  SELECT l.post, l.above AS reports_to, o.title, 1.0 AS fte, NULL AS vacant, '' AS sort
  FROM line AS l JOIN officer AS o ON o.role = l.post
  WHERE EXISTS (SELECT 1 FROM staffing WHERE area = :area AND as_at <= :as_at)
  UNION ALL
  SELECT s.service, d.above, s.service, s.established, s.vacant, s.service
  FROM staffing AS s JOIN led AS d ON d.service = s.service
  WHERE s.area = :area AND s.as_at = (SELECT day FROM latest))
SELECT post, reports_to, title, fte, vacant
FROM listed
ORDER BY sort, title
