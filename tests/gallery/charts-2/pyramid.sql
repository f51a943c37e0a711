-- Children in care by age and sex; a negative age is a child not yet born.
-- source: Sample data, invented: no list of children is held in the sample mart
-- column age: label "Age", unit count, decimals 0, disclosure none
-- column sex: label "Sex"
-- column children: label "Children in care", unit count, decimals 0, disclosure none
WITH
list (age, sex, children) AS (VALUES
    (0, 'Boys', 9), (0, 'Girls', 10), (1, 'Boys', 12), (1, 'Girls', 9), (2, 'Boys', 11), (2, 'Girls', 13),
    (3, 'Boys', 14), (3, 'Girls', 12), (4, 'Boys', 16), (4, 'Girls', 15), (5, 'Boys', 13), (5, 'Girls', 14),
    (6, 'Boys', 18), (6, 'Girls', 16), (7, 'Boys', 17), (7, 'Girls', 19), (8, 'Boys', 19), (8, 'Girls', 17),
    (9, 'Boys', 21), (9, 'Girls', 18), (10, 'Boys', 20), (10, 'Girls', 22), (11, 'Boys', 24), (11, 'Girls', 21),
    (12, 'Boys', 23), (12, 'Girls', 26), (13, 'Boys', 27), (13, 'Girls', 28), (14, 'Boys', 31), (14, 'Girls', 33),
    (15, 'Boys', 36), (15, 'Girls', 38), (16, 'Boys', 39), (16, 'Girls', 34), (17, 'Boys', 33), (17, 'Girls', 29),
    (-1, 'Not known', 7))
SELECT age, sex, children FROM list
