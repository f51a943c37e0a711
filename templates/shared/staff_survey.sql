-- Answers to the latest staff survey.
-- parameters: area (area), as_at (date)
-- column question: label "Question"
-- column answer: label "Answer"
-- column answers: label "People", unit count, decimals 0, disclosure none
-- column source: label "Source", role source
SELECT question, answer, answers, source
FROM survey_answer
WHERE area = :area AND survey = 'Staff survey' AND period_end = (SELECT max(period_end)
  FROM survey_answer WHERE area = :area AND survey = 'Staff survey' AND period_end <= :as_at)
ORDER BY question, sort
