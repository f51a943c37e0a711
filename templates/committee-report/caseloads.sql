-- Children open to each team and cases for each full-time worker, against the team's guide.
-- parameters: area (area), as_at (date)
-- column service: label "Service"
-- column team: label "Team"
-- column children: label "Children", unit count, decimals 0, disclosure people,
--     key "children open to teams {team} {as_at}", role total over team,
--     role numerator of caseload, rounding none
-- column workers: label "Workers (FTE)", unit "FTE", decimals 1, disclosure none,
--     role denominator of caseload
-- column caseload: label "Cases for each worker", unit "cases per FTE", decimals 1,
--     polarity low, disclosure people
-- column guide: label "Guide", unit "cases per FTE", decimals 0, disclosure none
-- column over: label "Over the guide by", unit "cases per FTE", decimals 1,
--     disclosure people, role derived from caseload
-- column state: label "Against guide", disclosure people, role derived from caseload
-- column as_at: label "Position on", format "d mmmm yyyy"
-- column source: label "Source", role source
WITH latest AS (
  SELECT max(c.as_at) AS as_at FROM caseload AS c JOIN team AS t ON t.id = c.team
  WHERE t.area = :area AND c.as_at <= :as_at)
SELECT t.service, t.name AS team, c.children, c.workers,
  c.children / nullif(c.workers, 0) AS caseload, c.guide,
  c.children / nullif(c.workers, 0) - c.guide AS over,
  CASE WHEN c.children / nullif(c.workers, 0) IS NULL OR c.guide IS NULL THEN NULL
    WHEN c.children / c.workers > c.guide THEN 'Above' ELSE 'Within' END AS state,
  c.as_at, c.source
FROM latest AS l
JOIN caseload AS c ON c.as_at = l.as_at
JOIN team AS t ON t.id = c.team
WHERE t.area = :area AND c.worker IS NULL AND c.status = ''
ORDER BY t.sort, t.name
