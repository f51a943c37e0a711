/* SPDX-License-Identifier: MIT
 * indicators, section 47 enquiries and initial child protection conferences.
 * definition   enquiries started; conferences held, in 15 working days, leading to a plan, overdue
 * numerator    enquiries; conferences
 * denominator  enquiries with a known outcome; conferences held in the window
 * source       Annex A list 5 (RIIA measures 10, 11, 12; domain.md 1.11; seed 000 rows 1.4, 1.5, 2.3,
 *              2.6)
 *
 * Working days after the strategy discussion, which may be on any day, up to the conference:
 * exactly 15 is in time. Transfer-in conferences are not on the list by themselves. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_section_47', 401, 'Section 47', 'Section 47 enquiries', 5, 'flow', 'count', 0, 'neutral',
  'enquiries whose strategy discussion was in the window', NULL, NULL, NULL, 'section_47', NULL),
('list_section_47_nfa_pct', 402, 'Section 47', 'Enquiries that needed no conference', 5, 'flow', '%',
  1, 'neutral', 'enquiries started in the window for which a conference was found unnecessary',
  'enquiries started in the window with a known outcome', NULL,
  'The outcome is known where a conference was held or found unnecessary.', NULL, NULL),
('list_icpc', 403, 'Conferences', 'Initial child protection conferences', 5, 'flow', 'count', 0,
  'neutral', 'initial conferences held in the window', NULL, NULL, NULL, 'icpc', NULL),
('list_icpc_15_days_pct', 404, 'Conferences', 'Initial conferences in 15 working days', 5, 'flow',
  '%', 1, 'high', 'initial conferences held in the window, 15 working days or fewer after the strategy discussion',
  'initial conferences held in the window', NULL, NULL, 'icpc_15_days_pct', 'icpc'),
('list_icpc_plan_pct', 405, 'Conferences', 'Initial conferences that led to a plan', 5, 'flow', '%',
  1, 'neutral', 'initial conferences held in the window that led to a plan',
  'initial conferences held in the window, for which the list says it', NULL, NULL, NULL, NULL),
('list_icpc_awaited', 406, 'Conferences', 'Enquiries with a conference still to come', 5, 'stock',
  'count', 0, 'neutral', 'enquiries without a conference by the end of the day, and none found unnecessary',
  NULL, NULL, 'Includes enquiries whose outcome is not recorded.', NULL, NULL),
('list_icpc_overdue', 407, 'Conferences', 'Conferences beyond 15 working days', 5, 'stock', 'count',
  0, 'low', 'enquiries without a conference by the end of the day that started more than 15 working days before',
  NULL, NULL, 'Includes enquiries whose outcome is not recorded.', NULL, 'icpc');

/* Each enquiry with the working days up to its conference and the day from which that is overdue. */
CREATE VIEW section_47_timed AS
SELECT q.id, q.area, q.snapshot, q.child, q.strategy, q.conference, q.conference_unnecessary,
  q.plan, q.team, q.age, q.gender, q.ethnicity, e.working_day - s.working_day AS working_days,
  d.length AS allowed,
  CAST((SELECT min(c.date) FROM calendar AS c
    WHERE c.working_day = s.working_day + d.length + 1) AS TEXT) AS overdue_from
FROM section_47 AS q
LEFT JOIN calendar AS s ON s.date = q.strategy
LEFT JOIN calendar AS e ON e.date = q.conference
LEFT JOIN deadline AS d ON d.id = 'icpc' AND d.area = ''
  AND q.strategy BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
WHERE q.strategy IS NOT NULL;

CREATE VIEW list_count_section_47 AS
SELECT /* list_section_47 */ 401 AS measure, q.area, q.snapshot, q.id, q.child, q.strategy AS since,
  NULL AS until, 1.0 AS hit, q.team, q.age, q.gender, q.ethnicity, NULL AS need, NULL AS part
FROM section_47 AS q WHERE q.strategy IS NOT NULL
UNION ALL
SELECT /* list_section_47_nfa_pct */ 402, q.area, q.snapshot, q.id, q.child, q.strategy, NULL,
  CASE WHEN q.conference IS NOT NULL THEN 0.0 WHEN q.conference_unnecessary = 1 THEN 1.0 END,
  q.team, q.age, q.gender, q.ethnicity, NULL, NULL
FROM section_47 AS q WHERE q.strategy IS NOT NULL
UNION ALL
SELECT /* list_icpc */ 403,
  q.area, q.snapshot, q.id, q.child, q.conference, NULL, 1.0, q.team, q.age, q.gender,
  q.ethnicity, NULL, NULL
FROM section_47 AS q WHERE q.conference IS NOT NULL
UNION ALL
SELECT /* list_icpc_15_days_pct */ 404, q.area, q.snapshot, q.id, q.child, q.conference, NULL,
  1.0 * (q.working_days <= q.allowed), q.team, q.age, q.gender, q.ethnicity, NULL, NULL
FROM section_47_timed AS q WHERE q.conference IS NOT NULL
UNION ALL
SELECT /* list_icpc_plan_pct */ 405,
  q.area, q.snapshot, q.id, q.child, q.conference, NULL, 1.0 * q.plan, q.team,
  q.age, q.gender, q.ethnicity, NULL, NULL
FROM section_47 AS q WHERE q.conference IS NOT NULL
UNION ALL
SELECT /* list_icpc_awaited */ 406, q.area, q.snapshot, q.id, q.child, q.strategy,
  coalesce(q.conference, '9999-12-31'), 1.0, q.team, q.age, q.gender, q.ethnicity, NULL, NULL
FROM section_47 AS q WHERE q.strategy IS NOT NULL AND q.conference_unnecessary IS NOT 1
UNION ALL
SELECT /* list_icpc_overdue */ 407, q.area, q.snapshot, q.id, q.child, q.overdue_from,
  coalesce(q.conference, '9999-12-31'), 1.0, q.team, q.age, q.gender, q.ethnicity, NULL, NULL
FROM section_47_timed AS q WHERE q.conference_unnecessary IS NOT 1;
