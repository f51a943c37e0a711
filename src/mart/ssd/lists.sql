/* SPDX-License-Identifier: MIT
 * The Annex A lists from the Standard Safeguarding Dataset: what `import ssd` has read stands in
 * temporary tables of the same names (dates as ISO text), the day and the first days of the windows
 * in ssd_run. A list is a view whose columns bear the names of the child table.
 * definitions  Annex A guidance of August 2019; windows and joins as data-to-insight's Annex A from
 *              SSD: an assessment, enquiry, plan or period belongs when it was open at any time
 *              in the window
 * What is dated after the day is as if it had not happened. List 11 (adopters) is not in the
 * dataset, nor are the location of a placement and the family of an adoption. */

CREATE INDEX temp.ssd_by_person_1 ON ssd_person (pers_person_id);
CREATE INDEX temp.ssd_by_person_2 ON ssd_disability (disa_person_id);
CREATE INDEX temp.ssd_by_person_3 ON ssd_immigration_status (immi_person_id);
CREATE INDEX temp.ssd_by_person_4 ON ssd_cin_episodes (cine_person_id);
CREATE INDEX temp.ssd_by_person_5 ON ssd_cin_assessments (cina_person_id);
CREATE INDEX temp.ssd_by_person_6 ON ssd_s47_enquiry (s47e_person_id);
CREATE INDEX temp.ssd_by_person_7 ON ssd_initial_cp_conference (icpc_person_id);
CREATE INDEX temp.ssd_by_person_8 ON ssd_cp_plans (cppl_person_id);
CREATE INDEX temp.ssd_by_person_9 ON ssd_cp_visits (cppv_person_id);
CREATE INDEX temp.ssd_by_plan ON ssd_cp_reviews (cppr_cp_plan_id);
CREATE INDEX temp.ssd_by_person_10 ON ssd_cla_episodes (clae_person_id);
CREATE INDEX temp.ssd_by_person_11 ON ssd_legal_status (lega_person_id);
CREATE INDEX temp.ssd_by_person_12 ON ssd_cla_placement (clap_person_id);
CREATE INDEX temp.ssd_by_care ON ssd_cla_reviews (clar_cla_id);
CREATE INDEX temp.ssd_by_person_13 ON ssd_cla_visits (clav_person_id);
CREATE INDEX temp.ssd_by_person_14 ON ssd_cla_health (clah_person_id);
CREATE INDEX temp.ssd_by_person_15 ON ssd_cla_care_plan (lacp_person_id);
CREATE INDEX temp.ssd_by_person_16 ON ssd_missing (miss_person_id);
CREATE INDEX temp.ssd_by_person_17 ON ssd_cin_plans (cinp_person_id);
CREATE INDEX temp.ssd_by_person_18 ON ssd_cin_visits (cinv_person_id);
CREATE INDEX temp.ssd_by_person_19 ON ssd_involvements (invo_person_id);
CREATE INDEX temp.ssd_by_team ON ssd_department (dept_team_id);

/* Children; the sex 'I' (indeterminate) is the list's d) neither. Unborn: -1. */
CREATE TEMP VIEW ssd_child AS
SELECT b.child, b.gender, b.ethnicity, b.birth_date, b.day, b.six, b.twelve,
  CASE WHEN b.birth_date > b.day THEN -1
    ELSE strftime('%Y', b.day) - strftime('%Y', b.birth_date)
      - (strftime('%m-%d', b.day) < strftime('%m-%d', b.birth_date)) END AS age,
  EXISTS (SELECT 1 FROM ssd_disability AS d WHERE d.disa_person_id = b.child
    AND coalesce(upper(d.disa_disability_code), 'NONE') <> 'NONE') AS disabled
FROM (SELECT p.pers_person_id AS child, coalesce(p.pers_dob, p.pers_expected_dob) AS birth_date,
    CASE upper(p.pers_sex) WHEN 'I' THEN 'd' ELSE p.pers_sex END AS gender,
    p.pers_ethnicity AS ethnicity, r.day, r.six, r.twelve
  FROM ssd_person AS p CROSS JOIN ssd_run AS r) AS b;

/* Who holds the case: the involvement that is open or ended last. */
CREATE TEMP VIEW ssd_holder AS
SELECT h.invo_person_id AS child, h.invo_professional_id AS worker,
  coalesce((SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = h.invo_professional_team), h.invo_professional_team) AS team
FROM (SELECT i.*, row_number() OVER (PARTITION BY i.invo_person_id
    ORDER BY coalesce(i.invo_involvement_end_date, '9999-12-31') DESC,
      i.invo_involvement_start_date DESC, i.rowid DESC) AS place
  FROM ssd_involvements AS i CROSS JOIN ssd_run AS r
  WHERE i.invo_involvement_start_date <= r.day) AS h
WHERE h.place = 1;

CREATE TEMP VIEW ssd_list_1 AS
SELECT c.*, t.cont_contact_date AS contacted, t.cont_contact_source_code AS contact_source
FROM ssd_contacts AS t JOIN ssd_child AS c ON c.child = t.cont_person_id
WHERE t.cont_contact_date BETWEEN c.six AND c.day;

CREATE TEMP VIEW ssd_list_2 AS
SELECT c.*, e.earl_episode_start_date AS started,
  CASE WHEN e.earl_episode_end_date <= c.day THEN e.earl_episode_end_date END AS completed,
  e.earl_episode_organisation AS organisation
FROM ssd_early_help_episodes AS e JOIN ssd_child AS c ON c.child = e.earl_person_id
WHERE e.earl_episode_start_date <= c.day
  AND coalesce(e.earl_episode_end_date, '9999-12-31') >= c.six;

/* previous: in the 12 months before the child's latest referral, the same on every row. */
CREATE TEMP VIEW ssd_list_3 AS
SELECT c.*, e.cine_referral_date AS referred, e.cine_referral_source_code AS referral_source,
  e.cine_referral_nfa AS no_further_action,
  (SELECT count(*) - 1 FROM ssd_cin_episodes AS o WHERE o.cine_person_id = c.child
    AND o.cine_referral_date <= c.day AND o.cine_referral_date >= (
      SELECT date(max(l.cine_referral_date), '-12 months') FROM ssd_cin_episodes AS l
      WHERE l.cine_person_id = c.child AND l.cine_referral_date <= c.day)) AS previous,
  coalesce((SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = e.cine_referral_team), e.cine_referral_team) AS team,
  e.cine_referral_worker_id AS worker
FROM ssd_cin_episodes AS e JOIN ssd_child AS c ON c.child = e.cine_person_id
WHERE e.cine_referral_date BETWEEN c.six AND c.day;

/* support_needed: an authorised assessment that did not end without further action. */
CREATE TEMP VIEW ssd_list_4 AS
SELECT c.*, a.cina_assessment_start_date AS started, a.cina_assessment_child_seen AS child_seen,
  CASE WHEN a.cina_assessment_auth_date <= c.day THEN a.cina_assessment_auth_date END AS authorised,
  CASE WHEN a.cina_assessment_auth_date <= c.day THEN
    CASE WHEN lower(a.cina_assessment_outcome_nfa) IN ('y', 'yes', '1', 'true', 't') THEN 'no'
      WHEN lower(a.cina_assessment_outcome_nfa) IN ('n', 'no', '0', 'false', 'f') THEN 'yes'
      ELSE a.cina_assessment_outcome_nfa END END AS support_needed,
  coalesce((SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = a.cina_assessment_team), a.cina_assessment_team) AS team,
  a.cina_assessment_worker_id AS worker
FROM ssd_cin_assessments AS a JOIN ssd_child AS c ON c.child = a.cina_person_id
WHERE a.cina_assessment_start_date <= c.day
  AND coalesce(a.cina_assessment_auth_date, '9999-12-31') >= c.six;

/* The conference of an enquiry is its first. Counts are of the 12 months before the child's latest
 * enquiry, the same on every row. */
CREATE TEMP VIEW ssd_list_5 AS
SELECT c.*, s.s47e_s47_start_date AS strategy,
  CASE WHEN s.s47e_s47_end_date <= c.day THEN s.s47e_s47_nfa END AS conference_unnecessary,
  i.icpc_icpc_date AS conference, i.icpc_icpc_outcome_cp_flag AS plan,
  (SELECT count(*) - 1 FROM ssd_s47_enquiry AS o WHERE o.s47e_person_id = c.child
    AND o.s47e_s47_start_date BETWEEN date(l.latest, '-12 months') AND l.latest)
    AS enquiries_12_months,
  (SELECT count(*) FROM ssd_initial_cp_conference AS o WHERE o.icpc_person_id = c.child
    AND o.icpc_icpc_date >= date(l.latest, '-12 months') AND o.icpc_icpc_date < l.latest)
    AS conferences_12_months,
  coalesce((SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = s.s47e_s47_completed_by_team), s.s47e_s47_completed_by_team) AS team,
  s.s47e_s47_completed_by_worker_id AS worker
FROM ssd_s47_enquiry AS s
JOIN ssd_child AS c ON c.child = s.s47e_person_id
JOIN (SELECT q.s47e_person_id AS child, max(q.s47e_s47_start_date) AS latest
  FROM ssd_s47_enquiry AS q CROSS JOIN ssd_run AS r WHERE q.s47e_s47_start_date <= r.day
  GROUP BY q.s47e_person_id) AS l ON l.child = c.child
LEFT JOIN ssd_initial_cp_conference AS i ON i.rowid = (SELECT x.rowid
  FROM ssd_initial_cp_conference AS x WHERE x.icpc_person_id = c.child
    AND x.icpc_s47_enquiry_id = s.s47e_s47_enquiry_id AND x.icpc_icpc_date <= c.day
  ORDER BY x.icpc_icpc_date LIMIT 1)
WHERE s.s47e_s47_start_date <= c.day AND coalesce(s.s47e_s47_end_date, '9999-12-31') >= c.six;

/* Periods of care: episodes in a row of the same child. ceased NULL: in care on the day. */
CREATE TEMP VIEW ssd_care AS
SELECT e.clae_person_id AS child,
  min(coalesce(e.clae_entered_care_date, e.clae_cla_episode_start_date)) AS started,
  CASE WHEN max(coalesce(e.clae_cla_episode_ceased_date, '9999-12-31')) <= r.day
    THEN max(e.clae_cla_episode_ceased_date) END AS ceased,
  max(e.clae_cla_episode_start_date) AS last_episode
FROM ssd_cla_episodes AS e CROSS JOIN ssd_run AS r
WHERE e.clae_cla_episode_start_date <= r.day
GROUP BY e.clae_person_id, coalesce(e.clae_entered_care_date, e.clae_cla_id);

/* The legal status that began last; short breaks (V1, V3, V4) are not being looked after. */
CREATE TEMP VIEW ssd_legal AS
SELECT s.* FROM (SELECT l.lega_person_id AS child, l.lega_legal_status AS status,
    l.lega_legal_status_start_date AS since, row_number() OVER (PARTITION BY l.lega_person_id
      ORDER BY l.lega_legal_status_start_date DESC, l.rowid DESC) AS place
  FROM ssd_legal_status AS l CROSS JOIN ssd_run AS r
  WHERE l.lega_legal_status_start_date <= r.day) AS s WHERE s.place = 1;

/* The child's most recent episode of need; a referral without further action is none. */
CREATE TEMP VIEW ssd_list_6 AS
SELECT c.*, e.cine_referral_date AS started, e.cine_cin_primary_need_code AS primary_need,
  (SELECT max(v.seen) FROM (
    SELECT cinv_cin_visit_date AS seen, cinv_cin_visit_seen AS met FROM ssd_cin_visits
      WHERE cinv_person_id = c.child
    UNION ALL SELECT cppv_cp_visit_date, cppv_cp_visit_seen FROM ssd_cp_visits
      WHERE cppv_person_id = c.child
    UNION ALL SELECT clav_cla_visit_date, clav_cla_visit_seen FROM ssd_cla_visits
      WHERE clav_person_id = c.child) AS v
    WHERE v.seen BETWEEN e.cine_referral_date AND coalesce(e.closed, c.day)
      AND coalesce(lower(v.met), 'y') NOT IN ('n', 'no', '0', 'false', 'f')) AS last_seen,
  e.closed, CASE WHEN e.closed IS NOT NULL THEN e.cine_close_reason END AS closure_reason,
  CASE WHEN e.closed IS NOT NULL THEN 'closed episode'
    WHEN EXISTS (SELECT 1 FROM ssd_care AS k LEFT JOIN ssd_legal AS l ON l.child = k.child
      WHERE k.child = c.child AND k.ceased IS NULL
        AND coalesce(l.status, '') NOT IN ('V1', 'V3', 'V4')) THEN 'looked after child'
    WHEN EXISTS (SELECT 1 FROM ssd_cp_plans AS p WHERE p.cppl_person_id = c.child
      AND p.cppl_cp_plan_start_date <= c.day
      AND coalesce(p.cppl_cp_plan_end_date, '9999-12-31') > c.day) THEN 'child protection plan'
    WHEN EXISTS (SELECT 1 FROM ssd_cin_plans AS p WHERE p.cinp_person_id = c.child
      AND p.cinp_cin_plan_start_date <= c.day
      AND coalesce(p.cinp_cin_plan_end_date, '9999-12-31') > c.day) THEN 'child in need plan'
    WHEN EXISTS (SELECT 1 FROM ssd_cin_assessments AS a WHERE a.cina_person_id = c.child
      AND a.cina_assessment_start_date <= c.day
      AND coalesce(a.cina_assessment_auth_date, '9999-12-31') > c.day) THEN 'open assessment'
    ELSE 'child in need plan' END AS status,
  coalesce(h.team, (SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = e.cine_referral_team), e.cine_referral_team) AS team,
  coalesce(h.worker, e.cine_referral_worker_id) AS worker
FROM (SELECT n.*, CASE WHEN n.cine_close_date <= r.day THEN n.cine_close_date END AS closed,
    row_number() OVER (PARTITION BY n.cine_person_id ORDER BY n.cine_referral_date DESC,
      coalesce(n.cine_close_date, '9999-12-31') DESC, n.rowid DESC) AS place
  FROM ssd_cin_episodes AS n CROSS JOIN ssd_run AS r
  WHERE n.cine_referral_date <= r.day
    AND coalesce(lower(n.cine_referral_nfa), 'n') NOT IN ('y', 'yes', '1', 'true', 't')) AS e
JOIN ssd_child AS c ON c.child = e.cine_person_id
LEFT JOIN ssd_holder AS h ON h.child = c.child
WHERE e.place = 1 AND coalesce(e.closed, '9999-12-31') >= c.six;

/* The child's most recent plan; plans of other authorities are not counted here. */
CREATE TEMP VIEW ssd_list_7 AS
SELECT c.*, p.cppl_cp_plan_start_date AS started,
  p.cppl_cp_plan_initial_category AS initial_category,
  p.cppl_cp_plan_latest_category AS latest_category, v.cppv_cp_visit_date AS last_visit,
  v.cppv_cp_visit_seen_alone AS seen_alone,
  (SELECT max(w.cppr_cp_review_date) FROM ssd_cp_reviews AS w
    WHERE w.cppr_cp_plan_id = p.cppl_cp_plan_id AND w.cppr_cp_review_date <= c.day) AS last_review,
  p.ended,
  EXISTS (SELECT 1 FROM ssd_legal_status AS l WHERE l.lega_person_id = c.child
    AND l.lega_legal_status IN ('L1', 'L2') AND l.lega_legal_status_start_date <= c.day
    AND coalesce(l.lega_legal_status_end_date, '9999-12-31') >= c.six) AS emergency,
  p.earlier AS previous_plans, h.team, h.worker
FROM (SELECT n.*, CASE WHEN n.cppl_cp_plan_end_date <= r.day THEN n.cppl_cp_plan_end_date END AS ended,
    row_number() OVER (PARTITION BY n.cppl_person_id ORDER BY n.cppl_cp_plan_start_date,
      n.rowid) - 1 AS earlier,
    row_number() OVER (PARTITION BY n.cppl_person_id ORDER BY n.cppl_cp_plan_start_date DESC,
      n.rowid DESC) AS place
  FROM ssd_cp_plans AS n CROSS JOIN ssd_run AS r
  WHERE n.cppl_cp_plan_start_date <= r.day
    AND coalesce(lower(n.cppl_cp_plan_ola), 'n') NOT IN ('y', 'yes', '1', 'true', 't')) AS p
JOIN ssd_child AS c ON c.child = p.cppl_person_id
LEFT JOIN ssd_cp_visits AS v ON v.rowid = (SELECT x.rowid FROM ssd_cp_visits AS x
  WHERE x.cppv_person_id = c.child
    AND x.cppv_cp_visit_date BETWEEN p.cppl_cp_plan_start_date AND coalesce(p.ended, c.day)
  ORDER BY x.cppv_cp_visit_date DESC, x.rowid DESC LIMIT 1)
LEFT JOIN ssd_holder AS h ON h.child = c.child
WHERE p.place = 1 AND coalesce(p.ended, '9999-12-31') >= c.six;

/* The permanence plan of a care plan's answers; with several, the first in this order. */
CREATE TEMP VIEW ssd_permanence_plan AS
SELECT n.child, CASE WHEN NOT json_valid(n.said) THEN n.said
  WHEN lower(n.said ->> '$.ADOPTION') IN ('y', 'yes', '1') THEN 'b'
  WHEN lower(n.said ->> '$.LTFOST18') IN ('y', 'yes', '1') THEN 'f'
  WHEN lower(n.said ->> '$.RESPLMT') IN ('y', 'yes', '1') THEN 'e'
  WHEN lower(n.said ->> '$.SUPPLIV') IN ('y', 'yes', '1') THEN 'd'
  WHEN lower(n.said ->> '$.RETURN1M') IN ('y', 'yes', '1')
    OR lower(n.said ->> '$.RETURN6M') IN ('y', 'yes', '1')
    OR lower(n.said ->> '$.RETURNEV') IN ('y', 'yes', '1')
    OR lower(n.said ->> '$.REMAINSUP') IN ('y', 'yes', '1') THEN 'a'
  WHEN lower(n.said ->> '$.LTRELFR') IN ('y', 'yes', '1')
    OR lower(n.said ->> '$.OTHERPLN') IN ('y', 'yes', '1') THEN 'g' END AS plan
FROM (SELECT p.lacp_person_id AS child, p.lacp_cla_care_plan_json AS said,
    row_number() OVER (PARTITION BY p.lacp_person_id
      ORDER BY p.lacp_cla_care_plan_start_date DESC, p.rowid DESC) AS place
  FROM ssd_cla_care_plan AS p CROSS JOIN ssd_run AS r
  WHERE p.lacp_cla_care_plan_start_date <= r.day) AS n
WHERE n.place = 1;

/* The child's most recent period of care. A second period: one before it was not over 12 months ago. */
CREATE TEMP VIEW ssd_list_8 AS
SELECT c.*,
  EXISTS (SELECT 1 FROM ssd_immigration_status AS i WHERE i.immi_person_id = c.child
    AND i.immi_immigration_status = 'UASC'
    AND coalesce(i.immi_immigration_status_end_date, '9999-12-31') >= c.twelve) AS unaccompanied,
  k.started, e.clae_cla_primary_need_code AS need,
  EXISTS (SELECT 1 FROM ssd_care AS o WHERE o.child = c.child AND o.started < k.started
    AND o.ceased >= c.twelve) AS second_period,
  l.since AS legal_since, l.status AS legal_status,
  (SELECT max(v.clar_cla_review_date) FROM ssd_cla_reviews AS v
    WHERE v.clar_cla_id IN (SELECT o.clae_cla_id FROM ssd_cla_episodes AS o
        WHERE o.clae_person_id = c.child)
      AND v.clar_cla_review_date BETWEEN k.started AND coalesce(k.ceased, c.day)
      AND coalesce(lower(v.clar_cla_review_cancelled), 'n') NOT IN ('y', 'yes', '1', 'true', 't'))
    AS last_review,
  (SELECT max(v.clav_cla_visit_date) FROM ssd_cla_visits AS v WHERE v.clav_person_id = c.child
    AND v.clav_cla_visit_date BETWEEN k.started AND coalesce(k.ceased, c.day)) AS last_visit,
  n.plan AS permanence_plan,
  (SELECT max(o.clae_cla_last_iro_contact_date) FROM ssd_cla_episodes AS o
    WHERE o.clae_person_id = c.child AND o.clae_cla_last_iro_contact_date <= c.day)
    AS last_iro_visit,
  (SELECT max(x.clah_health_check_date) FROM ssd_cla_health AS x WHERE x.clah_person_id = c.child
    AND upper(x.clah_health_check_type) IN ('HEALTH', 'HEALTH ASSESSMENT')
    AND x.clah_health_check_date <= c.day) AS last_health,
  (SELECT max(x.clah_health_check_date) FROM ssd_cla_health AS x WHERE x.clah_person_id = c.child
    AND upper(x.clah_health_check_type) IN ('DENTAL', 'DENTAL CHECK')
    AND x.clah_health_check_date <= c.day) AS last_dental,
  (SELECT count(*) FROM ssd_cla_placement AS x WHERE x.clap_person_id = c.child
    AND x.clap_cla_placement_start_date <= c.day
    AND coalesce(x.clap_cla_placement_end_date, '9999-12-31') >= c.twelve) AS placements_12_months,
  k.ceased, CASE WHEN k.ceased IS NOT NULL THEN e.clae_cla_episode_ceased_reason END AS ceased_reason,
  p.clap_cla_placement_start_date AS placement_started,
  p.clap_cla_placement_type AS placement_type, p.clap_cla_placement_provider AS placement_provider,
  p.clap_cla_placement_postcode AS placement_postcode, p.clap_cla_placement_urn AS placement_urn,
  (SELECT count(*) FROM ssd_missing AS m WHERE m.miss_person_id = c.child
    AND upper(m.miss_missing_episode_type) IN ('M', 'MISSING')
    AND m.miss_missing_episode_start_date BETWEEN c.twelve AND c.day) AS missing_12_months,
  (SELECT count(*) FROM ssd_missing AS m WHERE m.miss_person_id = c.child
    AND upper(m.miss_missing_episode_type) IN ('A', 'ABSENT', 'AWAY')
    AND m.miss_missing_episode_start_date BETWEEN c.twelve AND c.day) AS absent_12_months,
  g.miss_missing_rhi_offered AS return_offered, g.miss_missing_rhi_accepted AS return_accepted,
  h.team, h.worker
FROM (SELECT y.*, row_number() OVER (PARTITION BY y.child ORDER BY y.started DESC) AS place
  FROM ssd_care AS y) AS k
JOIN ssd_child AS c ON c.child = k.child
JOIN ssd_cla_episodes AS e ON e.rowid = (SELECT x.rowid FROM ssd_cla_episodes AS x
  WHERE x.clae_person_id = c.child AND x.clae_cla_episode_start_date = k.last_episode
  ORDER BY coalesce(x.clae_cla_episode_ceased_date, '9999-12-31') DESC, x.rowid DESC LIMIT 1)
LEFT JOIN ssd_cla_placement AS p ON p.rowid = (SELECT x.rowid FROM ssd_cla_placement AS x
  WHERE x.clap_person_id = c.child AND x.clap_cla_placement_start_date <= c.day
  ORDER BY x.clap_cla_placement_start_date DESC, x.rowid DESC LIMIT 1)
LEFT JOIN ssd_missing AS g ON g.rowid = (SELECT x.rowid FROM ssd_missing AS x
  WHERE x.miss_person_id = c.child AND upper(x.miss_missing_episode_type) IN ('M', 'MISSING')
    AND x.miss_missing_episode_start_date BETWEEN c.twelve AND c.day
  ORDER BY x.miss_missing_episode_start_date DESC, x.rowid DESC LIMIT 1)
LEFT JOIN ssd_legal AS l ON l.child = c.child
LEFT JOIN ssd_permanence_plan AS n ON n.child = c.child
LEFT JOIN ssd_holder AS h ON h.child = c.child
WHERE k.place = 1 AND coalesce(k.ceased, '9999-12-31') >= c.six;

/* suitable: the dataset says 1 suitable, 2 unsuitable, or words. */
CREATE TEMP VIEW ssd_list_9 AS
SELECT c.*,
  EXISTS (SELECT 1 FROM ssd_immigration_status AS i WHERE i.immi_person_id = c.child
    AND i.immi_immigration_status = 'UASC') AS unaccompanied,
  v.clea_care_leaver_personal_advisor AS adviser, v.clea_care_leaver_eligibility AS eligibility,
  v.clea_pathway_plan_review_date AS last_plan_review, v.clea_care_leaver_in_touch AS in_touch,
  v.clea_care_leaver_latest_contact AS last_contact,
  v.clea_care_leaver_accommodation AS accommodation,
  CASE v.clea_care_leaver_accom_suitable WHEN '2' THEN 'no'
    ELSE v.clea_care_leaver_accom_suitable END AS suitable,
  v.clea_care_leaver_activity AS activity,
  coalesce((SELECT min(d.dept_team_name) FROM ssd_department AS d
    WHERE d.dept_team_id = v.clea_care_leaver_allocated_team), v.clea_care_leaver_allocated_team)
    AS team,
  v.clea_care_leaver_worker_id AS worker
FROM (SELECT n.*, row_number() OVER (PARTITION BY n.clea_person_id
    ORDER BY n.clea_care_leaver_latest_contact DESC, n.rowid DESC) AS place
  FROM ssd_care_leavers AS n) AS v
JOIN ssd_child AS c ON c.child = v.clea_person_id
WHERE v.place = 1;

/* Adopted or reversed in the 12 months, or decided and waiting; other orders are no adoption. */
CREATE TEMP VIEW ssd_list_10 AS
SELECT c.*,
  (SELECT max(e.clae_entered_care_date) FROM ssd_cla_episodes AS e
    WHERE e.clae_person_id = c.child AND e.clae_entered_care_date <= c.day) AS entered_care,
  p.perm_adm_decision_date AS decided,
  CASE WHEN p.perm_placement_order_date <= c.day THEN p.perm_placement_order_date END
    AS placement_order,
  CASE WHEN p.perm_matched_date <= c.day THEN p.perm_matched_date END AS matched,
  CASE WHEN p.perm_placed_for_adoption_date <= c.day THEN p.perm_placed_for_adoption_date END
    AS placed,
  p.adopted, p.reversed,
  CASE WHEN p.reversed IS NOT NULL THEN p.perm_decision_reversed_reason END AS reversal_reason,
  CASE WHEN p.perm_placed_ffa_cp_date <= c.day THEN p.perm_placed_ffa_cp_date END AS foster_placed
FROM (SELECT n.*,
    CASE WHEN n.perm_permanence_order_date <= r.day
      AND coalesce(lower(n.perm_permanence_order_type), 'adoption') LIKE '%adopt%'
      THEN n.perm_permanence_order_date END AS adopted,
    CASE WHEN n.perm_decision_reversed_date <= r.day THEN n.perm_decision_reversed_date END
      AS reversed
  FROM ssd_permanence AS n CROSS JOIN ssd_run AS r
  WHERE n.perm_adm_decision_date <= r.day) AS p
JOIN ssd_child AS c ON c.child = p.perm_person_id
WHERE coalesce(p.adopted, p.reversed, '9999-12-31') >= c.twelve;
