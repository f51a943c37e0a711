-- Words of the lexicon that the authority does not use at the day, but did before or will later,
-- and what they are then.
-- parameters: area (area), as_at (date)
-- source: Lexicon of the mart
-- column term: label "Concept"
-- column one: label "Term"
-- column many: label "Terms"
-- column valid_from: label "From", format "d mmmm yyyy"
-- column valid_to: label "To", format "d mmmm yyyy"
SELECT p.term, p.word AS one, p.plural AS many, p.valid_from, p.valid_to
FROM lexicon AS p
WHERE p.area IN ('', :area) AND NOT (p.valid_from <= coalesce(:as_at, '9999-12-31')
    AND coalesce(p.valid_to, '9999-12-31') >= coalesce(:as_at, '9999-12-31'))
  AND NOT EXISTS (SELECT 1 FROM lexicon AS n WHERE n.area IN ('', :area)
    AND n.valid_from <= coalesce(:as_at, '9999-12-31')
    AND coalesce(n.valid_to, '9999-12-31') >= coalesce(:as_at, '9999-12-31')
    AND (lower(n.word) = lower(p.word) OR lower(n.plural) = lower(p.plural)))
ORDER BY p.term, p.valid_from
