-- What each key measure counts and over what.
-- parameters: area (area)
-- source: Definitions of the mart, from the publications named
-- column topic: label "Topic"
-- column label: label "Measure"
-- column unit: label "Unit"
-- column numerator: label "Counted"
-- column denominator: label "Out of"
-- column good: label "Good is"
-- column publisher: label "Published in"
SELECT i.topic, i.label, i.unit, i.numerator, i.denominator,
  CASE i.polarity WHEN 'high' THEN 'high' WHEN 'low' THEN 'low' ELSE 'neither' END AS good,
  i.source AS publisher
FROM indicator AS i
WHERE i.id IN ('referrals_rate', 'rereferrals_pct', 'referrals_nfa_pct', 'assessments_rate',
    'assessments_45_days_pct', 'cin_rate', 'cin_episodes_started_rate', 'cin_episodes_ended_rate',
    'section_47_rate', 'icpc_rate', 'icpc_15_days_pct', 'cpp_rate', 'cpp_repeat_pct',
    'cpp_2_years_pct', 'cla_rate', 'cla_started_rate', 'cla_ceased_rate', 'care_leavers_eet_pct',
    'care_leavers_suitable_pct', 'caseload_fte', 'agency_rate_fte', 'turnover_rate_fte',
    'vacancy_rate_fte', 'absence_rate_fte')
  AND :area IS NOT NULL
ORDER BY i.topic, i.label
