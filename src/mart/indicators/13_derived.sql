/* SPDX-License-Identifier: MIT
 * indicators, derived from published ones.
 * definition   a part over a whole, each an indicator of the mart
 * numerator    table derived_part, column part
 * denominator  column whole; 'population 0-17' is the mid-year estimate of the year before the
 *              period's end, as in published rates
 * source       those of its parts
 *
 * Any symbol in an input makes the result that symbol. The council's total for its share comes by
 * `import csv --table observation` (indicator council_spend); `--table derived_part` adds rows of an
 * authority's own. */

INSERT INTO derived_part (indicator, label, unit, decimals, polarity, part, whole, per, formula) VALUES
('referrals_assessed_pct', 'Assessments for 100 referrals', 'per 100', 1, 'neutral',
  'assessments_completed', 'referrals', 100, 'assessments completed in the year for every 100 referrals received in it; not of the same referrals'),
('section_47_conference_pct', 'Initial conferences for 100 enquiries', 'per 100', 1, 'neutral',
  'icpc', 'section_47', 100, 'initial conferences held in the year for every 100 enquiries started in it'),
('spend_per_child', 'Gross spend on children and young people for each child', '£', 0, 'neutral',
  'lait.C&YPExpenditure', 'population 0-17', 1, 'gross budget for children and young people divided by children aged 0 to 17'),
('council_spend_share_pct', 'Share of the council''s spend that goes to children and young people', '%', 1, 'neutral',
  'lait.C&YPExpenditure', 'council_spend', 100, 'gross budget for children and young people as a share of what the whole council spends on services'),
('care_spend_share_pct', 'Share of the budget spent on children looked after', '%', 1, 'neutral',
  'lait.TotalLACFinance', 'lait.C&YPExpenditure', 100, 'gross budget for children looked after as a share of that for children and young people'),
('safeguarding_spend_share_pct', 'Share of the budget spent on safeguarding', '%', 1, 'neutral',
  'lait.SafeguardingFinance', 'lait.C&YPExpenditure', 100, 'gross budget for safeguarding as a share of that for children and young people');

CREATE VIEW derived_figure AS
SELECT d.indicator, p.area, p.period_start, p.period_end,
  CASE WHEN p.symbol IS NULL AND w.symbol IS NULL THEN p.value / nullif(w.value, 0) * d.per END AS value,
  CASE WHEN p.symbol = 'c' OR w.symbol = 'c' THEN 'c' WHEN w.value = 0 THEN 'z'
    ELSE coalesce(p.symbol, w.symbol, CASE WHEN w.value IS NULL THEN 'x' END) END AS symbol,
  p.flags | coalesce(w.flags, 0) | 32 AS flags, p.value AS numerator, w.value AS denominator, p.source
FROM derived_part AS d CROSS JOIN shown AS p ON p.indicator = d.part AND p.breakdown = ''
LEFT JOIN shown AS w ON w.indicator = d.whole AND w.area = p.area AND w.period_end = p.period_end
  AND w.breakdown = '' AND w.period_start = p.period_start
WHERE d.whole <> 'population 0-17'
UNION ALL
SELECT d.indicator, p.area, p.period_start, p.period_end,
  CASE WHEN p.symbol IS NULL THEN p.value / nullif(w.value, 0) * d.per END,
  CASE WHEN w.value = 0 THEN 'z' ELSE coalesce(p.symbol, w.symbol,
    CASE WHEN w.value IS NULL THEN 'x' END) END,
  p.flags | 32, p.value, w.value, p.source
FROM derived_part AS d CROSS JOIN shown AS p ON p.indicator = d.part AND p.breakdown = ''
LEFT JOIN population_latest AS w ON w.area = p.area AND w.age_group = '0-17'
  AND w.mid_year = CAST(substr(p.period_end, 1, 4) AS INTEGER) - 1
WHERE d.whole = 'population 0-17';
