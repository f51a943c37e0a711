-- Children that each team holds at five quarter ends: the children in need and the care leavers of that day, with the
-- team that holds the case, as lists 6 and 9 have them on theirs; on the last day by status too. Staff are given.
WITH staff (team, workers, guide) AS (VALUES
  ('northvale-assessment', 10.0, 22), ('riverside-assessment', 8.0, 22), ('eastfold-assessment', 10.0, 22),
  ('westmoor-assessment', 10.5, 22), ('northvale-family-safeguarding-1', 11.0, 18),
  ('northvale-family-safeguarding-2', 12.0, 18), ('riverside-family-safeguarding-1', 12.0, 18),
  ('riverside-family-safeguarding-2', 12.0, 18), ('eastfold-family-safeguarding-1', 11.5, 18),
  ('eastfold-family-safeguarding-2', 11.0, 18), ('westmoor-family-safeguarding-1', 12.0, 18),
  ('westmoor-family-safeguarding-2', 10.5, 18), ('northvale-children-in-care', 13.0, 16),
  ('riverside-children-in-care', 12.5, 16), ('eastfold-children-in-care', 11.0, 16),
  ('westmoor-children-in-care', 13.0, 16), ('north-and-east-adolescents', 4.0, 14), ('south-and-west-adolescents', 4.0, 14),
  ('disabled-children-1', 9.5, 20), ('disabled-children-2', 10.0, 20), ('unaccompanied-children', 4.0, 18),
  ('north-and-east-care-leavers', 10.5, 22), ('south-and-west-care-leavers', 10.5, 22)),
ends (last) AS (VALUES ('2024-03-31'), ('2024-06-30'), ('2024-09-30'), ('2024-12-31'), ('2025-03-31')),
need AS (
  SELECT e.last, n.child, n.need LIKE 'N2%' AS disabled, n.assessed IS NOT NULL AND n.assessed <= e.last AS assessed,
    EXISTS (SELECT 1 FROM day_plan AS p WHERE p.child = n.child AND p.started <= e.last
      AND (p.ended IS NULL OR p.ended > e.last)) AS planned,
    (SELECT c.started FROM day_care AS c WHERE c.child = n.child AND c.started <= e.last
      AND (c.ceased IS NULL OR c.ceased > e.last)) AS in_care
  FROM day_need AS n CROSS JOIN ends AS e ON e.last >= n.started AND e.last < coalesce(n.closed, '9999-12-31')
  WHERE n.closed IS NULL OR n.closed > '2024-03-31'),
held (last, team, status) AS (
  SELECT n.last,
    CASE WHEN d.unaccompanied THEN d.alone WHEN n.disabled THEN d.disabled
      WHEN n.in_care < date(n.last, '-60 days') THEN d.in_care
      WHEN n.in_care IS NULL AND NOT n.planned AND NOT n.assessed THEN d.assessment
      WHEN NOT n.planned AND d.born <= date(n.last, '-14 years') AND d.adolescent THEN d.adolescents
      ELSE d.safeguarding END,
    CASE WHEN n.in_care IS NOT NULL THEN 'child in care' WHEN n.planned THEN 'child protection plan'
      WHEN n.assessed THEN 'child in need plan' ELSE 'assessment' END
  FROM need AS n JOIN day_child AS d ON d.child = n.child
  UNION ALL
  SELECT e.last, d.leavers, 'care leaver'
  FROM ends AS e JOIN day_leaver AS l ON l.started <= e.last AND (l.until IS NULL OR l.until > e.last)
  JOIN day_child AS d ON d.child = l.child
  WHERE NOT EXISTS (SELECT 1 FROM day_care AS c WHERE c.child = l.child AND c.started <= e.last
    AND (c.ceased IS NULL OR c.ceased > e.last))
  GROUP BY e.last, l.child),
counted (last, team, status, children) AS (
  SELECT last, team, '', count(*) FROM held GROUP BY last, team
  UNION ALL SELECT last, team, status, count(*) FROM held WHERE last = '2025-03-31' GROUP BY team, status)
INSERT INTO caseload (team, as_at, status, children, workers, guide, source, received)
SELECT t.id, c.last, c.status, c.children, iif(c.status = '', s.workers, NULL), iif(c.status = '', s.guide, NULL),
  'Exampleshire caseload report (sample data, invented)', '2025-04-24'
FROM counted AS c JOIN team AS t ON t.name = c.team JOIN staff AS s ON s.team = t.id
ORDER BY c.last, t.sort, c.status;
