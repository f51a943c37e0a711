# The mart as it stood: after corrections of every kind have come, `known_at` shows what it said
# before, and last month's pack is remade to the byte. What it said before is held against a copy of
# the mart's file from before, so that nothing of known_at itself is taken on trust.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
"$pw" mart create m.mart >/dev/null
import() { "$pw" import "$@" --mart m.mart; }
local_file() { import csv "$1.csv" --table "$1" --received "$2"; }

# ---- what came by May --------------------------------------------------------------------------
first() { cat >"$1.csv"; local_file "$1" 2025-05-06 >/dev/null || fail "$1 is imported"; }
first team <<'X'
id,area,name
north,E06000052,North
X
first officer <<'X'
role,title
head,Head of Service
X
first target <<'X'
indicator,area,kind,valid_from,value,tolerance,source
rereferrals_pct,E06000052,local,2024-04-01,20,2,Plan
X
first budget <<'X'
area,line,period_end,as_at,budget,forecast
E06000052,Placements,2026-03-31,2025-04-30,1000,1100
X
first saving <<'X'
area,title,period_end,as_at,planned,forecast
E06000052,Fewer agency posts,2026-03-31,2025-04-30,300,250
X
first staffing <<'X'
area,service,role,as_at,established,in_post
E06000052,Assessment,social worker,2025-04-30,40,33.5
X
first risk <<'X'
id,area,title,likelihood,impact
r1,E06000052,Placements,3,4
X
first action <<'X'
id,area,body,role,status
a1,E06000052,Audit the front door,head,on track
X
first commentary <<'X'
area,topic,period_end,body
E06000052,cla,2025-04-30,Steady.
X
first survey_answer <<'X'
area,survey,period_end,question,answer,answers,base
E06000052,Staff,2025-04-30,Supported?,Yes,61,80
X
first caseload <<'X'
team,as_at,children,workers
north,2025-04-30,210,12
X
first lexicon <<'X'
area,term,word,plural
E06000052,child-in-care,child in our care,children in our care
X
first deadline <<'X'
id,area,label,starts,ends,length,unit,basis,source
cla_visit,E06000052,Visits,latest visit,visit,42,days,local,Own standard
X
first observation <<'X'
indicator,area,period_end,value,source,release
cla,E06000052,2025-03-31,610,Made up,Own figures
X
first visit <<'X'
area,child,kind,due,made,team
E06000052,K1,child in care,2025-03-01,2025-02-27,north
E06000052,K2,child in care,2025-03-10,,north
E06000052,K3,child in care,2025-03-20,2025-03-25,north
X
ofsted() { # GRADE RECEIVED
    printf 'Local authority area code,Inspection date,Overall effectiveness\nE06000052,2024-05-13,%s\n' "$1" >ofsted.csv
    import ofsted ofsted.csv --received "$2"
}
ofsted Good 2025-05-06 >/dev/null
head="Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years)"
{
    echo "$head,Date Started to be Looked After,Child's Legal Status,Date of Last Social Work Visit,Date of Last Health Assessment,Date of Last Dental Check,Date Ceased to be Looked After,Placement Type,Placement Postcode,Allocated Team"
    for i in $(seq 40); do echo "K$i,a) Male,a) WBRI,01/02/2015,10,$((i % 28 + 1))/01/2025,C2,$((i % 28 + 1))/03/2025,,,,U4,TR1 ${i}AB,North"; done
} >List_8.csv
{
    echo "$head,Date of Contact,Contact Source"
    # the same contact twice: two rows of one list, and the correction takes one away
    for i in $(seq 30) 30; do echo "K$i,b) Female,a) WBRI,01/02/2015,10,$((i % 28 + 1))/02/2025,6: Police"; done
} >List_1.csv
lists() { import annex-a List_1.csv List_8.csv --area E06000052 --as-at 2025-03-31 --received "$1"; }
says "lists come" 0 "71 added, 0 revised, 0 unchanged, 0 refused" lists 2025-05-06

# ---- a pack over all of it -----------------------------------------------------------------------
mkdir pack
{
    printf -- '---\ntitle: All that is corrected\naudience: restricted\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n  from: { type: date, default: 2025-01-01 }\n---\nOf {{ terms.child-in-care.many }}.\n\n'
    for query in list_measures list_by_month list_by_team visits_overdue; do
        printf '```table\ndata: %s\ntitle: %s\n```\n\n' $query $query
    done
} >pack/pack.md
ask() { # NAME VALUE FROM...: a query of a label and a number
    printf -- '-- %s.\n-- source: Own\n-- column name: label "Name"\n-- column value: label "Value", unit count, decimals 1, disclosure %s\nSELECT %s\n' \
        "$1" "${4:-none}" "$2 FROM $3" >"pack/$1.sql"
    printf '```table\ndata: %s\ntitle: %s\n```\n\n' "$1" "$1" >>pack/pack.md
}
ask teams "t.name, t.sort AS value" "team AS t"
ask targets "t.source AS name, t.value" "target AS t"
ask budgets "t.line AS name, t.forecast AS value" "budget AS t"
ask savings "t.title AS name, t.forecast AS value" "saving AS t"
ask posts_filled "t.service AS name, t.in_post AS value" "staffing AS t"
ask risks_held "t.title AS name, t.likelihood AS value" "risk AS t"
ask actions_open "t.status AS name, t.area IS NOT NULL AS value" "action AS t"
ask said "t.body AS name, t.sort AS value" "commentary AS t"
ask answers "t.question AS name, t.answers AS value" "survey_answer AS t"
ask cases "t.status AS name, t.children AS value" "caseload AS t" people
ask standard "t.label AS name, t.length AS value" "deadline AS t WHERE t.area <> ''"
ask figures "f.source AS name, f.value" "figure AS f WHERE f.indicator = 'cla'" published
ask judgements "j.grade AS name, j.rank AS value" "judgement AS j"
ask quality "q.column_name AS name, q.filled AS value" "annex_quality AS q"
ask in_care "k.label AS name, count(*) AS value" "child_in_care AS c JOIN code_label AS k ON k.code_set = 'gender' AND k.code = c.gender GROUP BY k.label" people
queries="shared/list_measures shared/list_by_month shared/list_by_team shared/visits_overdue"
for file in pack/*.sql; do queries+=" pack/$(basename "$file" .sql)"; done
args=(-p area=E06000052 -p as_at=2025-03-31 -p from=2025-01-01)
render() { "$pw" render pack --mart m.mart "${args[@]}" -p known_at="$1" -o "$2"; }
answer() { # QUERY MART [MORE...]
    local query=${1#shared/} mart=$2
    shift 2
    case $query in pack/*) ;; *) query=pack/$query ;; esac
    "$pw" query "$query" --mart "$mart" "${args[@]}" "$@" --format csv 2>&1
}
check "the pack of May" render 2025-05-31 may.pdf
cp m.mart may.mart

# ---- what came in June ---------------------------------------------------------------------------
second() { # TABLE SED-COMMAND: the file of May with something else in it
    sed -i "$2" "$1.csv"
    says "$1: a correction" 0 "revised" local_file "$1" 2025-06-20
    same "$1: something of it is new" 1 "$(sqlite3 m.mart "SELECT count(*) > 0 FROM past_$1 WHERE received = '2025-05-06' AND replaced = '2025-06-20'")"
}
second target 's/,20,2/,18,2/'
second budget 's/1100/1250/'
second saving 's/250/180/'
second staffing 's/33.5/31/'
second risk 's/3,4/5,4/'
second action 's/on track/late/'
second commentary 's/Steady/Rising/'
second survey_answer 's/61/59/'
second caseload 's/210/214/'
second lexicon 's/our care/care/g'
second deadline 's/42,days/28,days/'
second visit 's/2025-03-10,,/2025-03-10,2025-03-09,/'
second observation 's/610/612/'
printf 'indicator,area,kind,valid_from,value,source\nrereferrals_pct,E06000052,local,2025-04-01,17,Plan\n' >target.csv
says "a row that is new" 0 "1 added" local_file target 2025-06-20
says "a judgement: a correction" 0 "grade-revised" ofsted "Requires improvement to be good" 2025-06-20
# one row says something else, one is gone, one is new, of a pair one is gone
sed -i -e '/^K7,/s/a) Male/b) Female/' -e '/^K9,/d' -e '$a K41,a) Male,a) WBRI,01/02/2016,9,05/01/2025,C2,05/03/2025,,,,U4,TR1 9ZZ,North' List_8.csv
sed -i '$d' List_1.csv
says "lists: a correction" 0 "70 rows read: 0 added, 2 revised, 68 unchanged" lists 2025-06-20
says "and says what it did" 0 "0 added, 0 revised, 70 unchanged" lists 2025-06-21
second team 's/North/North and coast/'
# a later month is no correction, and none of May's business
says "the next list" 0 "70 added" import annex-a List_1.csv List_8.csv --area E06000052 --as-at 2025-04-30 --received 2025-06-22

# ---- as it stood ---------------------------------------------------------------------------------
for query in $queries; do
    before=$(answer "$query" may.mart)
    same "${query#*/}: as it was" "$before" "$(answer "$query" m.mart -p known_at=2025-05-31)"
    # else the line above would hold for a mart that never changed
    check "${query#*/}: and is not now" test "$before" != "$(answer "$query" m.mart)"
done
same "on the day of the correction it is as corrected" "$(answer pack/budgets m.mart)" "$(answer pack/budgets m.mart -p known_at=2025-06-20)"
same "before anything came there is nothing" 1 "$(answer pack/targets m.mart -p known_at=2025-05-05 | wc -l)"
render 2025-05-31 again.pdf >/dev/null
same "the pack of May is remade to the byte" "$(sha256sum <may.pdf)" "$(sha256sum <again.pdf)"
render 2025-06-22 june.pdf >/dev/null
check "that of June is another" test "$(sha256sum <may.pdf)" != "$(sha256sum <june.pdf)"
# list by list, a correction keeps what differs and nothing more
same "two rows of one list and one of the other are kept" "2|1" \
    "$(sqlite3 m.mart "SELECT (SELECT count(*) FROM past_child_in_care), (SELECT count(*) FROM past_contact)")"
same "without dates of birth and postcodes" 0 \
    "$(sqlite3 m.mart "SELECT count(birth_date) + count(placement_postcode) FROM past_child_in_care")"
same "rows that are the same are not written again" 2025-05-06 \
    "$(sqlite3 m.mart "SELECT DISTINCT received FROM child_in_care WHERE snapshot = '2025-03-31' ORDER BY 1 LIMIT 1")"

# ---- out of order --------------------------------------------------------------------------------
sed -i 's/1250/999/' budget.csv
says "an earlier file can't take the place of a correction" 1 "a correction of this row that was received later" local_file budget 2025-05-20
says "nor an earlier list" 1 "a correction of this list that was received later" \
    bash -c 'sed -i /^K3,/d List_8.csv && "$1" import annex-a List_8.csv --area E06000052 --as-at 2025-03-31 --received 2025-05-20 --mart m.mart' _ "$pw"
says "nor an earlier judgement" 1 "another grade that was received later" ofsted Outstanding 2025-05-20
sed -i 's/999/1111/' budget.csv
local_file budget 2025-06-20 >/dev/null
same "two corrections of a day leave the last one" "1111.0|1100.0" \
    "$(sqlite3 m.mart "SELECT b.forecast, group_concat(p.forecast) FROM budget AS b, past_budget AS p")"

# time limits that came out of order: a plan counts once on each day, and the next import goes on
"$pw" mart create late.mart >/dev/null
sqlite3 late.mart "INSERT INTO child (identifier) VALUES ('c');
    INSERT INTO annex_quality SELECT 'E06000052', '2025-03-31', list, 'child', 1, 1, 1, 1, 0, '2025-04-10' FROM annex_list WHERE list > 0;
    INSERT INTO child_protection (snapshot, area, received, child, started, last_visit) VALUES ('2025-03-31', 'E06000052', '2025-04-10', 1, '2024-06-01', '2025-01-20')"
limit() { # FROM DAYS RECEIVED
    printf 'id,area,valid_from,label,starts,ends,length,unit,basis,source\ncp_visit,E06000052,%s,Visit,a,b,%s,days,local,Own\n' "$1" "$2" >limit.csv
    "$pw" import csv limit.csv --table deadline --mart late.mart --received "$3"
}
limit 2010-01-01 41 2025-04-10 >/dev/null
limit 2011-01-01 80 2025-06-20 >/dev/null
limit 2012-01-01 42 2025-05-01 >/dev/null
same "a plan counts once on a day between" 1 "$(sqlite3 late.mart "SELECT count(*) FROM list_settled WHERE measure = 610
    AND received <= '2025-05-15' AND (replaced > '2025-05-15' OR replaced = '')")"
says "one more of the later day is no fault" 0 "1 added" limit 2013-01-01 80 2025-06-20

# ---- what packs may not see ------------------------------------------------------------------------
sneak() { # SQL, known_at or nothing
    printf -- '-- Sneaks.\n-- source: Own\n-- column n: label "N", unit count, decimals 0, disclosure none\nSELECT %s\n' "$1" >pack/sneak.sql
    answer pack/sneak m.mart ${2:+-p known_at=$2}
}
says "no pack reads the past by its name" 1 "prohibited" sneak "count(p.child) AS n FROM past_contact AS p"
says "nor under another name" 1 "prohibited" sneak "count(x.child) AS n FROM (SELECT * FROM past_contact) AS x"
says "nor under the name of its table" 1 "prohibited" sneak "count(x.child) AS n FROM (WITH contact AS (SELECT child FROM past_contact) SELECT child FROM contact) AS x"
says "nor row by row" 1 "prohibited" sneak "x.child AS n FROM (WITH contact AS (SELECT child FROM [Past_Contact]) SELECT child FROM contact) AS x" 2025-05-31
says "a date of birth is out of reach then too" 1 "prohibited" sneak "count(c.birth_date) AS n FROM child_in_care AS c" 2025-05-31
says "a count of children is one then too" 1 "disclosure people" sneak "count(*) + max(c.age) AS n FROM child_in_care AS c" 2025-05-31

# ---- forgetting --------------------------------------------------------------------------------------
rm pack/sneak.sql
june=$(answer pack/said m.mart -p known_at=2025-06-22)
check "what was replaced is in the file" grep -q Steady m.mart
says "it is forgotten when that is asked for" 0 "forgotten that were replaced by 2025-06-21" "$pw" mart forget m.mart --before 2025-06-21
same "all of it" "0|0|0" "$(sqlite3 m.mart "SELECT (SELECT count(*) FROM past_commentary), (SELECT count(*) FROM past_child_in_care), (SELECT count(*) FROM list_settled WHERE replaced <> '')")"
check "down to the bytes" bash -c '! grep -q Steady m.mart'
says "and the pack of May can't be remade any more" 3 "forget how it stood before 2025-06-21; known_at is 2025-05-31" render 2025-05-31 never.pdf
same "that of June can" "$june" "$(answer pack/said m.mart -p known_at=2025-06-22)"
says "no day, no forgetting" 2 "say --before DATE" "$pw" mart forget m.mart
