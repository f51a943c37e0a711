-- Words that count few children and that a role has released for public packs.
-- parameters: area (area)
-- source: Releases recorded in the mart
-- column words: label "Words"
-- column role: label "Released by"
-- column reason: label "Reason"
SELECT r.words, o.title AS role, r.reason
FROM released_words AS r JOIN officer AS o ON o.role = r.role
WHERE r.area = :area
ORDER BY r.words
