-- The ward in which each child of the lists lives: in the part of the area whose teams the child may have. Children who
-- came alone from abroad have none; a few live outside the authority.
INSERT INTO residence (child, area, received)
SELECT c.number, CASE WHEN c.number % 41 = 0 THEN 'X10000002' ELSE 'X500000' || printf('%02d', 4 * h.part
    + CASE WHEN h.tenth < 4 THEN 1 WHEN h.tenth < 7 THEN 2 WHEN h.tenth < 9 THEN 3 ELSE 4 END) END, '2025-04-24'
FROM temp.day_home AS h JOIN child AS c ON c.identifier = h.child;
