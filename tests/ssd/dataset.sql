/* SPDX-License-Identifier: MIT
 * The Standard Safeguarding Dataset as an authority's own database holds it (version 1.4.5, the
 * tables that are read), with forty invented children P1 to P40, as on 31 March 2025. A name, a
 * professional's name and a postcode stand in it to be looked for where they must not be. */
SET client_min_messages = warning;
CREATE TABLE ssd_person (pers_person_id varchar(48) PRIMARY KEY, pers_forename text, pers_surname text,
  pers_sex char(1), pers_gender char(1), pers_ethnicity varchar(48), pers_dob timestamp,
  pers_expected_dob timestamp, pers_death_date timestamp);
CREATE TABLE ssd_contacts (cont_contact_id varchar(48), cont_person_id varchar(48),
  cont_contact_date timestamp, cont_contact_source_code varchar(48), cont_contact_source_desc text,
  cont_contact_outcome_json text);
CREATE TABLE ssd_early_help_episodes (earl_episode_id varchar(48), earl_person_id varchar(48),
  earl_episode_start_date timestamp, earl_episode_end_date timestamp, earl_episode_organisation text);
CREATE TABLE ssd_cin_episodes (cine_referral_id varchar(48), cine_person_id varchar(48),
  cine_referral_date timestamp, cine_cin_primary_need_code varchar(3),
  cine_referral_source_code varchar(48), cine_referral_nfa char(1), cine_close_reason varchar(100),
  cine_close_date timestamp, cine_referral_team varchar(48), cine_referral_worker_id varchar(100));
CREATE TABLE ssd_cin_assessments (cina_assessment_id varchar(48), cina_person_id varchar(48),
  cina_referral_id varchar(48), cina_assessment_start_date timestamp, cina_assessment_child_seen char(1),
  cina_assessment_auth_date timestamp, cina_assessment_outcome_nfa char(1),
  cina_assessment_team varchar(48), cina_assessment_worker_id varchar(100));
CREATE TABLE ssd_s47_enquiry (s47e_s47_enquiry_id varchar(48), s47e_referral_id varchar(48),
  s47e_person_id varchar(48), s47e_s47_start_date timestamp, s47e_s47_end_date timestamp,
  s47e_s47_nfa char(1), s47e_s47_completed_by_worker_id varchar(100),
  s47e_s47_completed_by_team varchar(48));
CREATE TABLE ssd_initial_cp_conference (icpc_icpc_id varchar(48), icpc_s47_enquiry_id varchar(48),
  icpc_person_id varchar(48), icpc_icpc_date timestamp, icpc_icpc_outcome_cp_flag char(1));
CREATE TABLE ssd_cp_plans (cppl_cp_plan_id varchar(48), cppl_person_id varchar(48),
  cppl_cp_plan_start_date timestamp, cppl_cp_plan_end_date timestamp,
  cppl_cp_plan_initial_category varchar(100), cppl_cp_plan_ola char(1),
  cppl_cp_plan_latest_category varchar(100));
CREATE TABLE ssd_cp_visits (cppv_cp_visit_id varchar(48), cppv_person_id varchar(48),
  cppv_cp_plan_id varchar(48), cppv_cp_visit_date timestamp, cppv_cp_visit_seen char(1),
  cppv_cp_visit_seen_alone char(1));
CREATE TABLE ssd_cp_reviews (cppr_cp_review_id varchar(48), cppr_person_id varchar(48),
  cppr_cp_plan_id varchar(48), cppr_cp_review_date timestamp);
CREATE TABLE ssd_cla_episodes (clae_cla_episode_id varchar(48), clae_person_id varchar(48),
  clae_cla_episode_start_date timestamp, clae_cla_primary_need_code varchar(3),
  clae_cla_episode_ceased_date timestamp, clae_cla_episode_ceased_reason varchar(255),
  clae_cla_id varchar(48), clae_entered_care_date timestamp, clae_cla_last_iro_contact_date timestamp);
CREATE TABLE ssd_legal_status (lega_legal_status_id varchar(48), lega_person_id varchar(48),
  lega_legal_status varchar(100), lega_legal_status_start_date timestamp,
  lega_legal_status_end_date timestamp);
CREATE TABLE ssd_cla_placement (clap_cla_placement_id varchar(48), clap_person_id varchar(48),
  clap_cla_placement_start_date timestamp, clap_cla_placement_end_date timestamp,
  clap_cla_placement_type varchar(100), clap_cla_placement_provider varchar(48),
  clap_cla_placement_postcode varchar(8), clap_cla_placement_urn varchar(48));
CREATE TABLE ssd_cla_reviews (clar_cla_review_id varchar(48), clar_cla_id varchar(48),
  clar_cla_review_date timestamp, clar_cla_review_cancelled char(1));
CREATE TABLE ssd_cla_visits (clav_cla_visit_id varchar(48), clav_person_id varchar(48),
  clav_cla_visit_date timestamp, clav_cla_visit_seen char(1));
CREATE TABLE ssd_cla_health (clah_health_check_id varchar(48), clah_person_id varchar(48),
  clah_health_check_type varchar(500), clah_health_check_date timestamp);
CREATE TABLE ssd_cla_care_plan (lacp_table_id varchar(48), lacp_person_id varchar(48),
  lacp_cla_care_plan_start_date timestamp, lacp_cla_care_plan_json varchar(1000));
CREATE TABLE ssd_missing (miss_table_id varchar(48), miss_person_id varchar(48),
  miss_missing_episode_start_date timestamp, miss_missing_episode_type varchar(100),
  miss_missing_rhi_offered varchar(2), miss_missing_rhi_accepted varchar(2));
CREATE TABLE ssd_care_leavers (clea_table_id varchar(48), clea_person_id varchar(48),
  clea_care_leaver_eligibility varchar(100), clea_care_leaver_in_touch varchar(100),
  clea_care_leaver_latest_contact timestamp, clea_care_leaver_accommodation varchar(100),
  clea_care_leaver_accom_suitable varchar(100), clea_care_leaver_activity varchar(100),
  clea_pathway_plan_review_date timestamp, clea_care_leaver_personal_advisor varchar(100),
  clea_care_leaver_allocated_team varchar(48), clea_care_leaver_worker_id varchar(100));
CREATE TABLE ssd_permanence (perm_table_id varchar(48), perm_person_id varchar(48),
  perm_adm_decision_date timestamp, perm_placement_order_date timestamp, perm_matched_date timestamp,
  perm_placed_for_adoption_date timestamp, perm_permanence_order_date timestamp,
  perm_permanence_order_type varchar(100), perm_decision_reversed_date timestamp,
  perm_decision_reversed_reason varchar(100), perm_placed_ffa_cp_date timestamp);
CREATE TABLE ssd_disability (disa_table_id varchar(48), disa_person_id varchar(48),
  disa_disability_code varchar(48));
CREATE TABLE ssd_immigration_status (immi_immigration_status_id varchar(48), immi_person_id varchar(48),
  immi_immigration_status varchar(100), immi_immigration_status_end_date timestamp);
CREATE TABLE ssd_cin_plans (cinp_cin_plan_id varchar(48), cinp_person_id varchar(48),
  cinp_cin_plan_start_date timestamp, cinp_cin_plan_end_date timestamp);
CREATE TABLE ssd_cin_visits (cinv_cin_visit_id varchar(48), cinv_person_id varchar(48),
  cinv_cin_visit_date timestamp, cinv_cin_visit_seen char(1));
CREATE TABLE ssd_involvements (invo_involvements_id varchar(48), invo_person_id varchar(48),
  invo_professional_id varchar(48), invo_professional_team varchar(48),
  invo_involvement_start_date timestamp, invo_involvement_end_date timestamp);
CREATE TABLE ssd_professionals (prof_professional_id varchar(48), prof_professional_name text);
CREATE TABLE ssd_department (dept_team_id varchar(48), dept_team_name varchar(255));

/* day(n): n days before the day of the lists, in the afternoon */
CREATE FUNCTION day(n numeric) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
  $$ SELECT timestamp '2025-03-31 14:30' - make_interval(days => n::int) $$;

INSERT INTO ssd_department VALUES ('T1', 'Assessment North'), ('T2', 'Caring for Children – Süd');
INSERT INTO ssd_professionals VALUES ('W1', 'Quillfeather'), ('W2', 'Quillfeather');
INSERT INTO ssd_person SELECT 'P' || i, 'Quillfeather', 'Quillfeather', substr('MFMFUMFI', i % 8 + 1, 1),
  'X', (ARRAY['WBRI', 'BCRB', 'A1', 'MWAS', 'NOBT'])[i % 5 + 1],
  CASE WHEN i < 40 THEN day(i * 165) END, CASE WHEN i = 40 THEN day(-62) END
  FROM generate_series(1, 40) AS i;
INSERT INTO ssd_contacts SELECT 'C' || i || '-' || k, 'P' || i, day(i * 7 + k * 90),
  (ARRAY['1A', '2A', '3A', '6', '10'])[i % 5 + 1] FROM generate_series(1, 40) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_early_help_episodes SELECT 'E' || i, 'P' || i, day(i * 20),
  CASE WHEN i % 3 = 0 THEN day(i * 20 - 15) END, 'A children''s centre' FROM generate_series(1, 24) AS i;
INSERT INTO ssd_cin_episodes SELECT 'R' || i || '-' || k, 'P' || i, day(i * 5 + k * 200), 'N' || i % 9 + 1,
  (ARRAY['1A', '2A', '3A', '6', '10'])[i % 5 + 1], CASE WHEN i % 10 = 0 THEN 'Y' ELSE 'N' END,
  CASE WHEN k = 1 OR i % 4 = 0 THEN 'RC7' END,
  CASE WHEN k = 1 THEN day(i * 5 + 120) WHEN i % 4 = 0 THEN day(i * 4) END,
  CASE WHEN i % 2 = 0 THEN 'T1' ELSE 'T2' END, 'W' || i % 2 + 1
  FROM generate_series(1, 40) AS i, generate_series(0, 1) AS k WHERE k = 0 OR i % 3 = 0;
INSERT INTO ssd_cin_assessments SELECT 'A' || i, 'P' || i, 'R' || i || '-0', day(i * 5 - 3),
  substr('YN', i % 2 + 1, 1), CASE WHEN i > 6 THEN day(i * 4 - 20) END,
  CASE WHEN i > 6 THEN substr('NY', (i % 3 = 0)::int + 1, 1) END, 'T1', 'W1'
  FROM generate_series(1, 36) AS i WHERE i % 10 <> 0;
INSERT INTO ssd_s47_enquiry SELECT 'S' || i || '-' || k, 'R' || i || '-0', 'P' || i, day(i * 9 + k * 100),
  CASE WHEN i > 2 THEN day(i * 9 + k * 100 - 10) END, CASE WHEN i > 2 THEN substr('NY', (i % 4 = 0)::int + 1, 1) END,
  'W2', 'T1' FROM generate_series(1, 20) AS i, generate_series(0, 1) AS k WHERE k = 0 OR i % 5 = 0;
INSERT INTO ssd_initial_cp_conference SELECT 'I' || s47e_s47_enquiry_id, s47e_s47_enquiry_id, s47e_person_id,
  s47e_s47_end_date + interval '4 days', substr('YN', (ascii(substr(s47e_person_id, 2, 1)) % 2) + 1, 1)
  FROM ssd_s47_enquiry WHERE s47e_s47_nfa = 'N';
INSERT INTO ssd_cp_plans SELECT 'K' || i || '-' || k, 'P' || i, day(i * 12 + k * 500),
  CASE WHEN k = 1 THEN day(i * 12 + 300) WHEN i % 4 = 0 THEN day(i * 11) END,
  (ARRAY['NEG', 'EMO', 'PHY', 'SAB'])[i % 4 + 1], CASE WHEN i = 7 THEN 'Y' ELSE 'N' END, 'Neglect'
  FROM generate_series(1, 18) AS i, generate_series(0, 1) AS k WHERE k = 0 OR i % 6 = 0;
INSERT INTO ssd_cp_visits SELECT 'V' || i || '-' || k, 'P' || i, 'K' || i || '-0', day(i + k * 10), 'Y',
  substr('YN', k + 1, 1) FROM generate_series(1, 18) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_cp_reviews SELECT 'Q' || i, 'P' || i, 'K' || i || '-0', day(i * 3) FROM generate_series(5, 18) AS i;
INSERT INTO ssd_cla_episodes SELECT 'L' || i || '-' || k, 'P' || i,
  CASE k WHEN 0 THEN day(i * 30) ELSE day(i * 30 - 40) END, 'N1',
  CASE WHEN k = 0 THEN day(i * 30 - 40) WHEN i % 5 = 0 THEN day(i * 6) END,
  CASE WHEN k = 0 THEN 'X1' WHEN i % 5 = 0 THEN 'E4A' END, 'Z' || i, day(i * 30), day(i + 20)
  FROM generate_series(15, 34) AS i, generate_series(0, 1) AS k;
/* P16 came back after more than 12 months, P10 within them */
INSERT INTO ssd_cla_episodes VALUES ('L16-9', 'P16', day(700), 'N1', day(520), 'E4A', 'Z16-9', day(700)),
  ('L10-9', 'P10', day(400), 'N1', day(300), 'E4A', 'Z10-9', day(400)),
  ('L10-8', 'P10', day(250), 'N4', NULL, NULL, 'Z10-8', day(250));
INSERT INTO ssd_legal_status SELECT 'G' || i || '-' || k, 'P' || i, CASE k WHEN 0 THEN 'C1' ELSE 'C2' END,
  day(i * 30 - k * 60), CASE WHEN k = 0 THEN day(i * 30 - 60) END
  FROM generate_series(15, 34) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_legal_status VALUES ('G3', 'P3', 'L2', day(50), day(47));
INSERT INTO ssd_cla_placement SELECT 'M' || i || '-' || k, 'P' || i, day(i * 30 - k * 40),
  CASE WHEN k = 0 THEN day(i * 30 - 40) WHEN i % 5 = 0 THEN day(i * 6) END,
  CASE k WHEN 0 THEN 'U6' ELSE 'K2' END, 'PR4', 'ZZ99 9ZZ', 'SC' || i
  FROM generate_series(15, 34) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_cla_reviews SELECT 'N' || i || '-' || k, 'Z' || i, day(i + k * 30), substr('YN', k + 1, 1)
  FROM generate_series(15, 34) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_cla_visits SELECT 'O' || i, 'P' || i, day(i), 'Y' FROM generate_series(15, 34) AS i;
INSERT INTO ssd_cla_health SELECT 'H' || i || '-' || k, 'P' || i,
  CASE k WHEN 0 THEN 'HEALTH' ELSE 'Dental Check' END, day(i * 8 + k)
  FROM generate_series(15, 34) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_cla_care_plan SELECT 'J' || i, 'P' || i, day(i * 9),
  CASE WHEN i % 2 = 0 THEN '{"RETURN1M": "", "LTFOST18": "Y", "ADOPTION": ""}'
    ELSE '{"RETURN1M": "Y", "LTFOST18": "", "ADOPTION": ""}' END FROM generate_series(15, 34) AS i;
INSERT INTO ssd_missing SELECT 'U' || i || '-' || k, 'P' || i, day(i * 4 + k * 200), substr('MA', k + 1, 1), 'Y', 'N'
  FROM generate_series(15, 22) AS i, generate_series(0, 1) AS k;
INSERT INTO ssd_care_leavers SELECT 'X' || i, 'P' || i, 'Former relevant child', 'Y', day(i), 'U', i % 2 + 1,
  'F2', day(i * 5), 'W1', 'T2', 'W2' FROM generate_series(36, 39) AS i;
INSERT INTO ssd_permanence SELECT 'Y' || i, 'P' || i, day(400 + i), day(350 + i), day(200 + i), day(150 + i),
  CASE i WHEN 20 THEN day(30) WHEN 21 THEN day(500) END, CASE i WHEN 20 THEN 'Adoption' END,
  CASE i WHEN 22 THEN day(40) END, CASE i WHEN 22 THEN 'RD3' END FROM generate_series(20, 24) AS i;
INSERT INTO ssd_disability SELECT 'D' || i, 'P' || i, CASE i % 2 WHEN 0 THEN 'NONE' ELSE 'MOB' END
  FROM generate_series(1, 12) AS i;
INSERT INTO ssd_immigration_status VALUES ('B1', 'P30', 'UASC', NULL), ('B2', 'P31', 'UASC', day(700)), ('B3', 'P36', 'UASC', NULL);
INSERT INTO ssd_cin_plans SELECT 'F' || i, 'P' || i, day(i * 4), CASE i % 2 WHEN 0 THEN day(i) END
  FROM generate_series(19, 39) AS i;
INSERT INTO ssd_cin_visits SELECT 'c' || i, 'P' || i, day(i + 1), substr('YN', (i % 9 = 0)::int + 1, 1)
  FROM generate_series(1, 40) AS i;
INSERT INTO ssd_involvements SELECT 'i' || i || '-' || k, 'P' || i, 'W' || k + 1, 'T' || k + 1, day(i * 5 - k * 20),
  CASE k WHEN 0 THEN day(i * 5 - 20) END FROM generate_series(1, 34) AS i, generate_series(0, 1) AS k;
CREATE ROLE reader LOGIN PASSWORD 'opensesame';
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
