-- Invented children on all lists at 31 March 2025, the same on every run: no chance in it.
PRAGMA foreign_keys = OFF;
INSERT INTO team (id, area, name) SELECT 't' || column1, 'E06000052', 'Team ' || column1
FROM (VALUES (1), (2), (3), (4));
CREATE TEMP TABLE n AS WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 900)
SELECT i, (i * 7919) % 200 AS a, (i * 104729) % 97 AS b, (i * 31) % 23 - 1 AS age, (i * 37) % 11 AS k,
  CASE WHEN i % 17 THEN 't' || (1 + i % 4) END AS team,
  CASE i % 5 WHEN 0 THEN 'a' WHEN 1 THEN 'b' WHEN 2 THEN 'a' WHEN 3 THEN 'b' END AS sex,
  CASE i % 4 WHEN 0 THEN 'WBRI' WHEN 1 THEN 'ABAN' WHEN 2 THEN 'NOBT' END AS eth,
  '2025-03-31' AS s, 'E06000052' AS area, '2025-04-01' AS r FROM r;
INSERT INTO child SELECT i, 'c' || i FROM n;
INSERT INTO annex_quality SELECT DISTINCT 'E06000052', '2025-03-31', list, 'child', 1, 1, 1, 1, 0, '2025-04-01'
FROM annex_list WHERE list > 0;
INSERT INTO contact (snapshot, area, received, child, gender, ethnicity, age, contacted, contact_source)
SELECT s, area, r, i % 300 + 1, sex, eth, age, date(s, '-' || a || ' days'), '6' FROM n;
INSERT INTO early_help (snapshot, area, received, child, gender, ethnicity, age, started, completed)
SELECT s, area, r, i, sex, eth, age, date(s, '-' || (a + b) || ' days'),
  CASE WHEN k > 3 THEN date(s, '-' || a || ' days') END FROM n WHERE i % 3 = 0;
INSERT INTO referral (snapshot, area, received, child, gender, ethnicity, age, referred, referral_source,
  no_further_action, previous, team)
SELECT s, area, r, i % 350 + 1, sex, eth, age, date(s, '-' || a || ' days'), '2A',
  CASE WHEN k < 9 THEN i % 7 = 0 END, CASE WHEN k THEN (i % 350) % 4 END, team FROM n;
INSERT INTO assessment (snapshot, area, received, child, gender, ethnicity, age, started, authorised,
  child_seen, support_needed, team)
SELECT s, area, r, i, sex, eth, age, date(s, '-' || a || ' days'),
  CASE WHEN a > b THEN date(s, '-' || (a - b) || ' days') END, CASE WHEN k THEN i % 2 END,
  CASE WHEN k < 10 THEN i % 3 > 0 END, team FROM n;
INSERT INTO section_47 (snapshot, area, received, child, gender, ethnicity, age, strategy, conference,
  conference_unnecessary, plan, team)
SELECT s, area, r, i, sex, eth, age, date(s, '-' || a || ' days'),
  CASE WHEN i % 2 AND a > b / 3 THEN date(s, '-' || (a - b / 3) || ' days') END,
  CASE k WHEN 0 THEN NULL ELSE i % 2 = 0 AND k < 8 END, CASE WHEN k THEN i % 3 > 0 END, team
FROM n WHERE i % 2 OR i % 3;
INSERT INTO child_in_need (snapshot, area, received, child, gender, ethnicity, age, disabled, started,
  closed, primary_need, status, team)
SELECT s, area, r, i, sex, eth, age, CASE WHEN k THEN k = 5 END, date(s, '-' || (a * b / 4 + a) || ' days'),
  CASE WHEN i % 3 = 0 THEN date(s, '-' || a || ' days') END, 'N' || (k % 10),
  CASE k % 4 WHEN 0 THEN 'child in need plan' WHEN 1 THEN 'open assessment' WHEN 2 THEN 'looked after child' END,
  team FROM n;
INSERT INTO child_protection (snapshot, area, received, child, gender, ethnicity, age, started, ended,
  previous_plans, last_visit, seen_alone, last_review, latest_category, initial_category, team)
SELECT s, area, r, i, sex, eth, age, date(s, '-' || (a * 5 + a) || ' days'),
  CASE WHEN i % 4 = 0 THEN date(s, '-' || a || ' days') END, CASE WHEN k THEN k % 3 END,
  CASE WHEN k > 2 THEN date(s, '-' || b || ' days') END, CASE WHEN k > 4 THEN i % 2 END,
  CASE WHEN k > 3 THEN date(s, '-' || (a + b) || ' days') END, 'neglect', 'neglect', team
FROM n WHERE i % 2;
INSERT INTO child_in_care (snapshot, area, received, child, gender, ethnicity, age, unaccompanied, started,
  second_period, ceased, ceased_reason, legal_status, last_visit, last_review, last_health, last_dental,
  placements_12_months, placement_started, placement_type, placement_location, missing_12_months, team)
SELECT s, area, r, i, sex, eth, age, CASE WHEN k THEN k = 4 END,
  date(s, '-' || (a * (b % 20) + a) || ' days'), CASE WHEN k > 1 THEN k = 2 END,
  CASE WHEN i % 5 = 0 THEN date(s, '-' || a || ' days') END,
  CASE WHEN i % 5 = 0 THEN CASE k WHEN 1 THEN 'E11' WHEN 2 THEN 'E12' WHEN 3 THEN 'E45' WHEN 4 THEN NULL ELSE 'E4A' END END,
  CASE k WHEN 7 THEN 'V4' WHEN 8 THEN NULL ELSE 'C2' END,
  CASE WHEN k <> 3 THEN date(s, '-' || b || ' days') END,
  CASE WHEN k > 5 OR a > 60 THEN date(s, '-' || (a + b / 2) || ' days') END,
  CASE WHEN k <> 6 THEN date(s, '-' || (b * 5) || ' days') END,
  CASE WHEN k <> 5 THEN date(s, '-' || (a * 3) || ' days') END, CASE WHEN k THEN k % 5 END,
  CASE WHEN k <> 9 THEN date(s, '-' || (b * 12) || ' days') END,
  CASE k % 5 WHEN 0 THEN 'U4' WHEN 1 THEN 'K2' WHEN 2 THEN 'P1' WHEN 3 THEN 'U1' END,
  CASE WHEN k > 3 THEN 'in' WHEN k > 0 THEN 'out' END, CASE WHEN k <> 4 THEN k % 3 END, team
FROM n WHERE i % 3;
INSERT INTO care_leaver (snapshot, area, received, child, gender, ethnicity, age, unaccompanied, in_touch,
  suitable, activity, last_plan_review, team)
SELECT s, area, r, i, sex, eth, 16 + age % 9, k = 3,
  CASE k WHEN 0 THEN 'No' WHEN 1 THEN 'Died' WHEN 2 THEN NULL ELSE 'Yes' END,
  CASE WHEN k <> 5 THEN i % 2 END, CASE k WHEN 6 THEN 'P2' WHEN 7 THEN 'G4' WHEN 8 THEN NULL ELSE 'F2' END,
  CASE WHEN k <> 4 THEN date(s, '-' || (a + b) || ' days') END, team FROM n WHERE i % 4 = 0;
INSERT INTO adoption (snapshot, area, received, child, gender, ethnicity, age, entered_care, decided,
  placement_order, matched, placed, adopted, reversed)
SELECT s, area, r, i, sex, eth, 2, date(s, '-' || (a + 700 + b) || ' days'),
  date(s, '-' || (a + 500) || ' days'), CASE WHEN k THEN date(s, '-' || (a + 450) || ' days') END,
  CASE WHEN k > 1 THEN date(s, '-' || (a + 300 - b) || ' days') END,
  CASE WHEN k > 2 THEN date(s, '-' || (a + 250 - b * 2) || ' days') END,
  CASE WHEN k > 4 THEN date(s, '-' || a || ' days') END,
  CASE WHEN k = 2 THEN date(s, '-' || a || ' days') END FROM n WHERE i % 9 = 0;
INSERT INTO adopter (snapshot, area, received, adopter, enquired, approved, matched, left)
SELECT s, area, r, i, date(s, '-' || (a + 200) || ' days'), CASE WHEN k > 3 THEN date(s, '-' || (a + b) || ' days') END,
  CASE WHEN k > 7 THEN date(s, '-' || a || ' days') END, CASE WHEN k = 6 THEN date(s, '-' || b || ' days') END
FROM n WHERE i % 8 = 0;
INSERT INTO visit (area, received, child, kind, due, made, team)
SELECT area, r, i, 'child in need', date(s, '-' || (a - 30) || ' days'),
  CASE WHEN k > 2 THEN date(s, '-' || (a - 30 + k - 6) || ' days') END, team FROM n;
