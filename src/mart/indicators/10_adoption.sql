/* SPDX-License-Identifier: MIT
 * indicators, adoption and adopters.
 * definition   children adopted, waiting, with the decision reversed; how long it took; adopters
 * numerator    children; adopters; days
 * denominator  children adopted, matched or placed in the window
 * source       Annex A lists 10 and 11 (domain.md 1.11; seed 000 rows 5.1, 5.2, 5.4) */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_adopted', 901, 'Adoption', 'Children adopted', 10, 'flow', 'count', 0, 'neutral',
  'children with an adoption order in the window', NULL, NULL, NULL, NULL, NULL),
('list_adoption_waiting', 902, 'Adoption', 'Children waiting to be placed for adoption', 10, 'stock',
  'count', 0, 'neutral', 'children with the decision for adoption, not placed, adopted or reversed by the end of the day',
  NULL, NULL, NULL, NULL, NULL),
('list_adoption_reversed', 903, 'Adoption', 'Decisions for adoption reversed', 10, 'flow', 'count', 0,
  'neutral', 'decisions in the window that a child should no longer be placed for adoption', NULL,
  NULL, NULL, NULL, NULL),
('list_adoption_entry_days', 904, 'Adoption', 'Days from entering care to moving in with adopters',
  10, 'flow', 'days', 0, 'low', 'days from entering care to placement for adoption',
  'children adopted in the window', NULL, 'Not adjusted for foster carers who adopt.', NULL, NULL),
('list_adoption_match_days', 905, 'Adoption', 'Days from placement order to match', 10, 'flow',
  'days', 0, 'low', 'days from the placement order to the match', 'children adopted in the window',
  NULL, NULL, NULL, NULL),
('list_adopted_12_months_pct', 906, 'Adoption', 'Adopted children placed within 12 months of the decision',
  10, 'flow', '%', 1, 'high', 'of these, placed within 12 months of the decision',
  'children adopted in the window', NULL, NULL, NULL, NULL),
('list_adopter_enquiries', 911, 'Adopters', 'Enquiries from prospective adopters', 11, 'flow',
  'count', 0, 'neutral', 'adopters whose enquiry was received in the window', NULL, NULL, NULL, NULL,
  NULL),
('list_adopters_approved', 912, 'Adopters', 'Adopters approved', 11, 'flow', 'count', 0, 'neutral',
  'adopters approved in the window', NULL, NULL, NULL, NULL, NULL),
('list_adopters_waiting', 913, 'Adopters', 'Approved adopters waiting for a match', 11, 'stock',
  'count', 0, 'neutral', 'adopters approved, neither matched nor gone by the end of the day', NULL,
  NULL, NULL, NULL, NULL);

CREATE VIEW list_count_adoption AS
SELECT /* list_adopted */ 901 AS measure,
  a.area, a.snapshot, a.id, a.child, a.adopted AS since, NULL AS until,
  1.0 AS hit, NULL AS team, +a.age AS age, a.gender, a.ethnicity, NULL AS need, NULL AS part
FROM adoption AS a WHERE a.adopted IS NOT NULL
UNION ALL
SELECT /* list_adoption_waiting */ 902, a.area, a.snapshot, a.id, a.child, a.decided,
  min(coalesce(a.placed, '9999-12-31'), coalesce(a.adopted, '9999-12-31'),
    coalesce(a.reversed, '9999-12-31')), 1.0, NULL, +a.age, a.gender, a.ethnicity, NULL, NULL
FROM adoption AS a WHERE a.decided IS NOT NULL
UNION ALL
SELECT /* list_adoption_reversed */ 903,
  a.area, a.snapshot, a.id, a.child, a.reversed, NULL, 1.0, NULL, +a.age,
  a.gender, a.ethnicity, NULL, +a.reversal_reason
FROM adoption AS a WHERE a.reversed IS NOT NULL
UNION ALL
SELECT /* list_adoption_entry_days */ 904, a.area, a.snapshot, a.id, a.child, a.adopted, NULL,
  julianday(a.placed) - julianday(a.entered_care), NULL, +a.age, a.gender, a.ethnicity, NULL, NULL
FROM adoption AS a WHERE a.adopted IS NOT NULL
UNION ALL
SELECT /* list_adoption_match_days */ 905, a.area, a.snapshot, a.id, a.child, a.adopted, NULL,
  julianday(a.matched) - julianday(a.placement_order), NULL, +a.age, a.gender, a.ethnicity, NULL,
  NULL
FROM adoption AS a WHERE a.adopted IS NOT NULL
UNION ALL
SELECT /* list_adopted_12_months_pct */ 906, a.area, a.snapshot, a.id, a.child, a.adopted, NULL,
  1.0 * (a.placed <= min(date(a.decided, '+12 months'),
    date(a.decided, 'start of month', '+13 months', '-1 day'))), NULL, +a.age, a.gender, a.ethnicity, NULL, NULL
FROM adoption AS a WHERE a.adopted IS NOT NULL
UNION ALL
SELECT /* list_adopter_enquiries */ 911,
  a.area, a.snapshot, a.id, a.adopter, a.enquired, NULL, 1.0, NULL, NULL,
  a.gender, a.ethnicity, NULL, NULL
FROM adopter AS a WHERE a.enquired IS NOT NULL
UNION ALL
SELECT /* list_adopters_approved */ 912,
  a.area, a.snapshot, a.id, a.adopter, a.approved, NULL, 1.0, NULL, NULL,
  a.gender, a.ethnicity, NULL, NULL
FROM adopter AS a WHERE a.approved IS NOT NULL
UNION ALL
SELECT /* list_adopters_waiting */ 913, a.area, a.snapshot, a.id, a.adopter, a.approved,
  min(coalesce(a.matched, '9999-12-31'), coalesce(a.left, '9999-12-31')), 1.0, NULL, NULL,
  a.gender, a.ethnicity, NULL, NULL
FROM adopter AS a WHERE a.approved IS NOT NULL;
