-- Audits of practice in the 12 months to :as_at (from :from where it is given) by the team whose work
-- it was, and how many met the service's standard; see audits_by_grade. Teams without an
-- audit are listed with none: that nobody looked is news too. A team that has ended since stands with
-- its audits.
-- parameters: area (area), as_at (date), from (date)
-- source: Audits of practice
-- key: team
-- column team: label "Team"
-- column service: label "Service"
-- column audits: label "Audits", unit count, decimals 0, disclosure none
-- column good: label "Met the standard", unit count, decimals 0, disclosure none
-- column share: label "Share that met it", unit "%", decimals 0, polarity high, disclosure none
-- column moderated: label "Moderated", unit count, decimals 0, disclosure none
-- column latest: label "Latest", format "d mmmm yyyy"
WITH
held AS MATERIALIZED (
  SELECT coalesce(a.team, '') AS team, s.good, a.moderated IS NOT NULL AS moderated, a.audited
  FROM audit AS a JOIN audit_grade AS s ON s.grade = coalesce(a.moderated, a.grade)
  WHERE a.area = :area AND a.audited <= :as_at
    AND a.audited >= coalesce(:from, date(:as_at, '+1 day', '-12 months'))),
teams AS (
  SELECT t.id, t.name, t.service, t.sort FROM team AS t
  WHERE t.id IN (SELECT h.team FROM held AS h)
    OR (t.area = :area AND coalesce(t.valid_from, :as_at) <= :as_at AND coalesce(t.valid_to, :as_at) >= :as_at
      AND EXISTS (SELECT 1 FROM held))
  UNION ALL
  SELECT l.id, l.name, NULL, l.sort FROM list_team AS l
  WHERE l.id = '' AND EXISTS (SELECT 1 FROM held AS h WHERE h.team = ''))
SELECT t.name AS team, t.service, count(h.good) AS audits, coalesce(sum(h.good), 0) AS good,
  100.0 * sum(h.good) / count(h.good) AS share, CASE WHEN count(h.good) = 0 THEN 'z' END AS share_symbol,
  coalesce(sum(h.moderated), 0) AS moderated, max(h.audited) AS latest
FROM teams AS t LEFT JOIN held AS h ON h.team = t.id
GROUP BY t.id, t.name, t.service, t.sort
ORDER BY t.sort, t.name
