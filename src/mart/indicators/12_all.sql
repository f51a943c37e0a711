/* SPDX-License-Identifier: MIT
 * indicators, all families together: a row for each indicator and child or event that counts.
 * Rows are of children: packs read them through the queries of templates/shared, which count. */

/* As imports left it, so that a query reads the rows of the days that it wants and no others. Kept
 * by the end of each import of lists, visits or deadlines, as view list_event_counted says; what counts
 * no more since a correction stays for known_at. */
CREATE TABLE list_settled (             -- what counts for an indicator of the lists, and what did
  area     TEXT NOT NULL,                -- code of the area
  measure  INTEGER NOT NULL,             -- its number: sort of list_indicator
  snapshot TEXT NOT NULL,                -- day of the list; '' for visits
  replaced TEXT NOT NULL DEFAULT '',     -- day on which what counts instead came; '': it counts
  id       INTEGER NOT NULL,             -- row of the list
  received TEXT NOT NULL,                -- day on which what makes it count came
  child    INTEGER,                      -- number of the child; an adopter's in list 11
  since    TEXT NOT NULL,                -- flow: the event's day; else the first day at whose end the row counts
  until    TEXT,                         -- flow: NULL; else the first day at whose end it counts no more
  hit      REAL,                         -- 1 in the numerator, 0 in the denominator alone, NULL in neither; of a mean the days
  team     TEXT,                         -- as in the list
  age      INTEGER,                      -- as in the list
  gender   TEXT,                         -- as in the list
  ethnicity TEXT,                        -- as in the list
  need     TEXT,                         -- code of the primary need
  part     TEXT,                         -- code of what the list tells apart, of the code set list_indicator.parts
  PRIMARY KEY (area, measure, snapshot, replaced, id)
) STRICT, WITHOUT ROWID;

CREATE VIEW list_event AS
SELECT s.area, s.measure, s.snapshot, s.id, s.child, s.since, s.until, s.hit, s.team, s.age, s.gender,
  s.ethnicity, s.need, s.part
FROM list_settled AS s WHERE s.replaced = '';

/* What the families say now. In a family a column is of one declared type in all parts or of none in
 * all (a plus takes a column's away, CAST gives one): SQLite then reads the parts themselves, else each
 * row is copied once more. */
CREATE VIEW list_event_counted AS
SELECT * FROM list_count_contacts WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_referrals WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_assessments WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_section_47 WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_cin WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_cpp WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_cla WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_checks WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_leavers WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_adoption WHERE since IS NOT NULL
UNION ALL SELECT * FROM list_count_visits WHERE since IS NOT NULL;

/* The same, with the indicator's name. */
CREATE VIEW list_count AS
SELECT i.id AS indicator, e.area, e.snapshot, e.child, e.since, e.until, e.hit, e.team, e.age,
  e.gender, e.ethnicity, e.need, e.part
FROM list_indicator AS i CROSS JOIN list_event AS e ON e.measure = i.sort;

UPDATE list_indicator SET parts = 'source'
WHERE id IN ('list_contacts', 'list_referrals', 'list_rereferrals_pct', 'list_referrals_nfa_pct',
  'list_referrals_not_in_need_pct');
UPDATE list_indicator SET parts = 'closure' WHERE id = 'list_cin_ended';
UPDATE list_indicator SET parts = 'abuse' WHERE id IN ('list_cpp', 'list_cpp_started',
  'list_cpp_ended', 'list_cpp_repeat_pct', 'list_cpp_repeat_2_years_pct', 'list_cpp_2_years_pct',
  'list_cpp_ended_2_years_pct');
UPDATE list_indicator SET parts = 'placement' WHERE id = 'list_cla';
UPDATE list_indicator SET parts = 'visit'
WHERE id IN ('list_visits_made', 'list_visits_in_time_pct', 'list_visits_overdue');
