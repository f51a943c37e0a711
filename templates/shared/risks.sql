-- The service's risks, the highest first: likelihood and impact in words and as numbers 1 to 5.
-- parameters: area (area), as_at (date)
-- source: Service risk register
-- note: The score is likelihood times impact: 15 and over is red, 8 to 14 amber, under 8 green.
-- column title: label "Risk"
-- column body: label "What may happen"
-- column likelihood_word: label "Likelihood"
-- column likelihood: label "1 to 5", unit count, decimals 0, disclosure none
-- column impact_word: label "Impact"
-- column impact: label "1 to 5", unit count, decimals 0, disclosure none
-- column score: label "Score", unit count, decimals 0, disclosure none
-- column rating: label "Rating"
-- column mitigation: label "What is done"
-- column owner: label "Owner"
-- column target: label "Score aimed at", unit count, decimals 0, disclosure none
SELECT r.title, r.body,
  CASE r.likelihood WHEN 1 THEN 'Rare' WHEN 2 THEN 'Unlikely' WHEN 3 THEN 'Possible'
    WHEN 4 THEN 'Likely' ELSE 'Almost certain' END AS likelihood_word, r.likelihood,
  CASE r.impact WHEN 1 THEN 'Slight' WHEN 2 THEN 'Minor' WHEN 3 THEN 'Moderate'
    WHEN 4 THEN 'Major' ELSE 'Severe' END AS impact_word, r.impact,
  r.likelihood * r.impact AS score,
  CASE WHEN r.likelihood * r.impact >= 15 THEN 'Red' WHEN r.likelihood * r.impact >= 8 THEN 'Amber'
    ELSE 'Green' END AS rating,
  r.mitigation, o.title AS owner, r.target_likelihood * r.target_impact AS target
FROM risk AS r LEFT JOIN officer AS o ON o.role = r.role
WHERE r.area = :area AND coalesce(r.reviewed, :as_at) <= :as_at
ORDER BY r.likelihood * r.impact DESC, r.impact DESC, r.title
