-- The paragraphs of a committee report.
-- source: bench pack
-- column body: label "Text", type text
SELECT body FROM bench_para ORDER BY ord;
