-- Key rates and shares with the day of the authority's latest figure of the last two years: latest.

latest AS MATERIALIZED (
  SELECT f.indicator, max(f.period_end) AS period_end FROM figure AS f
  WHERE f.area = :area AND f.breakdown = '' AND f.period_end <= :as_at
    AND f.period_end > date(:as_at, '-25 months')
    AND f.indicator IN ('referrals_rate', 'rereferrals_pct', 'assessments_45_days_pct', 'cin_rate',
      'section_47_rate', 'icpc_15_days_pct', 'cpp_rate', 'cpp_repeat_pct', 'cla_rate',
      'caseload_fte', 'agency_rate_fte', 'turnover_rate_fte', 'vacancy_rate_fte')
  GROUP BY f.indicator)
