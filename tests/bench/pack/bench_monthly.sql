-- Referrals and assessments of all teams each month.
-- source: bench pack
-- column month: label "Month", type date, format "mmm yyyy"
-- column referrals: label "Referrals", unit count, decimals 0, disclosure none
-- column assessments: label "Assessments", unit count, decimals 0, disclosure none
-- column planning_level: label "Planning level", unit count, decimals 0, disclosure none
SELECT month || '-01' AS month, sum(referrals) AS referrals, sum(assessments) AS assessments, 900 AS planning_level
FROM bench_monthly GROUP BY month ORDER BY month;
