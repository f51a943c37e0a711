-- So many rows of 32 cells a page.
-- source: made for measuring
-- parameters: pages (number), rows (number)
-- column page: label "page", type number, decimals 0, disclosure none
-- column c1: label "c", type number, decimals 0, disclosure none
-- column c2: label "c", type number, decimals 0, disclosure none
-- column c3: label "c", type number, decimals 0, disclosure none
-- column c4: label "c", type number, decimals 0, disclosure none
-- column c5: label "c", type number, decimals 0, disclosure none
-- column c6: label "c", type number, decimals 0, disclosure none
-- column c7: label "c", type number, decimals 0, disclosure none
-- column c8: label "c", type number, decimals 0, disclosure none
-- column c9: label "c", type number, decimals 0, disclosure none
-- column c10: label "c", type number, decimals 0, disclosure none
-- column c11: label "c", type number, decimals 0, disclosure none
-- column c12: label "c", type number, decimals 0, disclosure none
-- column c13: label "c", type number, decimals 0, disclosure none
-- column c14: label "c", type number, decimals 0, disclosure none
-- column c15: label "c", type number, decimals 0, disclosure none
-- column c16: label "c", type number, decimals 0, disclosure none
-- column c17: label "c", type number, decimals 0, disclosure none
-- column c18: label "c", type number, decimals 0, disclosure none
-- column c19: label "c", type number, decimals 0, disclosure none
-- column c20: label "c", type number, decimals 0, disclosure none
-- column c21: label "c", type number, decimals 0, disclosure none
-- column c22: label "c", type number, decimals 0, disclosure none
-- column c23: label "c", type number, decimals 0, disclosure none
-- column c24: label "c", type number, decimals 0, disclosure none
-- column c25: label "c", type number, decimals 0, disclosure none
-- column c26: label "c", type number, decimals 0, disclosure none
-- column c27: label "c", type number, decimals 0, disclosure none
-- column c28: label "c", type number, decimals 0, disclosure none
-- column c29: label "c", type number, decimals 0, disclosure none
-- column c30: label "c", type number, decimals 0, disclosure none
-- column c31: label "c", type number, decimals 0, disclosure none
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :pages * :rows)
SELECT CAST((i + :rows - 1) / :rows AS INTEGER) AS page
, i * 48 % 97 AS c1
, i * 85 % 97 AS c2
, i * 122 % 97 AS c3
, i * 159 % 97 AS c4
, i * 196 % 97 AS c5
, i * 233 % 97 AS c6
, i * 270 % 97 AS c7
, i * 307 % 97 AS c8
, i * 344 % 97 AS c9
, i * 381 % 97 AS c10
, i * 418 % 97 AS c11
, i * 455 % 97 AS c12
, i * 492 % 97 AS c13
, i * 529 % 97 AS c14
, i * 566 % 97 AS c15
, i * 603 % 97 AS c16
, i * 640 % 97 AS c17
, i * 677 % 97 AS c18
, i * 714 % 97 AS c19
, i * 751 % 97 AS c20
, i * 788 % 97 AS c21
, i * 825 % 97 AS c22
, i * 862 % 97 AS c23
, i * 899 % 97 AS c24
, i * 936 % 97 AS c25
, i * 973 % 97 AS c26
, i * 1010 % 97 AS c27
, i * 1047 % 97 AS c28
, i * 1084 % 97 AS c29
, i * 1121 % 97 AS c30
, i * 1158 % 97 AS c31
FROM n ORDER BY i;
