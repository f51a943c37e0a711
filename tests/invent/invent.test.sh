# The lists of an invented authority: taken by the importer without a word, and
# held against each other by SQL that knows nothing of how they were made.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
export PACKWRIGHT_SHARE=$ROOT
day=2025-03-31

# ---- slips on the command line: a message, status 2, no file ----------------------
make_lists() { "$pw" sample annex-a "$@"; }
says "no number of children" 2 "--children N" make_lists -o x.xlsx
says "no children" 2 "10 to 200000" make_lists --children 0 -o x.xlsx
says "one child" 2 "10 to 200000" make_lists --children 1 -o x.xlsx
says "fewer than none" 2 "10 to 200000" make_lists --children=-5 -o x.xlsx
says "more than there are" 2 "10 to 200000" make_lists --children 999999999999 -o x.xlsx
says "a number past all numbers" 2 "not a whole number" make_lists --children 99999999999999999999999 -o x.xlsx
says "a word for a number" 2 "not a whole number" make_lists --children many -o x.xlsx
says "half a seed" 2 "not a whole number" make_lists --children 10 --seed 1.5 -o x.xlsx
says "no such day" 2 "not a date" make_lists --children 10 --as-at 2025-02-30 -o x.xlsx
says "a day too far" 2 "2010-01-01 to 2034-12-31" make_lists --children 10 --as-at 2050-01-01 -o x.xlsx
says "no file" 2 "-o FILE.xlsx" make_lists --children 10
says "another kind of file" 2 "ends in .xlsx" make_lists --children 10 -o x.csv
says "another kind of sample" 2 "annex-a" "$pw" sample annex-b --children 10 -o x.xlsx
check "none of them left a file" test ! -e x.xlsx

# ---- whole or absent ---------------------------------------------------------------
says "no such folder" 3 "there is no folder" make_lists --children 10 -o nowhere/x.xlsx
echo old >kept.xlsx
(ulimit -f 8; make_lists --children 2000 -o kept.xlsx >/dev/null 2>&1)
same "a full disk leaves the file that was there" old "$(cat kept.xlsx)"
same "and no part of another" "" "$(ls | grep part)"

# ---- the same again ---------------------------------------------------------------
make_lists --children 3000 --seed 7 -o a.xlsx >a.log
TZ=Asia/Tokyo LC_ALL=C make_lists --children 3000 --seed 7 -o b.xlsx >/dev/null
check "same options, same bytes" cmp a.xlsx b.xlsx
make_lists --children 3000 --seed 8 -o c.xlsx >/dev/null
check "another seed, other children" test "$(cmp a.xlsx c.xlsx >/dev/null; echo $?)" = 1

# ---- what the importer says ---------------------------------------------------------
"$pw" mart create a.mart >/dev/null
"$pw" import annex-a a.xlsx --mart a.mart --as-at $day --area E10000003 >import.log 2>import.err
same "the import finds nothing to say" "" "$(cat import.err)"
check "and takes every row" grep -q " 0 revised, 0 unchanged, 0 refused" import.log
same "as many as were made" "$(sed 's/.*1 to 11: //' a.log | tr ' ' '\n' | awk '{ n += $1 } END { print n }')" \
    "$(sed 's/.*, \([0-9]*\) rows read.*/\1/' import.log)"
ask() { sqlite3 -readonly "${mart:-a.mart}" "$1"; }
same "all columns are there, all cells can be read" 0 \
    "$(ask "SELECT count(*) FROM annex_quality WHERE NOT present OR sound < filled OR implausible")"
same "exactly so many children" 3000 "$(ask "SELECT count(*) FROM child")"
same "no orphan between lists" 0 "$(ask "SELECT sum(children) FROM annex_orphan")"

# ---- what can't be --------------------------------------------------------------------
# name | rows that can't be; each must be none
cat >never.txt <<'SQL'
a contact outside the six months|SELECT 1 FROM contact WHERE contacted NOT BETWEEN '2024-10-01' AND '2025-03-31'
a referral outside the six months|SELECT 1 FROM referral WHERE referred NOT BETWEEN '2024-10-01' AND '2025-03-31'
early help that ended before|SELECT 1 FROM early_help WHERE completed < started OR (completed <= '2024-09-30' AND started <= '2024-09-30')
an assessment that ends before it starts|SELECT 1 FROM assessment WHERE authorised < started OR authorised <= '2024-09-30'
an answer before the assessment is done|SELECT 1 FROM assessment WHERE (support_needed IS NULL) <> (authorised IS NULL)
a conference before the enquiry|SELECT 1 FROM section_47 WHERE conference < strategy OR (plan IS NOT NULL AND conference IS NULL) OR (conference_unnecessary = 1 AND conference IS NOT NULL)
need that ends before it starts|SELECT 1 FROM child_in_need WHERE closed < started OR closed <= '2024-09-30' OR last_seen NOT BETWEEN started AND coalesce(closed, '2025-03-31')
a closure without reason|SELECT 1 FROM child_in_need WHERE (closed IS NULL) <> (closure_reason IS NULL) OR (closed IS NULL) = (status = 'closed episode')
a plan that ends before it starts|SELECT 1 FROM child_protection WHERE ended < started OR ended <= '2024-09-30' OR last_visit NOT BETWEEN started AND coalesce(ended, '2025-03-31') OR last_review NOT BETWEEN started AND coalesce(ended, '2025-03-31')
care that ends before it starts|SELECT 1 FROM child_in_care WHERE ceased < started OR ceased <= '2024-09-30' OR (ceased IS NULL) <> (ceased_reason IS NULL)
care with a day before or after it|SELECT 1 FROM child_in_care, (SELECT 1) WHERE min(coalesce(legal_since, started), coalesce(last_review, started), coalesce(last_visit, started), coalesce(last_iro_visit, started), coalesce(last_health, started), coalesce(last_dental, started), placement_started) < started OR max(coalesce(legal_since, started), coalesce(last_review, started), coalesce(last_visit, started), coalesce(last_iro_visit, started), coalesce(last_health, started), coalesce(last_dental, started), placement_started) > coalesce(ceased, '2025-03-31')
care without a placement|SELECT 1 FROM child_in_care WHERE placements_12_months < 1 OR placement_type IS NULL
a child in care of 18|SELECT 1 FROM child_in_care WHERE ceased IS NULL AND age >= 18
a return interview without going missing|SELECT 1 FROM child_in_care WHERE (missing_12_months = 0) <> (return_offered IS NULL) OR return_accepted > return_offered
an adoption out of order|SELECT 1 FROM adoption WHERE decided < entered_care OR placement_order < decided OR matched < placement_order OR placed < matched OR adopted < placed OR (adopted IS NOT NULL AND reversed IS NOT NULL)
an adoption over for a year|SELECT 1 FROM adoption WHERE adopted <= '2024-03-31' OR reversed <= '2024-03-31'
an adopter out of order|SELECT 1 FROM adopter WHERE stage_1_started < enquired OR stage_1_ended < stage_1_started OR stage_2_started < stage_1_ended OR stage_2_ended < stage_2_started OR matched < stage_2_ended OR placed < matched OR adopted < placed OR (left IS NOT NULL AND matched IS NOT NULL)
a care leaver under 16 or of 25|SELECT 1 FROM care_leaver WHERE age NOT BETWEEN 16 AND 24 OR last_contact > '2025-03-31'
a relevant child of 18, a former one of 17|SELECT 1 FROM care_leaver WHERE (eligibility = 'relevant' AND age > 17) OR (eligibility = 'former relevant' AND age < 18)
out of touch and with an address|SELECT 1 FROM care_leaver WHERE (in_touch = 'Yes') <> (accommodation IS NOT NULL) OR (accommodation IS NULL) <> (activity IS NULL)
a child twice on a list of one row each|SELECT 1 FROM (SELECT child FROM child_in_need GROUP BY 1 HAVING count(*) > 1 UNION ALL SELECT child FROM child_protection GROUP BY 1 HAVING count(*) > 1 UNION ALL SELECT child FROM child_in_care GROUP BY 1 HAVING count(*) > 1 UNION ALL SELECT child FROM care_leaver GROUP BY 1 HAVING count(*) > 1)
a child with two birth days, genders or ethnicities|SELECT 1 FROM everywhere GROUP BY child HAVING count(DISTINCT birth_date) > 1 OR count(DISTINCT gender) > 1 OR count(DISTINCT ethnicity) > 1
an age that the birth day does not give|SELECT 1 FROM everywhere WHERE age <> CASE WHEN birth_date > '2025-03-31' THEN -1 ELSE 2025 - substr(birth_date, 1, 4) - (substr(birth_date, 6) > '03-31') END
in care before birth|SELECT 1 FROM child_in_care WHERE started <= birth_date
in care and not looked after on list 6|SELECT 1 FROM child_in_care AS c LEFT JOIN child_in_need AS n USING (child) WHERE c.ceased IS NULL AND n.status IS NOT 'looked after child'
on a plan and neither that nor in care on list 6|SELECT 1 FROM child_protection AS p LEFT JOIN child_in_need AS n USING (child) LEFT JOIN child_in_care AS c ON c.child = p.child AND c.ceased IS NULL WHERE p.ended IS NULL AND n.status IS NOT CASE WHEN c.child IS NULL THEN 'child protection plan' ELSE 'looked after child' END
a plan outside its need|SELECT 1 FROM child_protection AS p JOIN child_in_need AS n USING (child) WHERE p.ended IS NULL AND p.started < n.started
a case status that no list bears out|SELECT 1 FROM child_in_need AS n LEFT JOIN assessment AS a ON a.child = n.child AND a.authorised IS NULL WHERE n.status = 'open assessment' AND a.child IS NULL
a referral with an assessment that did not follow|SELECT 1 FROM referral AS r LEFT JOIN assessment AS a ON a.child = r.child AND a.started = r.referred WHERE r.no_further_action = 0 AND a.child IS NULL
no further action and an assessment|SELECT 1 FROM referral AS r JOIN assessment AS a ON a.child = r.child AND a.started = r.referred WHERE r.no_further_action = 1
a referral without its contact|SELECT 1 FROM referral AS r LEFT JOIN contact AS c ON c.child = r.child AND c.contacted = r.referred WHERE c.child IS NULL
a plan from a conference that is not on list 7|SELECT 1 FROM section_47 AS s LEFT JOIN child_protection AS p USING (child) WHERE s.plan = 1 AND p.child IS NULL
a plan started in the months without its conference|SELECT 1 FROM child_protection AS p LEFT JOIN section_47 AS s ON s.child = p.child AND s.conference = p.started AND s.plan = 1 WHERE p.started >= '2024-12-15' AND s.child IS NULL
adopted on list 10 and in care on list 8|SELECT 1 FROM adoption AS a JOIN child_in_care AS c USING (child) WHERE (a.adopted IS NOT NULL) <> (c.ceased IS NOT NULL AND c.ceased_reason IN ('E11', 'E12'))
placed for adoption on one list only|SELECT 1 FROM adoption AS a JOIN child_in_care AS c USING (child) WHERE (a.placed IS NOT NULL) <> (c.placement_type IN ('A5', 'A6'))
a matched child whose adopters are not on list 11|SELECT 1 FROM adoption AS a LEFT JOIN adopter AS p ON p.family = a.family WHERE a.matched IS NOT NULL AND p.matched IS NOT a.matched
fewer siblings placed than list 10 has|SELECT 1 FROM (SELECT family, count(*) n FROM adoption WHERE placed IS NOT NULL GROUP BY 1) AS a JOIN adopter AS p USING (family) WHERE p.children_placed < a.n
a care leaver who is in care|SELECT 1 FROM care_leaver JOIN child_in_care USING (child) WHERE ceased IS NULL
counts of 12 months that differ within a child|SELECT 1 FROM referral GROUP BY child HAVING count(DISTINCT previous) > 1 UNION ALL SELECT 1 FROM section_47 GROUP BY child HAVING count(DISTINCT enquiries_12_months || '/' || conferences_12_months) > 1
fewer referrals before than the list itself has|SELECT 1 FROM referral GROUP BY child HAVING previous < count(*) - 1
a worker in two teams|SELECT 1 FROM (SELECT worker, team FROM referral UNION SELECT worker, team FROM assessment UNION SELECT worker, team FROM child_in_need UNION SELECT worker, team FROM child_in_care) GROUP BY worker HAVING count(*) > 1
SQL
sqlite3 a.mart "CREATE VIEW everywhere AS $(for t in contact early_help referral assessment section_47 child_in_need child_protection child_in_care care_leaver adoption; do
    printf "SELECT child, birth_date, gender, ethnicity, age FROM %s UNION ALL " $t; done | sed 's/ UNION ALL $//')"
never() { while IFS='|' read -r what sql; do n=$(ask "SELECT count(*) FROM ($sql)" 2>&1); [ "$n" = 0 ] || echo "$what: $n"; done <never.txt; }
same "$(wc -l <never.txt) things that can't be are not" "" "$(never)"
# the same questions of lists with one day moved: they can fail
cp a.mart spoilt.mart
sqlite3 spoilt.mart "UPDATE child_in_care SET last_review = date(started, '-1 day') WHERE id = (SELECT min(id) FROM child_in_care);
  DELETE FROM child_in_need WHERE child = (SELECT child FROM child_protection WHERE ended IS NULL LIMIT 1)"
same "and the questions find a list that was spoilt" "care with a day before or after it: 1
on a plan and neither that nor in care on list 6: 1" "$(mart=spoilt.mart never | grep -v 'conference that')"

# ---- volumes: domain.md 1.1 and England 2024 -----------------------------------------
"$pw" sample annex-a --children 12000 -o big.xlsx >/dev/null
"$pw" mart create big.mart >/dev/null
"$pw" import annex-a big.xlsx --mart big.mart --as-at $day --area E10000003 >/dev/null 2>&1
mart=big.mart
# name, least, most, figure
within() { check "$1 is $2 to $3" awk -v n="$(ask "$4")" -v a="$2" -v b="$3" 'BEGIN { print n; exit !(n >= a && n <= b) }'; }
within "contacts to a referral" 2 4 "SELECT (SELECT count(*) FROM contact) * 1.0 / count(*) FROM referral"
within "referrals without further action, %" 4 9 "SELECT 100.0 * avg(no_further_action) FROM referral"
within "referrals after another within a year, %" 17 28 "SELECT 100.0 * avg(previous > 0) FROM referral"
within "assessments in 45 working days, %" 78 90 "SELECT 100.0 * avg(c.working_day - b.working_day <= 45) FROM assessment AS a JOIN calendar AS b ON b.date = a.started JOIN calendar AS c ON c.date = a.authorised"
within "longest assessment, days" 60 180 "SELECT max(julianday(authorised) - julianday(started)) FROM assessment"
within "conferences in 15 working days, %" 70 90 "SELECT 100.0 * avg(c.working_day - b.working_day <= 15) FROM section_47 AS a JOIN calendar AS b ON b.date = a.strategy JOIN calendar AS c ON c.date = a.conference"
within "enquiries to 100 assessments" 20 40 "SELECT 100.0 * (SELECT count(*) FROM section_47) / count(authorised) FROM assessment"
within "plans to 100 conferences" 80 97 "SELECT 100.0 * avg(plan) FROM section_47 WHERE conference IS NOT NULL"
within "plans that last two years, %" 0.5 5 "SELECT 100.0 * avg(started <= '2023-03-31') FROM child_protection WHERE ended IS NULL"
within "children in care to 100 on plans" 110 200 "SELECT 100.0 * (SELECT count(*) FROM child_in_care WHERE ceased IS NULL) / count(*) FROM child_protection WHERE ended IS NULL"
within "children in care who are unaccompanied, %" 3 12 "SELECT 100.0 * avg(unaccompanied) FROM child_in_care WHERE ceased IS NULL"
within "children in care with three placements, %" 6 13 "SELECT 100.0 * avg(placements_12_months > 2) FROM child_in_care WHERE ceased IS NULL"
within "disabled among children in need, %" 10 17 "SELECT 100.0 * avg(disabled) FROM child_in_need WHERE closed IS NULL"
within "unborn among children in need, per 1,000" 2 20 "SELECT 1000.0 * avg(age = -1) FROM child_in_need WHERE closed IS NULL"
within "December against January, referrals, %" 60 95 "SELECT 100.0 * sum(referred LIKE '2024-12%') / sum(referred LIKE '2025-01%') FROM referral"
within "siblings referred on one day, % of referrals" 40 75 "SELECT 100.0 * sum(n) / (SELECT count(*) FROM referral) FROM (SELECT count(*) AS n FROM referral GROUP BY referred, referral_source, worker, ethnicity HAVING n > 1)"

# ---- other days and sizes ---------------------------------------------------------------
for at in 2024-02-29 2012-12-25 2034-12-31; do
    "$pw" sample annex-a --children 400 --seed 3 --as-at $at -o day.xlsx >/dev/null
    rm -f day.mart; "$pw" mart create day.mart >/dev/null
    same "lists of $at are taken without a word" "" \
        "$("$pw" import annex-a day.xlsx --mart day.mart --as-at $at --area E10000003 2>&1 >/dev/null)"
    same "and name 400 children, none with a day after it" "400|0" "$(mart=day.mart ask \
        "SELECT (SELECT count(*) FROM child), sum(implausible) FROM annex_quality")"
done
"$pw" sample annex-a --children 10 -o ten.xlsx >/dev/null
rm -f day.mart; "$pw" mart create day.mart >/dev/null
check "ten children will do" "$pw" import annex-a ten.xlsx --mart day.mart --as-at $day --area E10000003
same "ten there are" 10 "$(mart=day.mart ask 'SELECT count(*) FROM child')"
