/* SPDX-License-Identifier: MIT
 * indicators, reviews, visits, health and dental checks of children in care.
 * definition   what is up to date, overdue or due on the day of the list
 * numerator    children
 * denominator  children in care for 12 months or more (health, dental); who started in the window
 *              (initial health assessment)
 * source       Annex A list 8 (domain.md 1.11; seed 000 row 2.7; the tracker)
 *
 * Time limits are those of table deadline. A health assessment is up to date for 12 months, for a
 * child under 5 for 6. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_cla_health_pct', 721, 'Checks in care', 'Health assessment up to date', 8, 'snapshot', '%', 1,
  'high', 'of these, children whose latest health assessment is not overdue',
  'children in care for 12 months or more', NULL,
  'A child without a date counts as not up to date.', NULL, 'health'),
('list_cla_health_overdue', 722, 'Checks in care', 'Health assessments out of date', 8, 'snapshot',
  'count', 0, 'low', 'children in care for 12 months or more without a health assessment in the time limit',
  NULL, NULL, NULL, NULL, 'health'),
('list_cla_dental_pct', 723, 'Checks in care', 'Dental check up to date', 8, 'snapshot', '%', 1,
  'high', 'of these, children with a dental check in the last 12 months',
  'children in care for 12 months or more', NULL,
  'A child without a date counts as not up to date.', NULL, 'dental'),
('list_cla_dental_overdue', 724, 'Checks in care', 'Dental checks out of date', 8, 'snapshot',
  'count', 0, 'low', 'children in care for 12 months or more without a dental check in the last 12 months',
  NULL, NULL, NULL, NULL, 'dental'),
('list_cla_first_health_pct', 725, 'Checks in care', 'Initial health assessment in 20 working days',
  8, 'flow', '%', 1, 'high', 'of these, children with a health assessment 20 working days or fewer after',
  'children who started to be looked after in the window, 20 working days or more before the day of the list',
  NULL, 'The list has the latest assessment alone: a later one hides the first.', NULL,
  'initial_health'),
('list_cla_reviews_overdue', 726, 'Checks in care', 'Reviews of children in care overdue', 8,
  'snapshot', 'count', 0, 'low', 'children in care whose next review was due before the day', NULL,
  NULL, 'Due 20 working days after the start, 3 months after the first review, then 6 months after the latest.',
  NULL, 'cla_later_review'),
('list_cla_reviews_due', 727, 'Checks in care', 'Reviews of children in care due in six weeks', 8,
  'snapshot', 'count', 0, 'neutral', 'children in care whose next review is due in the 42 days from the day',
  NULL, NULL,
  'Due 20 working days after the start, 3 months after the first review, then 6 months after the latest.',
  NULL, 'cla_later_review'),
('list_cla_visits_overdue', 728, 'Checks in care', 'Visits to children in care overdue', 8,
  'snapshot', 'count', 0, 'low', 'children in care who were not visited within the time limit', NULL,
  NULL, 'From the latest visit, or the start where there was none.', NULL, 'cla_visit');

/* Children in care on the day of the list with the days by which things are due. A review within 3
 * months of the start is taken for the first. */
CREATE VIEW in_care_due AS
SELECT c.*,
  min(date(c.started, '+12 months'), date(c.started, 'start of month', '+13 months', '-1 day'))
    <= c.snapshot AS a_year,
  CASE WHEN c.age < 5 THEN min(date(c.last_health, '+' || l.health_under_5 || ' months'),
      date(c.last_health, 'start of month', '+' || (l.health_under_5 + 1) || ' months', '-1 day'))
    ELSE min(date(c.last_health, '+' || l.health || ' months'),
      date(c.last_health, 'start of month', '+' || (l.health + 1) || ' months', '-1 day'))
    END AS health_due,
  min(date(c.last_dental, '+' || l.dental || ' months'),
    date(c.last_dental, 'start of month', '+' || (l.dental + 1) || ' months', '-1 day')) AS dental_due,
  date(coalesce(c.last_visit, c.started), '+' || l.visit || ' days') AS visit_due,
  CASE WHEN c.last_review IS NULL THEN (SELECT min(w.date) FROM calendar AS s
      JOIN calendar AS w ON w.working_day = s.working_day + l.first_review WHERE s.date = c.started)
    WHEN c.last_review < min(date(c.started, '+3 months'),
        date(c.started, 'start of month', '+4 months', '-1 day'))
      THEN min(date(c.last_review, '+' || l.second_review || ' months'),
        date(c.last_review, 'start of month', '+' || (l.second_review + 1) || ' months', '-1 day'))
    ELSE min(date(c.last_review, '+' || l.later_review || ' months'),
      date(c.last_review, 'start of month', '+' || (l.later_review + 1) || ' months', '-1 day'))
    END AS review_due
FROM limits_care AS l CROSS JOIN in_care_now AS c ON c.area = l.area AND c.snapshot = l.snapshot;

CREATE VIEW list_count_checks AS
SELECT /* list_cla_health_pct */ 721 AS measure, c.area, c.snapshot, c.id, c.child, c.snapshot AS since,
  '9999-12-31' AS until, 1.0 * coalesce(c.health_due >= c.snapshot, 0) AS hit, c.team, c.age,
  c.gender, c.ethnicity, c.need, NULL AS part
FROM in_care_due AS c WHERE c.a_year
UNION ALL
SELECT /* list_cla_health_overdue */ 722,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team,
  c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.a_year AND NOT coalesce(c.health_due >= c.snapshot, 0)
UNION ALL
SELECT /* list_cla_dental_pct */ 723,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31',
  1.0 * coalesce(c.dental_due >= c.snapshot, 0), c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.a_year
UNION ALL
SELECT /* list_cla_dental_overdue */ 724,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team,
  c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.a_year AND NOT coalesce(c.dental_due >= c.snapshot, 0)
UNION ALL
SELECT /* list_cla_first_health_pct */ 725, c.area, c.snapshot, c.id, c.child, c.started, NULL,
  1.0 * coalesce(c.last_health >= c.started AND h.working_day - s.working_day <= d.length, 0),
  c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM child_in_care AS c
JOIN calendar AS s ON s.date = c.started
JOIN calendar AS n ON n.date = c.snapshot
JOIN deadline AS d ON d.id = 'initial_health' AND d.area = ''
  AND c.started BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
LEFT JOIN calendar AS h ON h.date = c.last_health
WHERE n.working_day - s.working_day >= d.length AND coalesce(c.legal_status, '') NOT IN ('V3', 'V4')
UNION ALL
SELECT /* list_cla_reviews_overdue */ 726,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0,
  c.team, c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.review_due < c.snapshot
UNION ALL
SELECT /* list_cla_reviews_due */ 727,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team,
  c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.review_due BETWEEN c.snapshot AND date(c.snapshot, '+42 days')
UNION ALL
SELECT /* list_cla_visits_overdue */ 728,
  c.area, c.snapshot, c.id, c.child, c.snapshot, '9999-12-31', 1.0, c.team,
  c.age, c.gender, c.ethnicity, c.need, NULL
FROM in_care_due AS c WHERE c.visit_due < c.snapshot;
