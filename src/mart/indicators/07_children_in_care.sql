/* SPDX-License-Identifier: MIT
 * indicators, children in care.
 * definition   children in care, starting, ceasing; who they are; placements
 * numerator    children
 * denominator  children in care at the end of the day or on the day of the list; starting or ceasing
 *              in the window
 * source       Annex A list 8 (RIIA measures 18 to 21; domain.md 1.11; seed 000 rows 1.8, 3.4, 4.1,
 *              5.3)
 *
 * Series of short-term placements (legal status V3, V4) are left out, as in the published
 * counts. The list says in or out of the authority, not the distance from home. It has the latest
 * placement alone: an adoptive placement of under 2 years counts as not stable here. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_cla', 701, 'Children in care', 'Children in care', 8, 'stock', 'count', 0, 'neutral',
  'children looked after at the end of the day', NULL, NULL,
  'Without series of short-term placements.', 'cla', NULL),
('list_cla_started', 702, 'Children in care', 'Children starting to be in care', 8, 'flow', 'count',
  0, 'neutral', 'children who started to be looked after in the window', NULL, NULL, NULL,
  'cla_started', NULL),
('list_cla_ceased', 703, 'Children in care', 'Children ceasing to be in care', 8, 'flow', 'count', 0,
  'neutral', 'children who ceased to be looked after in the window', NULL, NULL, NULL, 'cla_ceased',
  NULL),
('list_cla_uasc_pct', 704, 'Children in care', 'Unaccompanied asylum-seeking children', 8, 'stock',
  '%', 1, 'neutral', 'children in care who are unaccompanied asylum seekers',
  'children in care at the end of the day, for whom the list says it', NULL, NULL, NULL, NULL),
('list_cla_uasc', 705, 'Children in care', 'Unaccompanied asylum-seeking children, number', 8,
  'stock', 'count', 0, 'neutral', 'children in care who are unaccompanied asylum seekers', NULL, NULL,
  NULL, NULL, NULL),
('list_cla_second_pct', 706, 'Children in care', 'Children in care again within 12 months', 8, 'flow',
  '%', 1, 'low', 'children starting in the window who had been looked after in the 12 months before',
  'children who started to be looked after in the window, for whom the list says it', NULL, NULL,
  NULL, NULL),
('list_cla_3_placements_pct', 707, 'Placements', 'Three or more placements in 12 months', 8,
  'snapshot', '%', 1, 'low', 'children in care with 3 or more placements in the last 12 months',
  'children in care, for whom the list says it', NULL, NULL, NULL, NULL),
('list_cla_stable_pct', 708, 'Placements', 'Long-term placement stability', 8, 'snapshot', '%', 1,
  'high', 'of these, children in the same placement for 2 years or more',
  'children under 16 in care for two and a half years or more', NULL,
  'An adoptive placement of under 2 years counts as not stable: the list has no earlier placement.',
  NULL, NULL),
('list_cla_foster_pct', 709, 'Placements', 'Children in foster placements', 8, 'snapshot', '%', 1,
  'high', 'children in care in foster placements (U1 to U6)',
  'children in care with a known placement', NULL, NULL, NULL, NULL),
('list_cla_residential_pct', 710, 'Placements', 'Children in secure and children''s homes', 8,
  'snapshot', '%', 1, 'neutral', 'children in care in secure and children''s homes (K1, K2)',
  'children in care with a known placement', NULL, NULL, NULL, NULL),
('list_cla_outside_pct', 711, 'Placements', 'Children placed outside the authority', 8, 'snapshot',
  '%', 1, 'low', 'children in care placed outside the authority',
  'children in care, for whom the list says it', NULL,
  'At any distance: the list has none, so that this is not the published measure of over 20 miles.',
  NULL, NULL),
('list_cla_missing_pct', 712, 'Children in care', 'Children missing in 12 months', 8, 'snapshot',
  '%', 1, 'neutral', 'children in care missing from their placement at least once in the last 12 months',
  'children in care, for whom the list says it', NULL, NULL, NULL, NULL),
('list_cla_adopted_pct', 713, 'Children in care', 'Children leaving care by adoption', 8, 'flow', '%',
  1, 'high', 'children who ceased to be looked after because they were adopted (E11, E12)',
  'children who ceased to be looked after in the window, with a reason', NULL, NULL, NULL, NULL),
('list_cla_sgo_pct', 714, 'Children in care', 'Children leaving care by special guardianship', 8,
  'flow', '%', 1, 'neutral', 'children who ceased to be looked after by special guardianship (E43 to E48)',
  'children who ceased to be looked after in the window, with a reason', NULL, NULL, NULL, NULL);

/* Children in care on the day of the list. */
CREATE VIEW in_care_now AS
SELECT c.id, c.area, c.snapshot, c.child, c.started, c.last_review, c.last_visit, c.last_health,
  c.last_dental, c.placements_12_months, c.placement_started, c.placement_type, c.placement_location,
  c.missing_12_months, c.team, c.age, c.gender, c.ethnicity, c.need
FROM child_in_care AS c
WHERE c.started <= c.snapshot AND (c.ceased IS NULL OR c.ceased > c.snapshot)
  AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4');

CREATE VIEW list_count_cla AS
SELECT /* list_cla */ 701 AS measure, c.area, c.snapshot, c.id, c.child, c.started AS since,
  coalesce(c.ceased, '9999-12-31') AS until, 1.0 AS hit, c.team, c.age, c.gender, c.ethnicity,
  c.need, +c.placement_type AS part
FROM child_in_care AS c
WHERE c.started IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_started */ 702,
  c.area, c.snapshot, c.id, c.child, c.started, NULL, 1.0, c.team, c.age,
  c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.started IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_ceased */ 703,
  c.area, c.snapshot, c.id, c.child, c.ceased, NULL, 1.0, c.team, c.age,
  c.gender, c.ethnicity, c.need, +c.ceased_reason
FROM child_in_care AS c
WHERE c.ceased IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_uasc_pct */ 704,
  c.area, c.snapshot, c.id, c.child, c.started, coalesce(c.ceased, '9999-12-31'),
  1.0 * c.unaccompanied, c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.started IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_uasc */ 705,
  c.area, c.snapshot, c.id, c.child, c.started, coalesce(c.ceased, '9999-12-31'),
  1.0, c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.started IS NOT NULL AND c.unaccompanied = 1
  AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_second_pct */ 706,
  c.area, c.snapshot, c.id, c.child, c.started, NULL, 1.0 * c.second_period,
  c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.started IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_3_placements_pct */ 707,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (c.placements_12_months >= 3), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_now AS c
UNION ALL
SELECT /* list_cla_stable_pct */ 708,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (min(date(c.placement_started, '+24 months'),
    date(c.placement_started, 'start of month', '+25 months', '-1 day')) <= c.snapshot), c.team, c.age, c.gender,
  c.ethnicity, c.need, NULL
FROM in_care_now AS c WHERE c.age < 16 AND min(date(c.started, '+30 months'),
  date(c.started, 'start of month', '+31 months', '-1 day')) <= c.snapshot
UNION ALL
SELECT /* list_cla_foster_pct */ 709,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (c.placement_type IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')), c.team, c.age, c.gender,
  c.ethnicity, c.need, NULL
FROM in_care_now AS c
UNION ALL
SELECT /* list_cla_residential_pct */ 710,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (c.placement_type IN ('K1', 'K2')), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_now AS c
UNION ALL
SELECT /* list_cla_outside_pct */ 711,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (c.placement_location = 'out'), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_now AS c
UNION ALL
SELECT /* list_cla_missing_pct */ 712,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * (c.missing_12_months > 0), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_now AS c
UNION ALL
SELECT /* list_cla_adopted_pct */ 713, c.area, c.snapshot, c.id, c.child, c.ceased, NULL,
  1.0 * (c.ceased_reason IN ('E11', 'E12')), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.ceased IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_sgo_pct */ 714, c.area, c.snapshot, c.id, c.child, c.ceased, NULL,
  1.0 * (c.ceased_reason IN ('E43', 'E44', 'E45', 'E46', 'E47', 'E48')), c.team, c.age, c.gender,
  c.ethnicity, c.need, NULL
FROM child_in_care AS c
WHERE c.ceased IS NOT NULL AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4');
