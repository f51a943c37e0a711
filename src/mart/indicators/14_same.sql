/* SPDX-License-Identifier: MIT
 * indicators of the lists that count the same children, so that disclosure judges one number once.
 * definition   what a share is out of is often what another indicator counts; so is what it counts,
 *              and what is left
 * numerator    table list_same, column other
 * denominator  none
 * source       the views list_count_*: the same rows of the same list and day
 *
 * A share leaves out rows of which the list doesn't say it. Where it leaves out none, its number is the
 * other's; a query says so where all its cells agree (fragment list_values), and by no other name. Each
 * pair is of rows and of some of them, so that equal numbers are equal rows. */

INSERT INTO list_same (id, part, sort, other, other_all, name)
SELECT v.column1, v.column2, v.column3, v.column4, v.column5,
  CASE v.column5 WHEN 1 THEN 'all of ' ELSE '' END || v.column4
FROM (VALUES
  ('list_rereferrals_pct', 'all', 1, 'list_referrals', 0),
  ('list_referrals_nfa_pct', 'all', 1, 'list_referrals', 0),
  ('list_referrals_not_in_need_pct', 'all', 1, 'list_referrals', 0),
  ('list_assessments_45_days_pct', 'all', 1, 'list_assessments_completed', 0),
  ('list_assessments_mean_days', 'counted', 1, 'list_assessments_completed', 0),
  ('list_assessments_mean_days', 'counted', 2, 'list_assessments_45_days_pct', 1),
  ('list_assessments_nfa_pct', 'all', 1, 'list_assessments_completed', 0),
  ('list_assessments_seen_pct', 'all', 1, 'list_assessments_completed', 0),
  ('list_assessments_overdue_pct', 'all', 1, 'list_assessments_open', 0),
  ('list_assessments_overdue_pct', 'counted', 1, 'list_assessments_overdue', 0),
  ('list_section_47_nfa_pct', 'all', 1, 'list_section_47', 0),
  ('list_icpc_15_days_pct', 'all', 1, 'list_icpc', 0),
  ('list_icpc_plan_pct', 'all', 1, 'list_icpc', 0),
  ('list_cin_disabled_pct', 'all', 1, 'list_cin', 0),
  ('list_cin_ended_3_months_pct', 'all', 1, 'list_cin_ended', 0),
  ('list_cin_ended_2_years_pct', 'all', 1, 'list_cin_ended', 0),
  ('list_cin_ended_2_years_pct', 'all', 2, 'list_cin_ended_3_months_pct', 1),
  ('list_cpp_repeat_pct', 'all', 1, 'list_cpp_started', 0),
  ('list_cpp_repeat_2_years_pct', 'all', 1, 'list_cpp_started', 0),
  ('list_cpp_2_years_pct', 'all', 1, 'list_cpp', 0),
  ('list_cpp_ended_2_years_pct', 'all', 1, 'list_cpp_ended', 0),
  ('list_cpp_review_pct', 'rest', 1, 'list_cpp_reviews_overdue', 0),
  ('list_cpp_seen_alone_pct', 'all', 1, 'list_cpp', 0),
  ('list_cla_uasc_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_uasc_pct', 'counted', 1, 'list_cla_uasc', 0),
  ('list_cla_second_pct', 'all', 1, 'list_cla_started', 0),
  ('list_cla_3_placements_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_foster_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_residential_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_residential_pct', 'all', 2, 'list_cla_foster_pct', 1),
  ('list_cla_outside_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_missing_pct', 'all', 1, 'list_cla', 0),
  ('list_cla_adopted_pct', 'all', 1, 'list_cla_ceased', 0),
  ('list_cla_sgo_pct', 'all', 1, 'list_cla_ceased', 0),
  ('list_cla_sgo_pct', 'all', 2, 'list_cla_adopted_pct', 1),
  ('list_cla_health_pct', 'rest', 1, 'list_cla_health_overdue', 0),
  ('list_cla_dental_pct', 'all', 1, 'list_cla_health_pct', 1),
  ('list_cla_dental_pct', 'rest', 1, 'list_cla_dental_overdue', 0),
  ('list_care_leavers_suitable_17_18_pct', 'all', 1, 'list_care_leavers_eet_17_18_pct', 1),
  ('list_care_leavers_touch_17_18_pct', 'all', 1, 'list_care_leavers_eet_17_18_pct', 1),
  ('list_care_leavers_suitable_19_21_pct', 'all', 1, 'list_care_leavers_eet_19_21_pct', 1),
  ('list_care_leavers_touch_pct', 'all', 1, 'list_care_leavers_eet_19_21_pct', 1),
  ('list_pathway_overdue_pct', 'all', 1, 'list_care_leavers', 0),
  ('list_pathway_overdue_pct', 'counted', 1, 'list_pathway_overdue', 0),
  ('list_adoption_entry_days', 'counted', 1, 'list_adopted', 0),
  ('list_adoption_match_days', 'counted', 1, 'list_adopted', 0),
  ('list_adopted_12_months_pct', 'all', 1, 'list_adopted', 0)) AS v;

/* Each number by its own name, where no other agrees. */
INSERT INTO list_same (id, part, sort, name)
SELECT i.id, 'counted', 9, i.id FROM list_indicator AS i
UNION ALL SELECT i.id, 'all', 9, 'all of ' || i.id FROM list_indicator AS i WHERE i.unit = '%';
