/* SPDX-License-Identifier: MIT
 * indicators, assessments.
 * definition   statutory assessments started, completed, in 45 working days, open, overdue
 * numerator    assessments
 * denominator  assessments completed in the window, or open at the end of the day
 * source       Annex A list 4 (RIIA measures 5, 6, 7; domain.md 1.11; seed 000 rows 1.7, 2.4, 2.5)
 *
 * The clock of the published measure starts with the referral; the list has the start of the
 * assessment, and that is where it starts here. Working days after the start up to the end, both
 * by the calendar: exactly 45 is in time. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_assessments_started', 301, 'Assessments', 'Assessments started', 4, 'flow', 'count', 0,
  'neutral', 'assessments started in the window', NULL, NULL, NULL, NULL, NULL),
('list_assessments_completed', 302, 'Assessments', 'Assessments completed', 4, 'flow', 'count', 0,
  'neutral', 'assessments authorised in the window', NULL, NULL, NULL, 'assessments_completed',
  NULL),
('list_assessments_45_days_pct', 303, 'Assessments', 'Assessments completed in 45 working days', 4,
  'flow', '%', 1, 'high', 'assessments authorised in the window, 45 working days or fewer after they started',
  'assessments authorised in the window', NULL,
  'Counted from the start of the assessment, as the list has it; the published measure counts from the referral.',
  'assessments_45_days_pct', 'assessment'),
('list_assessments_mean_days', 304, 'Assessments', 'Mean length of an assessment', 4, 'flow',
  'working days', 1, 'neutral', 'working days from start to authorisation',
  'assessments authorised in the window', NULL, NULL, NULL, NULL),
('list_assessments_nfa_pct', 305, 'Assessments', 'Assessments without need of support', 4, 'flow',
  '%', 1, 'neutral', 'assessments authorised in the window that found no need of social care support',
  'assessments authorised in the window, for which the list says it', NULL, NULL, NULL, NULL),
('list_assessments_seen_pct', 306, 'Assessments', 'Assessments in which the child was seen', 4,
  'flow', '%', 1, 'high', 'assessments authorised in the window in which the child was seen',
  'assessments authorised in the window, for which the list says it', NULL, NULL, NULL, NULL),
('list_assessments_open', 307, 'Assessments', 'Assessments open', 4, 'stock', 'count', 0, 'neutral',
  'assessments started and not authorised by the end of the day', NULL, NULL, NULL, NULL, NULL),
('list_assessments_overdue', 308, 'Assessments', 'Assessments open beyond 45 working days', 4,
  'stock', 'count', 0, 'low', 'assessments open at the end of the day that started more than 45 working days before',
  NULL, NULL, NULL, NULL, 'assessment'),
('list_assessments_overdue_pct', 309, 'Assessments', 'Open assessments beyond 45 working days', 4,
  'stock', '%', 1, 'low', 'assessments open at the end of the day that started more than 45 working days before',
  'assessments open at the end of the day', 'list_assessments_open', NULL, NULL, 'assessment');

/* Each assessment with the working days that it took and the day from which it is overdue. */
CREATE VIEW assessment_timed AS
SELECT a.id, a.area, a.snapshot, a.child, a.started, a.authorised, a.child_seen, a.support_needed,
  a.team, a.age, a.gender, a.ethnicity, e.working_day - s.working_day AS working_days,
  d.length AS allowed,
  CAST((SELECT min(c.date) FROM calendar AS c
    WHERE c.working_day = s.working_day + d.length + 1) AS TEXT) AS overdue_from
FROM assessment AS a
LEFT JOIN calendar AS s ON s.date = a.started
LEFT JOIN calendar AS e ON e.date = a.authorised
LEFT JOIN deadline AS d ON d.id = 'assessment' AND d.area = ''
  AND a.started BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
WHERE a.started IS NOT NULL;

CREATE VIEW list_count_assessments AS
SELECT /* list_assessments_started */ 301 AS measure, a.area, a.snapshot, a.id, a.child, a.started AS since,
  NULL AS until, 1.0 AS hit, a.team, a.age, a.gender, a.ethnicity, NULL AS need, NULL AS part
FROM assessment AS a WHERE a.started IS NOT NULL
UNION ALL
SELECT /* list_assessments_completed */ 302,
  a.area, a.snapshot, a.id, a.child, a.authorised, NULL, 1.0, a.team,
  a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment AS a WHERE a.authorised IS NOT NULL
UNION ALL
SELECT /* list_assessments_45_days_pct */ 303, a.area, a.snapshot, a.id, a.child, a.authorised, NULL,
  1.0 * (a.working_days <= a.allowed), a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment_timed AS a WHERE a.authorised IS NOT NULL
UNION ALL
SELECT /* list_assessments_mean_days */ 304, a.area, a.snapshot, a.id, a.child, a.authorised, NULL,
  1.0 * a.working_days, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment_timed AS a WHERE a.authorised IS NOT NULL
UNION ALL
SELECT /* list_assessments_nfa_pct */ 305, a.area, a.snapshot, a.id, a.child, a.authorised, NULL,
  1.0 - a.support_needed, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment AS a WHERE a.authorised IS NOT NULL
UNION ALL
SELECT /* list_assessments_seen_pct */ 306, a.area, a.snapshot, a.id, a.child, a.authorised, NULL,
  1.0 * a.child_seen, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment AS a WHERE a.authorised IS NOT NULL
UNION ALL
SELECT /* list_assessments_open */ 307, a.area, a.snapshot, a.id, a.child, a.started,
  coalesce(a.authorised, '9999-12-31'), 1.0, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment AS a WHERE a.started IS NOT NULL
UNION ALL
SELECT /* list_assessments_overdue */ 308, a.area, a.snapshot, a.id, a.child, a.overdue_from,
  coalesce(a.authorised, '9999-12-31'), 1.0, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment_timed AS a
UNION ALL
SELECT /* list_assessments_overdue_pct */ 309, a.area, a.snapshot, a.id, a.child, a.overdue_from,
  coalesce(a.authorised, '9999-12-31'), 1.0, a.team, a.age, a.gender, a.ethnicity, NULL, NULL
FROM assessment_timed AS a;
