-- Share of budget spent on children's services.
-- source: bench pack
-- column authority: label "Authority", type text
-- column education: label "Education", unit %, decimals 2, disclosure none
-- column social_care: label "Social care", unit %, decimals 2, disclosure none
-- column total: label "Total", unit %, decimals 2, disclosure none
-- column emphasis: label "Emphasis", type text
SELECT authority, education, social_care, total, CASE is_own WHEN 1 THEN 'own' ELSE 'context' END AS emphasis
FROM bench_funding ORDER BY rank;
