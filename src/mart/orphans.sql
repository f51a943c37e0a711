/* SPDX-License-Identifier: MIT
 * Children on one list who should be on another: what Ofsted's guidance to the lists implies. A rule is
 * a row of annex_rule and its part of view annex_expected, a row for each child of whom it asks. Only
 * what the lists can tell is asked: they reach six months back (adoption twelve), so the other end of
 * what happened near their first day may lie before them. Margins are said with the rule. */

INSERT INTO annex_rule (rule, sort, list, missing_from, or_from, label, because) VALUES
('referral_assessed', 1, 3, 4, 6, 'Referred, neither assessed nor in need',
  'A referral that is not closed at once is assessed; those of the last 14 days may still be decided.'),
('assessment_referred', 2, 4, 3, NULL, 'Assessed without a referral',
  'An assessment follows a referral, unless the child was in need already. Assessments of the first 14 days may follow an earlier one.'),
('assessment_in_need', 3, 4, 6, NULL, 'Open assessment, not in need',
  'List 6 has all children subject to an open assessment.'),
('enquiry_assessed', 4, 5, 4, 6, 'Section 47 enquiry, neither assessed nor in need',
  'List 4 has all assessments under section 47, list 6 all children who get a service.'),
('conference_in_need', 5, 5, 6, NULL, 'Conference led to a plan, not in need',
  'List 6 has all children on a child protection plan.'),
('conference_planned', 6, 5, 7, NULL, 'Conference led to a plan, no plan',
  'List 7 has all plans of the six months.'),
('need_referred', 7, 6, 3, NULL, 'In need since, without a referral',
  'An episode of need starts on the day of the referral that led to it.'),
('need_assessed', 8, 6, 4, NULL, 'Status open assessment, no open assessment',
  'List 4 has all assessments that are open.'),
('need_planned', 9, 6, 7, NULL, 'Status child protection plan, no open plan',
  'List 7 has all plans that are open.'),
('need_in_care', 10, 6, 8, NULL, 'Status looked after, not in care',
  'List 8 has all children in care.'),
('plan_in_need', 11, 7, 6, NULL, 'Child protection plan, not in need',
  'List 6 has all children on a child protection plan.'),
('plan_conference', 12, 7, 5, NULL, 'Child protection plan without a conference',
  'A plan starts at an initial conference after a section 47 enquiry. Plans of the last three months: an earlier one may follow an enquiry before the list.'),
('care_in_need', 13, 8, 6, NULL, 'In care, not in need',
  'List 6 has all looked after children.'),
('care_adoption', 14, 8, 10, NULL, 'Placement order or placed for adoption, not among adoptions',
  'List 10 has all children who should be placed for adoption.'),
('care_adopted', 15, 8, 10, NULL, 'Left care by adoption, not adopted',
  'List 10 has all adoptions of the year.'),
('care_left', 16, 8, 9, NULL, 'Left care at 18 or over, no care leaver',
  'Who was in care for 13 weeks is entitled to leaving care services. Not those whose age was assessed as 18, or who died.'),
('leaver_in_care', 17, 9, 8, NULL, 'New care leaver, was not in care',
  'Asked where the mart has a list of care leavers from the six months before: a young person under 21 who is not on it left care since, and list 8 has all who did.'),
('adoption_in_care', 18, 10, 8, NULL, 'To be adopted, not in care',
  'A child waits for adoption in care.'),
('adopted_in_care', 19, 10, 8, NULL, 'Adopted, was not in care',
  'Care ends with the adoption; adoptions of the six months of list 8.');

CREATE VIEW annex_expected AS
SELECT 'referral_assessed' AS rule, t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM assessment AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
  OR EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
    AS found
FROM referral AS t
WHERE t.no_further_action = 0 AND t.referred <= date(t.snapshot, '-14 days')
UNION ALL
SELECT 'assessment_referred', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM referral AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM assessment AS t
WHERE t.started >= date(t.snapshot, '+1 day', '-6 months', '+14 days')
  AND NOT EXISTS (SELECT 1 FROM child_in_need AS n WHERE n.child = t.child AND n.area = t.area
    AND n.snapshot = t.snapshot AND n.started < date(t.snapshot, '+1 day', '-6 months', '+14 days'))
UNION ALL
SELECT 'assessment_in_need', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM assessment AS t WHERE t.started <= t.snapshot AND t.authorised IS NULL
UNION ALL
SELECT 'enquiry_assessed', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM assessment AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
  OR EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM section_47 AS t
UNION ALL
SELECT 'conference_in_need', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM section_47 AS t WHERE t.plan = 1
UNION ALL
SELECT 'conference_planned', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_protection AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM section_47 AS t WHERE t.plan = 1
UNION ALL
SELECT 'need_referred', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM referral AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM child_in_need AS t WHERE t.started BETWEEN date(t.snapshot, '+1 day', '-6 months') AND t.snapshot
UNION ALL
SELECT 'need_assessed', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM assessment AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot
    AND o.authorised IS NULL)
FROM child_in_need AS t WHERE t.status = 'open assessment'
UNION ALL
SELECT 'need_planned', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_protection AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot
    AND o.ended IS NULL)
FROM child_in_need AS t WHERE t.status = 'child protection plan'
UNION ALL
SELECT 'need_in_care', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_care AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot
    AND o.ceased IS NULL)
FROM child_in_need AS t WHERE t.status = 'looked after child'
UNION ALL
SELECT 'plan_in_need', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM child_protection AS t WHERE t.ended IS NULL
UNION ALL
SELECT 'plan_conference', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM section_47 AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot
    AND o.conference IS NOT NULL)
FROM child_protection AS t WHERE t.started BETWEEN date(t.snapshot, '+1 day', '-3 months') AND t.snapshot
UNION ALL
SELECT 'care_in_need', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_need AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM child_in_care AS t WHERE t.ceased IS NULL
UNION ALL
SELECT 'care_adoption', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM adoption AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM child_in_care AS t
WHERE t.ceased IS NULL AND (t.legal_status = 'E1' OR t.placement_type IN ('A3', 'A4', 'A5', 'A6'))
UNION ALL
SELECT 'care_adopted', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM adoption AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot
    AND o.adopted IS NOT NULL)
FROM child_in_care AS t WHERE t.ceased IS NOT NULL AND t.ceased_reason IN ('E11', 'E12')
UNION ALL
SELECT 'care_left', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM care_leaver AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM child_in_care AS t
WHERE t.ceased >= date(t.birth_date, '+18 years') AND t.started <= date(t.ceased, '-91 days')
  AND coalesce(t.ceased_reason, '') NOT IN ('E15', 'E2')
UNION ALL
SELECT 'leaver_in_care', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_care AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
  OR EXISTS (SELECT 1 FROM care_leaver AS o WHERE o.child = t.child AND o.area = t.area
    AND o.snapshot >= date(t.snapshot, '+1 day', '-6 months', '-1 day') AND o.snapshot < t.snapshot)
FROM care_leaver AS t
WHERE t.age < 21 AND t.eligibility IN ('relevant', 'former relevant')
  AND EXISTS (SELECT 1 FROM annex_quality AS q WHERE q.area = t.area AND q.list = 9
    AND q.snapshot >= date(t.snapshot, '+1 day', '-6 months', '-1 day') AND q.snapshot < t.snapshot)
UNION ALL
SELECT 'adoption_in_care', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_care AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM adoption AS t WHERE t.adopted IS NULL AND t.reversed IS NULL
UNION ALL
SELECT 'adopted_in_care', t.area, t.snapshot, t.child,
  EXISTS (SELECT 1 FROM child_in_care AS o WHERE o.child = t.child AND o.area = t.area AND o.snapshot = t.snapshot)
FROM adoption AS t WHERE t.adopted BETWEEN date(t.snapshot, '+1 day', '-6 months') AND t.snapshot;

/* How many there are by rule, of the lists that the mart holds for a day. */
CREATE VIEW annex_orphan_counted AS
SELECT e.area, e.snapshot, e.rule, count(DISTINCT e.child) AS expected,
  count(DISTINCT CASE WHEN NOT e.found THEN e.child END) AS children
FROM annex_expected AS e GROUP BY e.area, e.snapshot, e.rule;
