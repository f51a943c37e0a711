-- What the authority calls things at the day, by concept; where it has no word of its own the
-- national one.
-- parameters: area (area), as_at (date)
-- source: Lexicon of the mart
-- key: term
-- column term: label "Concept"
-- column one: label "Term"
-- column many: label "Terms"
-- column meaning: label "Meaning"
SELECT l.term, l.word AS one, l.plural AS many, l.meaning
FROM lexicon AS l
WHERE l.area IN ('', :area) AND l.valid_from <= coalesce(:as_at, '9999-12-31')
  AND coalesce(l.valid_to, '9999-12-31') >= coalesce(:as_at, '9999-12-31')
  AND NOT EXISTS (SELECT 1 FROM lexicon AS b WHERE b.term = l.term AND b.area IN ('', :area)
    AND b.valid_from <= coalesce(:as_at, '9999-12-31')
    AND coalesce(b.valid_to, '9999-12-31') >= coalesce(:as_at, '9999-12-31')
    AND (b.area > l.area OR (b.area = l.area AND b.valid_from > l.valid_from)))
ORDER BY l.term
