-- Counts of the authority's own lists of children per 10,000 children: those of list_measures whose
-- children are under 18, over the newest mid-year estimate up to the year before :as_at, which is
-- said beside the rate. A rate of part of a year is that part's; with annualised=yes it is set to a
-- year, marked as estimated.
-- parameters: area (area), as_at (date), from (date), annualised (text)
-- with: list_window
-- source: Case management system, Annex A lists; mid-year population estimates
-- key: id
-- column id: label "Indicator"
-- column label: label "Measure", role definition
-- column first: label "From", format "d mmmm yyyy"
-- column period_end: label "To", format "d mmmm yyyy"
-- column counted: label "Counted", unit count, decimals 0, disclosure people,
--     key "children counted {id} {first} {period_end}", role numerator of rate,
--     role window first to period_end, rounding none
-- column rate: label "Rate", unit "per 10,000", decimals 1, disclosure people
-- column basis: label "Basis"
-- column population: label "Children aged 0 to 17", unit count, decimals 0, disclosure published,
--     role denominator of rate
-- column population_at: label "Population of", format "mmmm yyyy"
WITH
counted AS MATERIALIZED (
  SELECT e.id, sum(e.hit) AS hits, count(e.hit) AS n FROM event AS e GROUP BY e.id),
children AS MATERIALIZED (
  SELECT p.mid_year, p.value, p.symbol FROM population_latest AS p
  WHERE p.area = :area AND p.age_group = '0-17'
    AND p.mid_year < CAST(substr(:as_at, 1, 4) AS INTEGER) ORDER BY p.mid_year DESC LIMIT 1),
-- a year over the days of a window that is part of one
scaled AS (
  SELECT p.id, p.first, p.day, p.whole, i.sort, i.label, i.kind, coalesce(c.hits, 0) AS counted,
    CASE WHEN :annualised = 'yes' AND i.kind = 'flow' AND date(p.first, '+1 year') > date(p.day, '+1 day')
      THEN (julianday(p.first, '+1 year') - julianday(p.first))
        / (julianday(p.day) - julianday(p.first) + 1) END AS years
  FROM place AS p JOIN list_indicator AS i ON i.id = p.id LEFT JOIN counted AS c ON c.id = p.id
  WHERE i.unit = 'count' AND i.list BETWEEN 1 AND 8)
SELECT s.id, s.label, CASE s.kind WHEN 'flow' THEN s.first END AS first,
  CASE s.kind WHEN 'flow' THEN NULL ELSE 'z' END AS first_symbol, s.day AS period_end,
  s.counted, CASE WHEN NOT s.whole THEN 'x' END AS counted_symbol,
  s.counted * coalesce(s.years, 1) / nullif(k.value, 0) * 10000 AS rate,
  CASE WHEN NOT s.whole OR k.mid_year IS NULL THEN 'x' WHEN k.value = 0 THEN 'z'
    ELSE k.symbol END AS rate_symbol,
  CASE WHEN s.years IS NULL THEN 32 ELSE 36 END AS rate_flags,
  CASE WHEN s.kind <> 'flow' THEN 'On the day' WHEN s.years IS NULL THEN 'Of the period'
    ELSE 'Annualised' END AS basis,
  k.value AS population, CASE WHEN k.mid_year IS NULL THEN 'x' ELSE k.symbol END AS population_symbol,
  k.mid_year || '-06-30' AS population_at
FROM scaled AS s LEFT JOIN children AS k ORDER BY s.sort
