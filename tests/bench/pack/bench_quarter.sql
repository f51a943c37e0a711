-- Referrals each quarter.
-- source: bench pack
-- column quarter: label "Quarter to", type date, format "mmm yyyy"
-- column referrals: label "Referrals", unit count, decimals 0, disclosure none
SELECT max(month) || '-01' AS quarter, sum(referrals) AS referrals FROM bench_monthly
GROUP BY substr(month, 1, 4), (CAST(substr(month, 6, 2) AS INTEGER) - 1) / 3 ORDER BY 1;
