-- Posts by service, in post and agency, with the target of agency workers.
-- parameters: area (area), as_at (date)
-- column service: label "Service"
-- column heads: label "Posts", unit count, decimals 0, population "headcount", period "31 March", disclosure none
-- column established: label "Established", unit FTE, decimals 1, disclosure none
-- column in_post: label "In post", unit FTE, decimals 1, population "permanent", disclosure none
-- column share: label "Filled", unit "%", decimals 1, period "rolling 12 months", disclosure none
-- column target: label "Target", unit "%", decimals 0, disclosure none
-- column source: label "Source", role source
SELECT service, CAST(established + 2 AS INTEGER) AS heads, established, in_post,
  100 * in_post / established AS share, 90 AS target, source
FROM staffing WHERE area = :area AND established > 0
  AND as_at = (SELECT max(as_at) FROM staffing WHERE area = :area AND as_at <= :as_at)
ORDER BY service
