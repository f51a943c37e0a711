-- Contacts with the front door in each month.
-- parameters: area (area), as_at (date)
-- column period_end: label "Month ending", format "mmm yyyy"
-- column contacts: label "Contacts", unit count, decimals 0, disclosure people,
--     key "contacts {period_end}", role count, rounding none
-- column source: label "Source", role source
SELECT s.period_end, s.value AS contacts, s.symbol AS contacts_symbol,
  s.flags | 16 * EXISTS (SELECT 1 FROM indicator_break AS k
    WHERE k.indicator = s.indicator AND k.area IN ('', :area)
      AND k.date BETWEEN date(s.period_end, 'start of month') AND s.period_end) AS contacts_flags,
  s.source
FROM shown AS s
WHERE s.indicator = 'local.contacts' AND s.area = :area AND s.breakdown = ''
  AND s.period_end <= :as_at AND s.period_end > date(:as_at, '-36 months')
ORDER BY s.period_end
