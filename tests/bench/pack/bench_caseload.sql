-- Caseload of each worker.
-- source: bench pack
-- column team: label "Team", type text
-- column worker: label "Worker", type text
-- column role: label "Role", type text
-- column fte: label "FTE", type number, decimals 1, disclosure none
-- column cases: label "Cases", unit count, decimals 0, disclosure none
-- column target: label "Level", unit count, decimals 0, disclosure none
-- column rag: label "Status", type text
SELECT team, worker, role, fte, cases, target, rag FROM bench_caseload ORDER BY ord;
