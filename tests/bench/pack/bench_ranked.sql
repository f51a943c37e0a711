-- Children in care per 10,000 in 2019, ranked.
-- source: bench pack
-- column authority: label "Authority", type text
-- column rate: label "Rate", unit "per 10,000", decimals 1, disclosure published
-- column emphasis: label "Emphasis", type text
SELECT authority, rate, CASE is_own WHEN 1 THEN 'own' ELSE 'context' END AS emphasis
FROM bench_cic_rate WHERE year = 2019 ORDER BY rate DESC;
