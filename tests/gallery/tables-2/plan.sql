-- Actions by how they stand, as a list in one cell, and who leads.
-- parameters: area (area)
-- source: Improvement plan
-- column status: label "Status"
-- column actions: label "Actions"
-- column lead: label "Lead"
-- column lead_words: label "Lead in words"
-- column address: label "More"
SELECT status, group_concat(body, '
') AS actions,
  CASE status WHEN 'done' THEN 'PM' WHEN 'late' THEN 'SD' ELSE 'HS' END AS lead,
  CASE status WHEN 'done' THEN 'performance manager' WHEN 'late' THEN 'service director'
    ELSE 'head of service' END AS lead_words,
  CASE status WHEN 'done' THEN 'https://www.example.gov.uk/childrens-services/improvement/plan/actions-that-are-done.html' END AS address
FROM (SELECT status, CASE WHEN id LIKE '%0' THEN '  ' ELSE '' END || body AS body FROM action WHERE area = :area AND body NOT GLOB '*[0-9]*' ORDER BY id)
GROUP BY status ORDER BY status
