-- Child protection plans by category of abuse, by year.
-- parameters: area (area), as_at (date)
-- column period_end: label "At 31 March", format "yyyy"
-- column category: label "Category"
-- column plans: label "Child protection plans", unit count, decimals 0, disclosure published
-- column source: label "Source", role source
SELECT s.period_end, CASE s.breakdown
    WHEN 'category=Neglect; stage=latest' THEN 'Neglect'
    WHEN 'category=Emotional abuse; stage=latest' THEN 'Emotional abuse'
    ELSE 'Physical, sexual and multiple' END AS category,
  sum(s.value) AS plans, max(s.symbol) AS plans_symbol, 0 AS plans_flags, max(s.source) AS source
FROM shown AS s
WHERE s.indicator = 'cpp_category' AND s.area = :area AND s.breakdown LIKE '%stage=latest'
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-6 years')
GROUP BY s.period_end, category
ORDER BY CASE category WHEN 'Neglect' THEN 1 WHEN 'Emotional abuse' THEN 2 ELSE 3 END, s.period_end
