-- The visits of visit.csv are of any children of the lists: here each goes to a child of the lists who has such visits
-- on the lists' day, in the order of the lists, so that visits can be told apart by age or sex; with the child come its team.
UPDATE visit SET child = given.child, team = given.team
FROM (
  SELECT v.id, l.child, n.team
  FROM (SELECT id, kind, row_number() OVER (PARTITION BY kind ORDER BY id) AS place FROM visit) AS v
  JOIN (
    SELECT 'child in need' AS kind, child, row_number() OVER (ORDER BY id) AS place
    FROM child_in_need WHERE status = 'child in need plan'
    UNION ALL
    SELECT 'child protection', child, row_number() OVER (ORDER BY id)
    FROM child_protection WHERE ended IS NULL
    UNION ALL
    SELECT 'child in care', child, row_number() OVER (ORDER BY id)
    FROM child_in_care WHERE ceased IS NULL) AS l ON l.kind = v.kind AND l.place = v.place
  JOIN child_in_need AS n ON n.child = l.child
) AS given
WHERE visit.id = given.id;
