/* SPDX-License-Identifier: MIT
 * indicators, care leavers.
 * definition   young people who receive leaving care services; what they do, where they live; plans
 * numerator    care leavers
 * denominator  care leavers of the age on the day of the list, without those who died
 * source       Annex A list 9 (RIIA measures 22, 23; domain.md 1.11; seed 000 row 4.5)
 *
 * Those not in touch stay in the denominator, as in the published measure, which counts by the
 * birthday in the year; here it is by age on the day. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_care_leavers', 801, 'Care leavers', 'Care leavers', 9, 'snapshot', 'count', 0, 'neutral',
  'young people who receive leaving care services', NULL, NULL, NULL, NULL, NULL),
('list_care_leavers_uasc', 802, 'Care leavers', 'Care leavers who were unaccompanied children', 9,
  'snapshot', 'count', 0, 'neutral', 'care leavers who are or were unaccompanied asylum-seeking children',
  NULL, NULL, NULL, NULL, NULL),
('list_care_leavers_eet_17_18_pct', 803, 'Care leavers', 'Care leavers of 17 and 18 in education, employment or training',
  9, 'snapshot', '%', 1, 'high', 'of these, in education, employment or training',
  'care leavers of 17 and 18', NULL, 'An unknown activity counts as none.', NULL, NULL),
('list_care_leavers_eet_19_21_pct', 804, 'Care leavers', 'Care leavers of 19 to 21 in education, employment or training',
  9, 'snapshot', '%', 1, 'high', 'of these, in education, employment or training',
  'care leavers of 19 to 21', NULL, 'An unknown activity counts as none.', NULL, NULL),
('list_care_leavers_suitable_17_18_pct', 805, 'Care leavers', 'Care leavers of 17 and 18 in suitable accommodation',
  9, 'snapshot', '%', 1, 'high', 'of these, in suitable accommodation', 'care leavers of 17 and 18',
  NULL, 'Accommodation that is not known counts as not suitable.', NULL, NULL),
('list_care_leavers_suitable_19_21_pct', 806, 'Care leavers', 'Care leavers of 19 to 21 in suitable accommodation',
  9, 'snapshot', '%', 1, 'high', 'of these, in suitable accommodation', 'care leavers of 19 to 21',
  NULL, 'Accommodation that is not known counts as not suitable.', NULL, NULL),
('list_care_leavers_touch_pct', 807, 'Care leavers', 'Care leavers of 19 to 21 with whom the authority is in touch',
  9, 'snapshot', '%', 1, 'high', 'of these, with whom the authority is in touch',
  'care leavers of 19 to 21', NULL, 'Refused and no longer needed count as not in touch.', NULL, NULL),
('list_care_leavers_touch_17_18_pct', 810, 'Care leavers', 'Care leavers of 17 and 18 with whom the authority is in touch',
  9, 'snapshot', '%', 1, 'high', 'of these, with whom the authority is in touch',
  'care leavers of 17 and 18', NULL, 'Refused and no longer needed count as not in touch.', NULL, NULL),
('list_pathway_overdue', 808, 'Care leavers', 'Pathway plans out of date', 9, 'snapshot', 'count', 0,
  'low', 'care leavers whose pathway plan was not reviewed in the time limit, or never', NULL, NULL,
  NULL, NULL, 'pathway_plan'),
('list_pathway_overdue_pct', 809, 'Care leavers', 'Share of pathway plans out of date', 9, 'snapshot',
  '%', 1, 'low', 'of these, whose pathway plan was not reviewed in the time limit, or never',
  'care leavers', NULL, NULL, NULL, 'pathway_plan');

CREATE VIEW leaver_now AS
SELECT l.id, l.area, l.snapshot, l.child, l.unaccompanied, l.in_touch, l.suitable, l.activity,
  l.accommodation, l.team, l.age, l.gender, l.ethnicity,
  l.last_plan_review IS NULL
    OR min(date(l.last_plan_review, '+' || p.pathway_plan || ' months'), date(l.last_plan_review,
      'start of month', '+' || (p.pathway_plan + 1) || ' months', '-1 day')) < l.snapshot AS overdue
FROM limits_leaving AS p
CROSS JOIN care_leaver AS l ON l.area = p.area AND l.snapshot = p.snapshot
WHERE l.in_touch IS NOT 'Died';

CREATE VIEW list_count_leavers AS
SELECT /* list_care_leavers */ 801 AS measure, l.area, l.snapshot, l.id, l.child, l.snapshot AS since,
  '9999-12-31' AS until, 1.0 AS hit, l.team, l.age, l.gender, l.ethnicity, NULL AS need,
  +l.activity AS part
FROM leaver_now AS l
UNION ALL
SELECT /* list_care_leavers_uasc */ 802,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31', 1.0, l.team,
  l.age, l.gender, l.ethnicity, NULL, NULL
FROM leaver_now AS l WHERE l.unaccompanied = 1
UNION ALL
SELECT /* list_care_leavers_eet_17_18_pct */ 803,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31',
  1.0 * coalesce(substr(l.activity, 1, 1) IN ('F', 'P'), 0), l.team, l.age, l.gender, l.ethnicity,
  NULL, +l.activity
FROM leaver_now AS l WHERE l.age IN (17, 18)
UNION ALL
SELECT /* list_care_leavers_eet_19_21_pct */ 804,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31',
  1.0 * coalesce(substr(l.activity, 1, 1) IN ('F', 'P'), 0), l.team, l.age, l.gender, l.ethnicity,
  NULL, +l.activity
FROM leaver_now AS l WHERE l.age BETWEEN 19 AND 21
UNION ALL
SELECT /* list_care_leavers_suitable_17_18_pct */ 805, l.area, l.snapshot, l.id, l.child, l.snapshot,
  '9999-12-31', 1.0 * coalesce(l.suitable, 0), l.team, l.age, l.gender, l.ethnicity, NULL,
  +l.accommodation
FROM leaver_now AS l WHERE l.age IN (17, 18)
UNION ALL
SELECT /* list_care_leavers_suitable_19_21_pct */ 806, l.area, l.snapshot, l.id, l.child, l.snapshot,
  '9999-12-31', 1.0 * coalesce(l.suitable, 0), l.team, l.age, l.gender, l.ethnicity, NULL,
  +l.accommodation
FROM leaver_now AS l WHERE l.age BETWEEN 19 AND 21
UNION ALL
SELECT /* list_care_leavers_touch_pct */ 807,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31',
  1.0 * coalesce(l.in_touch = 'Yes', 0), l.team, l.age, l.gender, l.ethnicity, NULL, +l.in_touch
FROM leaver_now AS l WHERE l.age BETWEEN 19 AND 21
UNION ALL
SELECT /* list_care_leavers_touch_17_18_pct */ 810,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31',
  1.0 * coalesce(l.in_touch = 'Yes', 0), l.team, l.age, l.gender, l.ethnicity, NULL, +l.in_touch
FROM leaver_now AS l WHERE l.age IN (17, 18)
UNION ALL
SELECT /* list_pathway_overdue */ 808,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31', 1.0, l.team,
  l.age, l.gender, l.ethnicity, NULL, NULL
FROM leaver_now AS l WHERE l.overdue
UNION ALL
SELECT /* list_pathway_overdue_pct */ 809,
  l.area, l.snapshot, l.id, l.child, l.snapshot, '9999-12-31',
  1.0 * l.overdue, l.team, l.age, l.gender, l.ethnicity, NULL, NULL
FROM leaver_now AS l;
