-- Overdue visits by service and kind of visit, a row for each pair that has one.
-- parameters: area (area), as_at (date)
-- source: Case management system
-- column service: label "Service"
-- column kind: label "Kind of visit"
-- column visits: label "Visits overdue", unit count, decimals 0, disclosure people,
--     key "overdue visits {service} {kind}", role count, rounding none
WITH late AS (
  SELECT t.service, CASE v.kind WHEN 'child in care' THEN 'Child in care'
    WHEN 'child in need' THEN 'Child in need' ELSE 'Child protection' END AS kind
  FROM visit AS v JOIN team AS t ON t.id = v.team
  WHERE v.area = :area AND v.due <= :as_at AND v.made IS NULL)
SELECT service, kind, count(*) AS visits FROM late GROUP BY service, kind ORDER BY service, kind
