-- A table that is as long as asked: 32 cells a row, figures of one to five digits.
-- source: made for measuring
-- parameters: rows (number)
-- column c1: label "n", type number, decimals 0, disclosure none
-- column c2: label "a", type number, decimals 0, disclosure none
-- column c3: label "b", type number, decimals 0, disclosure none
-- column c4: label "c", type number, decimals 0, disclosure none
-- column c5: label "d", type number, decimals 0, disclosure none
-- column c6: label "e", type number, decimals 0, disclosure none
-- column c7: label "f", type number, decimals 0, disclosure none
-- column c8: label "g", type number, decimals 0, disclosure none
-- column c9: label "h", type number, decimals 0, disclosure none
-- column c10: label "i", type number, decimals 0, disclosure none
-- column c11: label "j", type number, decimals 0, disclosure none
-- column c12: label "k", type number, decimals 0, disclosure none
-- column c13: label "l", type number, decimals 0, disclosure none
-- column c14: label "m", type number, decimals 0, disclosure none
-- column c15: label "n", type number, decimals 0, disclosure none
-- column c16: label "o", type number, decimals 0, disclosure none
-- column c17: label "p", type number, decimals 0, disclosure none
-- column c18: label "q", type number, decimals 0, disclosure none
-- column c19: label "r", type number, decimals 0, disclosure none
-- column c20: label "s", type number, decimals 0, disclosure none
-- column c21: label "t", type number, decimals 0, disclosure none
-- column c22: label "u", type number, decimals 0, disclosure none
-- column c23: label "v", type number, decimals 0, disclosure none
-- column c24: label "w", type number, decimals 0, disclosure none
-- column c25: label "x", type number, decimals 0, disclosure none
-- column c26: label "y", type number, decimals 0, disclosure none
-- column c27: label "z", type number, decimals 0, disclosure none
-- column c28: label "A", type number, decimals 0, disclosure none
-- column c29: label "B", type number, decimals 0, disclosure none
-- column c30: label "C", type number, decimals 0, disclosure none
-- column c31: label "D", type number, decimals 0, disclosure none
-- column c32: label "E", type number, decimals 0, disclosure none
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
SELECT i AS c1,
  i * 5865 % 10 AS c2, i * 3811 % 10 AS c3, i * 1757 % 97 AS c4, i * 9676 % 10 AS c5, i * 7622 % 10 AS c6,
  i * 5568 % 10 AS c7, i * 3514 % 97 AS c8, i * 1460 % 10 AS c9, i * 9379 % 10 AS c10, i * 7325 % 10 AS c11,
  i * 5271 % 97 AS c12, i * 3217 % 10 AS c13, i * 1163 % 10 AS c14, i * 9082 % 10 AS c15, i * 7028 % 97 AS c16,
  i * 4974 % 10 AS c17, i * 2920 % 10 AS c18, i * 866 % 10 AS c19, i * 8785 % 97 AS c20, i * 6731 % 10 AS c21,
  i * 4677 % 10 AS c22, i * 2623 % 10 AS c23, i * 569 % 97 AS c24, i * 8488 % 10 AS c25, i * 6434 % 10 AS c26,
  i * 4380 % 10 AS c27, i * 2326 % 97 AS c28, i * 272 % 10 AS c29, i * 8191 % 10 AS c30, i * 6137 % 10 AS c31,
  i * 4083 % 97 AS c32
FROM n ORDER BY i;
