-- Children on one of the service's lists who should be on another and are not, by rule: of the newest
-- day up to :as_at for which the mart has lists. A rule stands only where both lists are there;
-- src/mart/orphans.sql has them with their margins.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- key: rule
-- column rule: label "Rule"
-- column label: label "Who", role definition
-- column because: label "Why", role definition
-- column list: label "On"
-- column missing_from: label "Not on"
-- column or_from: label "Nor on"
-- column period_end: label "On the day", format "d mmmm yyyy"
-- column expected: label "Children asked about", unit count, decimals 0, disclosure people,
--     key "children expected {rule} {period_end}", role denominator of share, rounding none
-- column children: label "Children missing", unit count, decimals 0, polarity low, disclosure people,
--     key "children orphans {rule} {period_end}", role numerator of share, rounding none
-- column share: label "Share missing", unit "%", decimals 1, polarity low, disclosure people
SELECT r.rule, r.label, r.because, l.label AS list, m.label AS missing_from, n.label AS or_from,
  o.snapshot AS period_end, o.expected, o.children, 100.0 * o.children / nullif(o.expected, 0) AS share,
  CASE WHEN o.expected = 0 THEN 'z' END AS share_symbol
FROM annex_orphan AS o JOIN annex_rule AS r ON r.rule = o.rule
JOIN annex_list AS l ON l.list = r.list JOIN annex_list AS m ON m.list = r.missing_from
LEFT JOIN annex_list AS n ON n.list = r.or_from
WHERE o.area = :area AND o.snapshot = (SELECT max(s.snapshot) FROM annex_orphan AS s
  WHERE s.area = :area AND s.snapshot <= :as_at)
ORDER BY r.sort
