-- Visits overdue at each month end by the child's plan.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column kind: label "Plan"
-- column overdue: label "Visits overdue", unit count, decimals 0, disclosure people,
--     key "visits overdue {kind} {period_end}", role count, rounding none
-- column source: label "Source", role source
SELECT s.period_end, CASE s.breakdown WHEN 'kind=child in care' THEN 'In care'
    WHEN 'kind=child in need' THEN 'Child in need' ELSE 'Child protection' END AS kind,
  s.value AS overdue, s.symbol AS overdue_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS overdue_flags, s.source
FROM shown AS s
WHERE s.indicator = 'local.visits_overdue' AND s.area = :area AND s.breakdown <> ''
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-24 months')
ORDER BY kind, s.period_end
