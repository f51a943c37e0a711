-- Benchmarks.
-- source: bench pack
-- column indicator: label "Indicator", type text
-- column la: label "Own", type number, decimals 1, disclosure published
-- column sn: label "Neighbours", type number, decimals 1, disclosure published
-- column national: label "National", type number, decimals 1, disclosure published
-- column polarity: label "Good is", type text
-- column rag: label "Status", type text
SELECT indicator, la, sn, national, polarity, rag FROM bench_benchmark ORDER BY ord;
