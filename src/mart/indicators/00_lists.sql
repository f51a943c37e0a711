/* SPDX-License-Identifier: MIT
 * indicators, what the lists reach: which list to read for which day. An Annex A list tells of its
 * own day and of some months before it. A day is read from the newest list that
 * reaches it, so that no event counts twice and late entries count once.
 *
 * Months in all families: a month ends on the day of the same number, or on the last day of a month
 * that has none, as the law counts. Three months after 30 November is 28 or 29 February; SQLite's
 * '+3 months' makes it 1 or 2 March, so that each is the earlier of that and the month's last day. */

/* Days for which the mart holds a list, and the first day that it tells of: six months to
 * 31 March start on 1 October. */
CREATE VIEW annex_snapshot AS
SELECT s.area, s.list, s.snapshot,
  min(s.snapshot, date(s.snapshot, '+1 day', '-' || a.months || ' months')) AS first,
  lead(min(s.snapshot, date(s.snapshot, '+1 day', '-' || a.months || ' months')))
    OVER (PARTITION BY s.area, s.list ORDER BY s.snapshot) AS next_first
FROM (SELECT DISTINCT area, list, snapshot FROM annex_quality) AS s
JOIN annex_list AS a ON a.list = s.list;

/* For the lists up to `cut`, which itself reaches back to `reaches`: days `first` to `last` are read
 * from `snapshot`. What holds on the day of a list alone (kind snapshot) is read from it. Visits
 * (list 0) are one history. `upto` is the last day that anything is known of. */
CREATE VIEW list_reach AS
SELECT n.area, n.list, k.kind, n.snapshot AS cut, n.snapshot AS upto,
  CASE k.kind WHEN 'snapshot' THEN n.snapshot ELSE n.first END AS reaches, s.snapshot,
  CASE k.kind WHEN 'snapshot' THEN s.snapshot ELSE s.first END AS first,
  CASE WHEN s.snapshot = n.snapshot THEN s.snapshot
    ELSE min(s.snapshot, date(s.next_first, '-1 day')) END AS last
FROM annex_snapshot AS n
JOIN annex_snapshot AS s ON s.area = n.area AND s.list = n.list AND s.snapshot <= n.snapshot
JOIN (SELECT 'flow' AS kind UNION ALL SELECT 'stock' UNION ALL SELECT 'snapshot') AS k
  ON k.kind <> 'snapshot' OR s.snapshot = n.snapshot
UNION ALL
SELECT v.area, 0, k.kind, '0001-01-01', '9999-12-31', '0001-01-01', '', '0001-01-01', '9999-12-31'
FROM (SELECT DISTINCT area FROM visit) AS v
JOIN (SELECT 'flow' AS kind UNION ALL SELECT 'stock') AS k;

/* Time limits as they hold for an area on the day of a list: the area's own where it has one, else
 * the one for all. Months or days, working days of a first review. */
CREATE VIEW limits_protection AS
SELECT s.area, s.snapshot,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cp_first_review' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS first_review,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cp_later_review' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS later_review,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cp_visit' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS visit
FROM (SELECT DISTINCT area, snapshot FROM child_protection) AS s;

CREATE VIEW limits_care AS
SELECT s.area, s.snapshot,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'health_under_5' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS health_under_5,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'health' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS health,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'dental' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS dental,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cla_visit' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS visit,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cla_first_review' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS first_review,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cla_second_review' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS second_review,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'cla_later_review' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS later_review
FROM (SELECT DISTINCT area, snapshot FROM child_in_care) AS s;

CREATE VIEW limits_leaving AS
SELECT s.area, s.snapshot,
  (SELECT d.length FROM deadline AS d WHERE d.id = 'pathway_plan' AND d.area IN ('', s.area)
    AND s.snapshot BETWEEN d.valid_from AND coalesce(d.valid_to, '9999-12-31')
    ORDER BY d.area DESC LIMIT 1) AS pathway_plan
FROM (SELECT DISTINCT area, snapshot FROM care_leaver) AS s;

/* Labels to break counts down by; the code '' is for rows where the list says nothing. */
CREATE VIEW list_team AS
SELECT '' AS id, '' AS area, 'Not recorded' AS name, 9999 AS sort
UNION ALL SELECT t.id, t.area, t.name, t.sort FROM team AS t;

/* Areas below the authority by date, and what stands for a home that is not known or not in the
 * authority. Codes of areas are in capitals. */
CREATE VIEW local_label AS
SELECT 'none' AS code, 'Not recorded' AS name, '1900-01-01' AS first, 1 AS sort
UNION ALL SELECT 'outside', 'Outside the authority', '1900-01-01', 2
UNION ALL SELECT l.code, l.name, l.valid_from, 0 FROM local_area AS l;

CREATE VIEW ethnic_group AS
SELECT DISTINCT k.grouped AS label, k.sort FROM code_label AS k WHERE k.code_set = 'ethnicity';
