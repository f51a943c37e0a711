-- Children in care per 10,000 by authority and year.
-- source: bench pack
-- column authority: label "Authority", type text
-- column year: label "Year", type date, format "yyyy"
-- column rate: label "Rate", unit "per 10,000", decimals 1, disclosure published
-- column emphasis: label "Emphasis", type text
SELECT authority, year || '-03-31' AS year, rate, CASE is_own WHEN 1 THEN 'own' ELSE 'context' END AS emphasis
FROM bench_cic_rate ORDER BY authority, year;
