/* SPDX-License-Identifier: MIT
 * What rows said before a later import changed them, for known_at: this query gives the statements
 * that make it, for each table with a day of receipt
 *   past_X            the row as it was, and `replaced`: the day on which what it says now came.
 *                     It stood at the end of the days from `received` to the day before
 *   X_is_replaced     keeps the row whoever changes it. What came and went within a day never stood
 *                     at the end of one and leaves no trace
 * Only what differs is kept. No pack may read dates of birth and postcodes: they stay empty, for no
 * pack of the past needs them. Releases are not changed; embargoes hold as they are set now; table
 * list_settled keeps its own past. */
WITH
col AS (
  SELECT t.name AS of, c.cid, c.name, c.type, c.pk,
    c.name IN ('birth_date', 'placement_postcode') AS secret,
    c.name IN ('confirmed', 'newest', 'revised') AS settled -- how it stands beside others, no news of its own
  FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
  WHERE t.type = 'table' AND t.name NOT IN ('release', 'embargo', 'list_settled')
    AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS r WHERE r.name = 'received')
  ORDER BY t.rowid, c.cid),
made AS (
  SELECT of, group_concat('  ' || name || ' ' || type || ', -- ' || iif(secret, 'not kept', 'as it was'),
      char(10)) AS typed,
    group_concat(name, ', ') AS names,
    group_concat(iif(secret, 'NULL', 'OLD.' || name), ', ') AS before,
    group_concat(name, ', ') FILTER (WHERE NOT settled) AS watched,
    -- what finds it: the day of a list, else the key
    iif(max(name = 'snapshot'), 'area, snapshot', group_concat(name, ', ') FILTER (WHERE pk)) AS found
  FROM col GROUP BY of)
SELECT 'CREATE TABLE past_' || of || ' ( -- rows of ' || of || ' that were replaced, for known_at'
  || char(10) || typed || char(10)
  || '  replaced TEXT NOT NULL -- day on which what stands instead came' || char(10) || ') STRICT;'
  || 'CREATE INDEX past_' || of || '_found ON past_' || of || ' (' || found || ');'
  || 'CREATE TRIGGER ' || of || '_is_replaced AFTER UPDATE OF ' || watched || ' ON ' || of
  || ' WHEN OLD.received < NEW.received BEGIN INSERT INTO past_' || of || ' (' || names
  || ', replaced) VALUES (' || before || ', NEW.received); END;'
FROM made
