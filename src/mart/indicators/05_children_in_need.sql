/* SPDX-License-Identifier: MIT
 * indicators, children in need.
 * definition   children in need open, starting, closing; with a plan; how long closed cases were open
 *              (how long open ones are: templates/shared/list_lengths.sql)
 * numerator    children
 * denominator  children open at the end of the day, or closed in the window
 * source       Annex A list 6 (RIIA measures 8, 9; domain.md 1.11; seed 000 row 1.9)
 *
 * The list has looked-after children and those with a protection plan, and leaves out care
 * leavers and children who were only referred; the published count has care leavers. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_cin', 501, 'Children in need', 'Children in need', 6, 'stock', 'count', 0, 'neutral',
  'children in need at the end of the day', NULL, NULL,
  'With looked-after children and those with a protection plan, without care leavers.',
  'cin_at_31_march', NULL),
('list_cin_started', 502, 'Children in need', 'Children starting to be in need', 6, 'flow', 'count',
  0, 'neutral', 'children whose need started in the window', NULL, NULL, NULL,
  'cin_episodes_started', NULL),
('list_cin_ended', 503, 'Children in need', 'Children ceasing to be in need', 6, 'flow', 'count', 0,
  'neutral', 'children whose case closed in the window', NULL, NULL, NULL, 'cin_episodes_ended',
  NULL),
('list_cin_plans', 504, 'Children in need', 'Child in need plans', 6, 'snapshot', 'count', 0,
  'neutral', 'open cases with status child in need plan', NULL, NULL,
  'The status is that of the day of the list.', NULL, NULL),
('list_cin_only', 505, 'Children in need', 'Children in need, neither looked after nor with a protection plan',
  6, 'snapshot', 'count', 0, 'neutral', 'open cases with status child in need plan or open assessment',
  NULL, NULL, 'The status is that of the day of the list.', NULL, NULL),
('list_cin_disabled_pct', 506, 'Children in need', 'Children in need with a disability', 6, 'stock',
  '%', 1, 'neutral', 'children in need at the end of the day with a disability',
  'children in need at the end of the day, for whom the list says it', NULL, NULL,
  'cin_disabled_pct', NULL),
('list_cin_ended_3_months_pct', 507, 'Children in need', 'Cases closed in under 3 months', 6,
  'flow', '%', 1, 'neutral', 'cases closed in the window that were open for under 3 months',
  'cases closed in the window', NULL, NULL, NULL, NULL),
('list_cin_ended_2_years_pct', 508, 'Children in need', 'Cases closed after 2 years or more', 6,
  'flow', '%', 1, 'neutral', 'cases closed in the window that were open for 2 years or more',
  'cases closed in the window', NULL, NULL, NULL, NULL);

CREATE VIEW list_count_cin AS
SELECT /* list_cin */ 501 AS measure, c.area, c.snapshot, c.id, c.child, c.started AS since,
  coalesce(c.closed, '9999-12-31') AS until, 1.0 AS hit, c.team, c.age, c.gender, c.ethnicity,
  c.primary_need AS need, +c.status AS part
FROM child_in_need AS c WHERE c.started IS NOT NULL
UNION ALL
SELECT /* list_cin_started */ 502,
  c.area, c.snapshot, c.id, c.child, c.started, NULL, 1.0, c.team, c.age,
  c.gender, c.ethnicity, c.primary_need, +c.status
FROM child_in_need AS c WHERE c.started IS NOT NULL
UNION ALL
SELECT /* list_cin_ended */ 503,
  c.area, c.snapshot, c.id, c.child, c.closed, NULL, 1.0, c.team, c.age, c.gender,
  c.ethnicity, c.primary_need, +c.closure_reason
FROM child_in_need AS c WHERE c.closed IS NOT NULL
UNION ALL
SELECT /* list_cin_plans */ 504,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team, c.age,
  c.gender, c.ethnicity, c.primary_need, NULL
FROM child_in_need AS c WHERE c.closed IS NULL AND c.status = 'child in need plan'
UNION ALL
SELECT /* list_cin_only */ 505,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team, c.age,
  c.gender, c.ethnicity, c.primary_need, +c.status
FROM child_in_need AS c
WHERE c.closed IS NULL AND c.status IN ('child in need plan', 'open assessment')
UNION ALL
SELECT /* list_cin_disabled_pct */ 506, c.area, c.snapshot, c.id, c.child, c.started,
  coalesce(c.closed, '9999-12-31'), 1.0 * c.disabled, c.team, c.age, c.gender, c.ethnicity,
  c.primary_need, NULL
FROM child_in_need AS c WHERE c.started IS NOT NULL
UNION ALL
SELECT /* list_cin_ended_3_months_pct */ 507, c.area, c.snapshot, c.id, c.child, c.closed, NULL,
  1.0 * (c.closed < min(date(c.started, '+3 months'),
    date(c.started, 'start of month', '+4 months', '-1 day'))), c.team, c.age, c.gender, c.ethnicity,
  c.primary_need, NULL
FROM child_in_need AS c WHERE c.closed IS NOT NULL
UNION ALL
SELECT /* list_cin_ended_2_years_pct */ 508, c.area, c.snapshot, c.id, c.child, c.closed, NULL,
  1.0 * (c.closed >= min(date(c.started, '+24 months'),
    date(c.started, 'start of month', '+25 months', '-1 day'))), c.team, c.age, c.gender, c.ethnicity,
  c.primary_need, NULL
FROM child_in_need AS c WHERE c.closed IS NOT NULL;
