-- Pages.
-- source: made for measuring
-- parameters: pages (number)
-- column page: label "page", type number, decimals 0, disclosure none
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :pages)
SELECT i AS page FROM n ORDER BY i;
