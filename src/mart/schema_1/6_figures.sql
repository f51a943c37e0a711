/* SPDX-License-Identifier: MIT
 * schema 1, figures: what packs read. Published figures as published; where none is published,
 * rates and shares worked out from published counts, marked as calculated (flag 32). */

CREATE VIEW rate_of AS                  -- rates per 10,000 children and the counts behind them
SELECT column1 AS rate, column2 AS counted FROM (VALUES
  ('referrals_rate', 'referrals'),
  ('children_referred_rate', 'children_referred'),
  ('cin_rate', 'cin_at_31_march'),
  ('cin_in_year_rate', 'cin_in_year'),
  ('cin_started_rate', 'cin_started'),
  ('cin_ended_rate', 'cin_ended'),
  ('cin_episodes_in_year_rate', 'cin_episodes_in_year'),
  ('cin_episodes_started_rate', 'cin_episodes_started'),
  ('cin_episodes_ended_rate', 'cin_episodes_ended'),
  ('assessments_rate', 'assessments_completed'),
  ('section_47_rate', 'section_47'),
  ('icpc_rate', 'icpc'),
  ('cpp_started_rate', 'cpp_started'),
  ('cpp_ended_rate', 'cpp_ended'),
  ('cpp_rate', 'cpp_at_31_march'),
  ('cla_rate', 'cla'),
  ('cla_started_rate', 'cla_started'),
  ('cla_ceased_rate', 'cla_ceased'));

CREATE VIEW share_of AS                 -- shares: their whole, and the parts that are counted in
SELECT column1 AS share, column2 AS whole, column3 AS part, column4 AS breakdown FROM (VALUES
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=same day'),
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=1 to 10'),
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=11 to 20'),
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=21 to 30'),
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=31 to 40'),
  ('assessments_45_days_pct', 'assessments_completed', 'assessment_duration', 'working_days=41 to 45'),
  ('icpc_15_days_pct', 'icpc', 'icpc_duration', 'working_days=0 to 10'),
  ('icpc_15_days_pct', 'icpc', 'icpc_duration', 'working_days=11 to 15'));

/* Each share with its whole and the number of its parts. */
CREATE VIEW share_whole AS
SELECT share, whole, count(*) AS parts FROM share_of GROUP BY share, whole;

/* Rates and shares that nobody published. A share has a value where its whole and all
 * its parts have one; any symbol in an input makes the result that symbol. */
CREATE VIEW calculated_anew AS
SELECT w.rate AS indicator, r.area, r.period_start, r.period_end, r.breakdown, r.value, r.symbol,
  r.flags, r.numerator, r.denominator, r.source
FROM rate_of AS w CROSS JOIN rate_population AS r ON r.indicator = w.counted
WHERE NOT EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator = w.rate AND o.area = r.area
  AND o.period_end = r.period_end AND o.breakdown = r.breakdown)
UNION ALL
SELECT x.share, x.area, x.period_start, x.period_end, x.breakdown,
  x.numerator / nullif(x.whole, 0) * 100,
  CASE WHEN x.whole = 0 THEN 'z' WHEN x.whole IS NULL THEN coalesce(x.whole_symbol, 'x')
    WHEN x.numerator IS NULL THEN coalesce(x.part_symbol, 'x') END,
  x.flags | 32, x.numerator, x.whole, x.source
FROM (SELECT w.share, t.area, t.period_start, t.period_end, t.breakdown, t.flags,
    t.value AS whole, t.symbol AS whole_symbol, t.source,
    (SELECT CASE WHEN count(p.value) = w.parts THEN sum(p.value) END
      FROM share_of AS s CROSS JOIN shown AS p ON p.indicator = s.part
      AND p.breakdown = s.breakdown AND p.area = t.area AND p.period_end = t.period_end
      WHERE s.share = w.share) AS numerator,
    (SELECT min(p.symbol) FROM share_of AS s CROSS JOIN shown AS p ON p.indicator = s.part
      AND p.breakdown = s.breakdown AND p.area = t.area AND p.period_end = t.period_end
      WHERE s.share = w.share) AS part_symbol
  FROM share_whole AS w CROSS JOIN shown AS t ON t.indicator = w.whole
  WHERE t.breakdown = '') AS x
WHERE NOT EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator = x.share AND o.area = x.area
  AND o.period_end = x.period_end AND o.breakdown = x.breakdown);

/* The same, as the last import left it. */
CREATE TABLE calculated (               -- rates and shares worked out from published counts
  indicator    TEXT NOT NULL,            -- what is measured
  area         TEXT NOT NULL,            -- code of the area
  period_end   TEXT NOT NULL,            -- last day
  breakdown    TEXT NOT NULL,            -- as in observation
  period_start TEXT NOT NULL,            -- first day
  value        REAL,                     -- its value
  symbol       TEXT,                     -- why there is no value
  flags        INTEGER NOT NULL,         -- as in observation
  numerator    REAL,                     -- count behind it
  denominator  REAL,                     -- what it is divided by
  source       TEXT NOT NULL,            -- where the counts come from, for readers
  PRIMARY KEY (indicator, area, period_end, breakdown, period_start)
) STRICT, WITHOUT ROWID;

/* What packs read. SQLite looks into a UNION ALL only by constants and parameters: to join it to
 * a list of areas or periods, join shown and calculated each. */
CREATE VIEW figure AS
SELECT s.indicator, s.area, s.period_start, s.period_end, s.breakdown, s.value, s.symbol, s.flags,
  s.numerator, s.denominator, s.source
FROM shown AS s
UNION ALL
SELECT c.indicator, c.area, c.period_start, c.period_end, c.breakdown, c.value, c.symbol, c.flags,
  c.numerator, c.denominator, c.source
FROM calculated AS c;
