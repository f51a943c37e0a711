/* SPDX-License-Identifier: MIT
 * indicators, contacts and early help.
 * definition   contacts received and early help assessments started, completed, open
 * numerator    contacts; assessments
 * denominator  none; rates are per 10,000 children
 * source       Annex A lists 1 and 2 (RIIA measure 1; seed 000 rows 1.1 and 1.2) */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_contacts', 101, 'Contacts', 'Contacts', 1, 'flow', 'count', 0, 'neutral',
  'contacts received in the window', NULL, NULL, 'One for each child and contact.', NULL, NULL),
('list_early_help_started', 111, 'Early help', 'Early help assessments started', 2, 'flow', 'count',
  0, 'neutral', 'early help assessments started in the window', NULL, NULL, NULL, NULL, NULL),
('list_early_help_completed', 112, 'Early help', 'Early help assessments completed', 2, 'flow',
  'count', 0, 'neutral', 'early help assessments completed in the window', NULL, NULL, NULL, NULL,
  NULL),
('list_early_help_open', 113, 'Early help', 'Early help assessments open', 2, 'stock', 'count', 0,
  'neutral', 'early help assessments started and not completed by the end of the day', NULL, NULL,
  NULL, NULL, NULL);

CREATE VIEW list_count_contacts AS
SELECT /* list_contacts */ 101 AS measure, c.area, c.snapshot, c.id, c.child, c.contacted AS since,
  NULL AS until, 1.0 AS hit, NULL AS team, c.age, c.gender, c.ethnicity, NULL AS need,
  +c.contact_source AS part
FROM contact AS c WHERE c.contacted IS NOT NULL
UNION ALL
SELECT /* list_early_help_started */ 111,
  e.area, e.snapshot, e.id, e.child, e.started, NULL, 1.0, NULL, e.age,
  e.gender, e.ethnicity, NULL, NULL
FROM early_help AS e WHERE e.started IS NOT NULL
UNION ALL
SELECT /* list_early_help_completed */ 112,
  e.area, e.snapshot, e.id, e.child, e.completed, NULL, 1.0, NULL,
  e.age, e.gender, e.ethnicity, NULL, NULL
FROM early_help AS e WHERE e.completed IS NOT NULL
UNION ALL
SELECT /* list_early_help_open */ 113, e.area, e.snapshot, e.id, e.child, e.started,
  coalesce(e.completed, '9999-12-31'), 1.0, NULL, e.age, e.gender, e.ethnicity, NULL, NULL
FROM early_help AS e WHERE e.started IS NOT NULL;
