/* SPDX-License-Identifier: MIT
 * indicators, referrals.
 * definition   referrals received, those within 12 months of an earlier one, those closed with no
 *              further action, those assessed and found not to be in need
 * numerator    referrals
 * denominator  referrals for which the list says it
 * source       Annex A lists 3, 4 and 6 (RIIA measures 2, 3, 4; domain.md 1.11; seed 000 rows 1.3, 2.1, 2.2)
 *
 * A referral is a re-referral when an earlier one of the child was on the same day of the year
 * before or later. The list says for the latest one of a child how many there were in the 12
 * months before; an earlier one on the list is one of them. So the first one on the list is a
 * re-referral when there were more than the list has.
 *
 * An assessment, or a case, is a referral's when it started on its day or later and before the next
 * referral of the child. The published measure goes by the reason of closure (RC8, RC9), which list 6
 * has for the latest case of a child alone; list 4 says of each assessment what it found. A plus
 * before a column keeps SQLite to the index by child. */

INSERT INTO list_indicator (id, sort, topic, label, list, kind, unit, decimals, polarity, numerator,
  denominator, whole, definition, published, deadline) VALUES
('list_referrals', 201, 'Referrals', 'Referrals', 3, 'flow', 'count', 0, 'neutral',
  'referrals received in the window', NULL, NULL, 'A child may be referred more than once.',
  'referrals', NULL),
('list_rereferrals_pct', 202, 'Referrals', 'Re-referrals within 12 months', 3, 'flow', '%', 1, 'low',
  'referrals with an earlier referral of the child in the 12 months before',
  'referrals received in the window', NULL,
  'The same day of the year before is within 12 months. Referrals for which the list gives no '
  || 'earlier number are left out.', 'rereferrals_pct', NULL),
('list_referrals_nfa_pct', 203, 'Referrals', 'Referrals closed with no further action', 3, 'flow',
  '%', 1, 'neutral', 'referrals closed with no further action',
  'referrals received in the window, for which the list says it', NULL, NULL, 'referrals_nfa_pct',
  NULL),
('list_referrals_not_in_need_pct', 204, 'Referrals', 'Referrals assessed as not in need', 3, 'flow',
  '%', 1, 'neutral', 'referrals whose last assessment found no need of support, or whose case closed after assessment (RC8, RC9)',
  'referrals received in the window', NULL,
  'An assessment belongs to the referral before it. While it is open its referral is not counted as without need.',
  'referrals_not_in_need_pct', NULL);

/* Each referral with its place among those of the child on the list. */
CREATE VIEW referral_order AS
SELECT r.id, r.area, r.snapshot, r.child, r.referred, r.previous,
  row_number() OVER w AS place, lag(r.referred) OVER w AS before,
  coalesce(lead(r.referred) OVER w, '9999-12-31') AS next,
  count(*) OVER (PARTITION BY r.area, r.snapshot, r.child) AS listed
FROM referral AS r WHERE r.referred IS NOT NULL
WINDOW w AS (PARTITION BY r.area, r.snapshot, r.child ORDER BY r.referred, r.id);

CREATE VIEW list_count_referrals AS
SELECT /* list_referrals */ 201 AS measure, r.area, r.snapshot, r.id, r.child, r.referred AS since,
  NULL AS until, 1.0 AS hit, r.team, r.age, r.gender, r.ethnicity, NULL AS need,
  r.referral_source AS part
FROM referral AS r WHERE r.referred IS NOT NULL
UNION ALL
SELECT /* list_rereferrals_pct */ 202, o.area, o.snapshot, o.id, r.child, r.referred, NULL,
  CASE WHEN o.before >= date(r.referred, '-12 months') THEN 1.0
    WHEN o.place > 1 THEN 0.0
    WHEN o.previous IS NOT NULL THEN 1.0 * (o.previous >= o.listed) END,
  r.team, r.age, r.gender, r.ethnicity, NULL, r.referral_source
FROM referral_order AS o JOIN referral AS r ON r.id = o.id
UNION ALL
SELECT /* list_referrals_nfa_pct */ 203, r.area, r.snapshot, r.id, r.child, r.referred, NULL,
  1.0 * r.no_further_action, r.team, r.age, r.gender, r.ethnicity, NULL, r.referral_source
FROM referral AS r WHERE r.referred IS NOT NULL
UNION ALL
SELECT /* list_referrals_not_in_need_pct */ 204, o.area, o.snapshot, o.id, r.child, r.referred, NULL,
  1.0 * (coalesce((SELECT 1 - a.support_needed FROM assessment AS a
      WHERE a.child = o.child AND +a.area = o.area AND +a.snapshot = o.snapshot
        AND a.started >= o.referred AND a.started < o.next AND a.authorised IS NOT NULL
      ORDER BY a.started DESC, a.id DESC LIMIT 1), 0)
    OR EXISTS (SELECT 1 FROM child_in_need AS c
      WHERE c.child = o.child AND +c.area = o.area AND +c.snapshot = o.snapshot
        AND c.started >= o.referred AND c.started < o.next AND c.closure_reason IN ('RC8', 'RC9'))),
  r.team, r.age, r.gender, r.ethnicity, NULL, r.referral_source
FROM referral_order AS o JOIN referral AS r ON r.id = o.id;
