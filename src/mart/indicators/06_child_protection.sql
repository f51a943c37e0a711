/* SPDX-License-Identifier: MIT
 * indicators, child protection plans.
 * definition   plans open, starting, ending; repeat and long plans; reviews and visits due
 * numerator    plans
 * denominator  plans open at the end of the day; started or ended in the window
 * source       Annex A list 7 (RIIA measures 13 to 16; domain.md 1.11; seed 000 rows 1.6, 3.1 to 3.3)
 *
 * The list counts earlier plans without their dates: repeat plans are those after any earlier
 * plan, however long ago. "Within 2 years" (RIIA 17, seed 000 row 3.3) needs the lists of the two
 * years before, on which the earlier plan ended. It
 * has the latest review and visit only: what is up to date on the day of the list, not whether
 * every review was. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_cpp', 601, 'Child protection', 'Child protection plans', 7, 'stock', 'count', 0, 'neutral',
  'plans open at the end of the day', NULL, NULL, NULL, 'cpp_at_31_march', NULL),
('list_cpp_started', 602, 'Child protection', 'Child protection plans started', 7, 'flow', 'count',
  0, 'neutral', 'plans started in the window', NULL, NULL, NULL, 'cpp_started', NULL),
('list_cpp_ended', 603, 'Child protection', 'Child protection plans ended', 7, 'flow', 'count', 0,
  'neutral', 'plans ended in the window', NULL, NULL, NULL, 'cpp_ended', NULL),
('list_cpp_repeat_pct', 604, 'Child protection', 'Repeat child protection plans', 7, 'flow', '%', 1,
  'low', 'plans started in the window of children who had one before',
  'plans started in the window, for which the list says it', NULL,
  'However long ago the earlier plan was.', 'cpp_repeat_pct', NULL),
('list_cpp_repeat_2_years_pct', 612, 'Child protection', 'Repeat child protection plans within 2 years', 7, 'flow',
  '%', 1, 'low', 'plans started in the window within 24 months of the end of an earlier one',
  'plans started in the window, two years or more after the first day that the lists tell of', NULL,
  'The list has no dates of earlier plans: the lists of the two years before have, and without them there is no figure.',
  NULL, NULL),
('list_cpp_2_years_pct', 605, 'Child protection', 'Child protection plans of 2 years or more', 7,
  'stock', '%', 1, 'low', 'plans open at the end of the day for more than 729 days',
  'plans open at the end of the day', 'list_cpp', NULL, 'cpp_2_years_pct', 'cp_duration'),
('list_cpp_ended_2_years_pct', 606, 'Child protection', 'Plans ended after 2 years or more', 7,
  'flow', '%', 1, 'low', 'plans ended in the window after more than 729 days',
  'plans ended in the window', NULL, NULL, 'cpp_ended_2_years_pct', 'cp_duration'),
('list_cpp_review_pct', 607, 'Child protection', 'Plans of 3 months or more with a review in time', 7,
  'snapshot', '%', 1, 'high', 'plans open for 3 months or more whose latest review is not overdue',
  'plans open for 3 months or more', NULL,
  'The published measure asks that every review was in time; the list has the latest alone.', NULL,
  'cp_later_review'),
('list_cpp_reviews_overdue', 608, 'Child protection', 'Review conferences overdue', 7, 'snapshot',
  'count', 0, 'low', 'open plans whose next review was due before the day', NULL, NULL,
  'Due 3 months after the plan started, then 6 months after the latest review.', NULL,
  'cp_later_review'),
('list_cpp_reviews_due', 609, 'Child protection', 'Review conferences due in six weeks', 7,
  'snapshot', 'count', 0, 'neutral', 'open plans whose next review is due in the 42 days from the day',
  NULL, NULL, 'Due 3 months after the plan started, then 6 months after the latest review.', NULL,
  'cp_later_review'),
('list_cpp_visits_overdue', 610, 'Child protection', 'Child protection visits overdue', 7,
  'snapshot', 'count', 0, 'low', 'open plans whose child was not visited within the time limit', NULL,
  NULL, 'From the latest visit, or the start of the plan where there was none.', NULL, 'cp_visit'),
('list_cpp_seen_alone_pct', 611, 'Child protection', 'Children seen alone at the latest visit', 7,
  'snapshot', '%', 1, 'high', 'children with an open plan seen alone at the latest visit',
  'children with an open plan, for whom the list says it', NULL, NULL, NULL, NULL);

/* Open plans of the day of the list, with the days by which review and visit are due. */
CREATE VIEW plan_due AS
SELECT p.id, p.area, p.snapshot, p.child, p.started, p.last_visit, p.seen_alone, p.last_review,
  p.team, p.age, p.gender, p.ethnicity, p.latest_category,
  CASE WHEN p.last_review IS NULL THEN min(date(p.started, '+' || l.first_review || ' months'),
      date(p.started, 'start of month', '+' || (l.first_review + 1) || ' months', '-1 day'))
    ELSE min(date(p.last_review, '+' || l.later_review || ' months'),
      date(p.last_review, 'start of month', '+' || (l.later_review + 1) || ' months', '-1 day'))
    END AS review_due,
  min(date(p.started, '+' || l.first_review || ' months'),
    date(p.started, 'start of month', '+' || (l.first_review + 1) || ' months', '-1 day'))
    AS first_review_due,
  date(coalesce(p.last_visit, p.started), '+' || l.visit || ' days') AS visit_due
FROM limits_protection AS l
CROSS JOIN child_protection AS p ON p.area = l.area AND p.snapshot = l.snapshot
WHERE p.started <= p.snapshot AND (p.ended IS NULL OR p.ended > p.snapshot);

/* The first day from which the lists of plans up to one tell of every day. */
CREATE VIEW plans_told AS
SELECT n.area, n.snapshot, max(s.first) AS told
FROM annex_snapshot AS n JOIN annex_snapshot AS s
  ON s.area = n.area AND s.list = 7 AND s.snapshot <= n.snapshot
WHERE n.list = 7 AND NOT EXISTS (SELECT 1 FROM annex_snapshot AS t WHERE t.area = s.area
  AND t.list = 7 AND t.snapshot < s.snapshot AND t.snapshot >= date(s.first, '-1 day'))
GROUP BY n.area, n.snapshot;

/* Plans with the newest end of an earlier plan of the child on any list up to this one. A plus
 * before a column keeps SQLite to the index by child. */
CREATE VIEW plan_before AS
SELECT p.id, p.area, p.snapshot, p.child, p.started, p.team, p.age, p.gender, p.ethnicity,
  p.initial_category, t.told, (SELECT max(e.ended) FROM child_protection AS e
    WHERE e.child = p.child AND +e.area = p.area AND +e.snapshot <= p.snapshot
      AND e.started < p.started AND e.ended <= p.started) AS ended
FROM plans_told AS t
CROSS JOIN child_protection AS p ON p.area = t.area AND p.snapshot = t.snapshot
WHERE p.started IS NOT NULL;

CREATE VIEW list_count_cpp AS
SELECT /* list_cpp */ 601 AS measure, p.area, p.snapshot, p.id, p.child, p.started AS since,
  coalesce(p.ended, '9999-12-31') AS until, 1.0 AS hit, p.team, p.age, p.gender, p.ethnicity,
  NULL AS need, +p.latest_category AS part
FROM child_protection AS p WHERE p.started IS NOT NULL
UNION ALL
SELECT /* list_cpp_started */ 602,
  p.area, p.snapshot, p.id, p.child, p.started, NULL, 1.0, p.team, p.age,
  p.gender, p.ethnicity, NULL, +p.initial_category
FROM child_protection AS p WHERE p.started IS NOT NULL
UNION ALL
SELECT /* list_cpp_ended */ 603,
  p.area, p.snapshot, p.id, p.child, p.ended, NULL, 1.0, p.team, p.age, p.gender,
  p.ethnicity, NULL, +p.latest_category
FROM child_protection AS p WHERE p.ended IS NOT NULL
UNION ALL
SELECT /* list_cpp_repeat_pct */ 604, p.area, p.snapshot, p.id, p.child, p.started, NULL,
  1.0 * (p.previous_plans > 0), p.team, p.age, p.gender, p.ethnicity, NULL, +p.initial_category
FROM child_protection AS p WHERE p.started IS NOT NULL
UNION ALL
SELECT /* list_cpp_repeat_2_years_pct */ 612, b.area, b.snapshot, b.id, b.child, b.started, NULL,
  CASE WHEN min(date(b.told, '+24 months'), date(b.told, 'start of month', '+25 months', '-1 day'))
      <= b.started
    THEN 1.0 * coalesce(min(date(b.ended, '+24 months'),
      date(b.ended, 'start of month', '+25 months', '-1 day')) >= b.started, 0) END,
  b.team, b.age, b.gender, b.ethnicity, NULL, +b.initial_category
FROM plan_before AS b
UNION ALL
SELECT /* list_cpp_2_years_pct */ 605, p.area, p.snapshot, p.id, p.child,
  CAST(date(p.started, '+' || d.length || ' days') AS TEXT), coalesce(p.ended, '9999-12-31'), 1.0,
  p.team, p.age, p.gender, p.ethnicity, NULL, +p.latest_category
FROM deadline AS d CROSS JOIN child_protection AS p
WHERE d.id = 'cp_duration' AND d.area = '' AND p.started IS NOT NULL
UNION ALL
SELECT /* list_cpp_ended_2_years_pct */ 606, p.area, p.snapshot, p.id, p.child, p.ended, NULL,
  1.0 * (p.ended >= date(p.started, '+' || d.length || ' days')), p.team, p.age, p.gender,
  p.ethnicity, NULL, +p.latest_category
FROM deadline AS d CROSS JOIN child_protection AS p
WHERE d.id = 'cp_duration' AND d.area = '' AND p.ended IS NOT NULL
UNION ALL
SELECT /* list_cpp_review_pct */ 607,
  p.area, p.snapshot, p.id, p.child, p.snapshot, '9999-12-31',
  1.0 * (p.review_due >= p.snapshot), p.team, p.age, p.gender, p.ethnicity, NULL, NULL
FROM plan_due AS p WHERE p.first_review_due <= p.snapshot
UNION ALL
SELECT /* list_cpp_reviews_overdue */ 608,
  p.area, p.snapshot, p.id, p.child, p.snapshot, '9999-12-31', 1.0,
  p.team, p.age, p.gender, p.ethnicity, NULL, NULL
FROM plan_due AS p WHERE p.review_due < p.snapshot
UNION ALL
SELECT /* list_cpp_reviews_due */ 609,
  p.area, p.snapshot, p.id, p.child, p.snapshot, '9999-12-31', 1.0, p.team,
  p.age, p.gender, p.ethnicity, NULL, NULL
FROM plan_due AS p WHERE p.review_due BETWEEN p.snapshot AND date(p.snapshot, '+42 days')
UNION ALL
SELECT /* list_cpp_visits_overdue */ 610,
  p.area, p.snapshot, p.id, p.child, p.snapshot, '9999-12-31', 1.0, p.team,
  p.age, p.gender, p.ethnicity, NULL, NULL
FROM plan_due AS p WHERE p.visit_due < p.snapshot
UNION ALL
SELECT /* list_cpp_seen_alone_pct */ 611,
  p.area, p.snapshot, p.id, p.child, p.snapshot, '9999-12-31',
  1.0 * p.seen_alone, p.team, p.age, p.gender, p.ethnicity, NULL, NULL
FROM plan_due AS p;
