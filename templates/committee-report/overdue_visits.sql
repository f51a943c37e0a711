-- Visits overdue at each month end, by the kind of plan.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column kind: label "Kind of visit"
-- column overdue: label "Visits overdue", unit count, decimals 0, polarity low, disclosure people,
--     key "visits overdue {kind} {period_end}", role total over kind, rounding none
-- column source: label "Source", role source
SELECT s.period_end,
  CASE s.breakdown WHEN 'kind=child in care' THEN 'Children in care'
    WHEN 'kind=child in need' THEN 'Children in need'
    WHEN 'kind=child protection' THEN 'Child protection' ELSE 'Other' END AS kind,
  s.value AS overdue, s.symbol AS overdue_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS overdue_flags, s.source
FROM shown AS s
WHERE s.indicator = 'local.visits_overdue' AND s.area = :area AND s.breakdown LIKE 'kind=%'
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-24 months')
ORDER BY kind, s.period_end
