/* SPDX-License-Identifier: MIT
 * indicators, visits.
 * definition   visits made, in time, overdue
 * numerator    visits
 * denominator  visits due in the window
 * source       visits of the case management system (table visit; the tracker)
 *
 * A visit is overdue at the end of a day when it was due before that day and was not made by it. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_visits_made', 951, 'Visits', 'Visits made', 0, 'flow', 'count', 0, 'neutral',
  'visits made in the window', NULL, NULL, NULL, NULL, NULL),
('list_visits_in_time_pct', 952, 'Visits', 'Visits made in time', 0, 'flow', '%', 1, 'high',
  'of these, made by the day on which they were due', 'visits due in the window', NULL, NULL, NULL,
  NULL),
('list_visits_overdue', 953, 'Visits', 'Visits overdue', 0, 'stock', 'count', 0, 'low',
  'visits due before the day and not made by its end', NULL, NULL, NULL, NULL, NULL);

CREATE VIEW list_count_visits AS
SELECT /* list_visits_made */ 951 AS measure, v.area, '' AS snapshot, v.id, v.child, v.made AS since,
  NULL AS until, 1.0 AS hit, v.team, NULL AS age, NULL AS gender, NULL AS ethnicity, NULL AS need,
  v.kind AS part
FROM visit AS v WHERE v.made IS NOT NULL
UNION ALL
SELECT /* list_visits_in_time_pct */ 952, v.area, '', v.id, v.child, v.due, NULL,
  1.0 * coalesce(v.made <= v.due, 0), v.team, NULL, NULL, NULL, NULL, v.kind
FROM visit AS v WHERE v.due IS NOT NULL
UNION ALL
SELECT /* list_visits_overdue */ 953, v.area, '', v.id, v.child,
  CAST(date(v.due, '+1 day') AS TEXT),
  coalesce(v.made, '9999-12-31'), 1.0, v.team, NULL, NULL, NULL, NULL, v.kind
FROM visit AS v WHERE v.due IS NOT NULL;
