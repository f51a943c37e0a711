# Disclosure in the sample pack and in small ones: withheld counts are nowhere,
# and the contract of queries can't be passed by.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
export PACKWRIGHT_SHARE=$ROOT
"$pw" mart create one.mart --sample >/dev/null 2>&1
where=(-p area=X10000001 -p as_at=2025-03-31)

"$pw" render committee-report "${where[@]}" --mart one.mart -o one.pdf >one.log 2>&1
check "the sample report renders" test -s one.pdf
"$pw" dump doc committee-report "${where[@]}" --mart one.mart >one.doc 2>&1
check "small counts of a team are withheld" grep -qE '^Eastfold Family Safeguarding 2 \| 2025-03-31 \| \[c\] ' one.doc
check "the legend says what [c] is" grep -qF '[c] confidential' one.doc
check "totals above the limit are shown" grep -qE '^All teams \| 2025-03-31 \| 38 \| 9 \| 27 \| 74 ' one.doc
pdftotext -layout one.pdf one.txt
check "the PDF says [c]" grep -qE 'Eastfold Family Safeguarding 2 +\[c\]' one.txt

# Another mart, in which withheld counts alone differ: a visit of another team.
# All that is made from it must be the same to the last byte.
cp one.mart two.mart
sqlite3 two.mart "UPDATE visit SET team = 'north-and-east-adolescents' WHERE id = (SELECT min(id) FROM visit
  WHERE team = 'south-and-west-adolescents' AND kind = 'child in need' AND made IS NULL
    AND due <= '2025-03-31')"
changed=$(sqlite3 two.mart "ATTACH 'one.mart' AS o;
  SELECT count(*) FROM visit AS v JOIN o.visit AS w ON w.id = v.id WHERE v.team <> w.team")
same "the other mart has another number in two teams" 1 "$changed"
"$pw" render committee-report "${where[@]}" --mart two.mart -o two.pdf >two.log 2>&1
check "withheld counts move nothing in the PDF" cmp one.pdf two.pdf
for what in doc tags trace pages datasets; do
    "$pw" dump $what committee-report "${where[@]}" --mart one.mart >one.dump 2>/dev/null || continue
    "$pw" dump $what committee-report "${where[@]}" --mart two.mart >two.dump 2>/dev/null
    check "withheld counts move nothing in dump $what" cmp one.dump two.dump
done

# pack NAME "contract and SQL": a pack of one table
pack() {
    mkdir -p "$1"
    printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n%s\n```table\ndata: q\ntitle: T\n```\n' "${3:-}" >"$1/pack.md"
    printf -- '-- Q.\n-- source: Made up\n%s\n' "$2" >"$1/q.sql"
}
pack undeclared '-- column n: label "N", unit count, disclosure none
SELECT count(*) AS n FROM visit WHERE made IS NULL'
says "a count of children's rows is people, whatever its contract says" 1 'declare it `disclosure people`' \
    "$pw" check undeclared "${where[@]}" --mart one.mart
pack local '-- column n: label "N", unit count, disclosure none
SELECT value AS n FROM shown WHERE indicator = '"'local.visits_overdue'"' LIMIT 1'
says "a local indicator that counts children needs a column of people" 1 'no column is declared' \
    "$pw" check local "${where[@]}" --mart one.mart
pack cases '-- column n: label "N", unit count, disclosure none
SELECT max(children) AS n FROM caseload'
says "so do caseloads" 1 'no column is declared' "$pw" check cases "${where[@]}" --mart one.mart
pack unnamed '-- parameters: area (area), as_at (date)
-- column label: label "Measure"
-- column n: label "N", unit count, disclosure published
SELECT i.label, s.value AS n FROM shown AS s JOIN indicator AS i ON i.id = s.indicator
WHERE s.area = :area AND s.period_end = :as_at'
says "local indicators that a query does not name are found by their effect" 1 'is declared `disclosure people`' \
    "$pw" check unnamed "${where[@]}" --mart one.mart
pack mixed '-- parameters: area (area), as_at (date)
-- column n: label "N", unit count, disclosure people, key "cases", role count, rounding none
-- column m: label "M", unit count, disclosure published
SELECT 40 AS n, sum(s.value) AS m FROM shown AS s WHERE s.area = :area AND s.period_end = :as_at'
says "so are those in a column beside people" 1 'a column declared `disclosure published` that tells' \
    "$pw" check mixed "${where[@]}" --mart one.mart
pack ranks '-- column n: label "N", unit count, disclosure none
SELECT 40 AS n' '```table
data: benchmark
title: T
```'
says "a table of all indicators in a public pack is one" 1 'query benchmark tells of counts' \
    "$pw" check ranks "${where[@]}" --mart one.mart
pack child '-- level: child
-- column kind: label "Kind"
SELECT kind FROM visit'
says "a row for each child stays out of public packs" 1 'only a restricted pack' \
    "$pw" check child "${where[@]}" --mart one.mart
pack keyless '-- column n: label "N", unit count, disclosure people
SELECT count(*) AS n FROM visit'
says "a count of people needs its key" 1 'has no key' "$pw" check keyless "${where[@]}" --mart one.mart

# words of the template and of the mart
pack prose '-- column n: label "N", unit count, disclosure none
SELECT 40 AS n' 'In March three children waited.'
says "the template's words are read" 1 'prose/pack.md:7:1: error: the template says "three children"' \
    "$pw" check prose "${where[@]}" --mart one.mart
cp one.mart said.mart
sqlite3 said.mart "UPDATE commentary SET body = 'In March three children waited. ' || body
  WHERE topic = 'referrals' AND sort = 1"
says "commentary is read, its author's role is named" 1 'three children' \
    "$pw" check committee-report "${where[@]}" --mart said.mart
sqlite3 said.mart "INSERT INTO released_words VALUES ('X10000001', 'three children waited',
  'performance-manager', 'Known to all from the inspection report', '2025-04-01', '2025-04-01')"
check "a release with role and reason lets it pass" "$pw" check committee-report "${where[@]}" --mart said.mart

# what others may not see is marked and logged
sed 's/^audience: public/audience: restricted/' "$ROOT/templates/committee-report/pack.md" >restricted.md
mkdir -p restricted && cp "$ROOT"/templates/committee-report/*.sql restricted/ && mv restricted.md restricted/pack.md
"$pw" dump doc restricted "${where[@]}" --mart one.mart >restricted.doc 2>&1
check "a restricted pack is marked" grep -qF 'OFFICIAL-SENSITIVE' restricted.doc
check "a restricted pack shows all cells" grep -qE '^Eastfold Family Safeguarding 2 \| 2025-03-31 \| 1 ' restricted.doc
check "a restricted pack logs what a public one withholds" \
    grep -qE 'Eastfold Family Safeguarding 2, 31 March 2025 .* Counts very few people' restricted.doc
"$pw" dump doc restricted "${where[@]}" --audience public --mart one.mart >narrowed.doc 2>&1
check "narrowed to public it withholds" grep -qE '^Eastfold Family Safeguarding 2 \| 2025-03-31 \| \[c\] ' narrowed.doc

# Months and the four of them together: a month follows from all less the others, also where in one
# of them nothing could be counted. In the indicators of the service's own lists no flow may have one
# month withheld alone beside a sum that is shown.
mkdir -p four
printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n  from: { type: date }\n---\n```table\ndata: list_by_month.list_cla_second_pct\ntitle: T\n```\n\n{{ list_measures.list_cla_second_pct.counted }}\n' >four/pack.md
alone() { # the flows whose only withheld month is the sum less the others
    for q in list_by_month list_measures; do
        "$pw" query four/$q "${where[@]}" -p from=2024-12-01 --mart one.mart --format csv >$q.csv 2>>four.log
    done
    sqlite3 :memory: ".import --csv list_by_month.csv m" ".import --csv list_measures.csv y" "
      SELECT y.id FROM y JOIN m ON m.id = y.id
      WHERE y.first = '2024-12-01' AND y.counted GLOB '[0-9]*'
      GROUP BY y.id HAVING sum(m.counted = '[c]') = 1"
}
same "no month follows from their sum" "" "$(alone)"
check "flows of few have months withheld" grep -qF '[c]' list_by_month.csv
for q in list_by_month list_measures; do
    sed 's/role window first to period_end, //' "$ROOT/templates/shared/$q.sql" >four/$q.sql
done
check "without windows in the contract it would" test -n "$(alone)"

# One number under two names: what a share is out of is what another indicator counts. Withheld in one
# place and shown in the other, it is shown. Catches: keys that tell the two apart.
mkdir -p twins
printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n  from: { type: date }\n---\n```table\ndata: list_by_team.list_icpc\ntitle: T\n```\n\n```table\ndata: list_by_ethnicity.list_icpc_15_days_pct\ntitle: T\n```\n' >twins/pack.md
twins() { # FROM: groups in which one of the two is withheld alone
    "$pw" query twins/list_by_ethnicity "${where[@]}" -p "from=$1" --mart one.mart --format csv >twins.csv 2>>twins.log
    sqlite3 :memory: ".import --csv twins.csv t" "SELECT a.ethnicity FROM t AS a JOIN t AS b ON b.ethnicity = a.ethnicity
      WHERE a.id = 'list_icpc' AND b.id = 'list_icpc_15_days_pct' AND (a.counted = '[c]') <> (b.out_of = '[c]')"
}
for from in 2024-10-01 2025-01-01 2025-03-15; do
    same "no number of $from is withheld in one place alone" "" "$(twins $from)"
    check "of $from some are withheld" grep -q '^list_icpc,.*\[c\]' twins.csv
done
for q in list_by_team list_by_ethnicity; do
    sed 's/children counted {id = behind}/children behind {id}/' "$ROOT/templates/shared/$q.sql" >twins/$q.sql
done
check "with keys that tell them apart it would be" test -n "$(twins 2025-01-01)"

# the same on standard output
"$pw" benchmark "${where[@]}" --mart one.mart --format csv >all.csv 2>all.log
"$pw" benchmark "${where[@]}" --mart one.mart --format csv --audience public >public.csv 2>public.log
check "benchmark prints local counts and says so" sh -c "grep -q '^local.visits_overdue,' all.csv && grep -q 'the service.s own children' all.log"
local=$(sqlite3 one.mart "SELECT id FROM indicator WHERE disclosure = 'people'")
same "benchmark for the public has none" "" "$(cut -d, -f1 public.csv | grep -xF "$local")"
check "it has the published ones" grep -q '^cla_rate,' public.csv
says "benchmark knows two audiences" 2 "public or restricted" "$pw" benchmark "${where[@]}" --mart one.mart --audience all
"$pw" query restricted/overdue_by_team "${where[@]}" --mart one.mart >team.txt 2>&1
check "query of a restricted pack prints all" grep -qE '^Eastfold Family Safeguarding 2 .* 1 +0 +0 +1 ' team.txt
"$pw" query restricted/overdue_by_team "${where[@]}" --mart one.mart --audience public --format json >team.json 2>&1
check "for the public it withholds" grep -qE 'Eastfold Family Safeguarding 2.*"need": "\[c\]"' team.json
pack told '-- parameters: area (area)
-- column body: label "Words"
SELECT body FROM commentary WHERE area = :area'
sqlite3 said.mart "DELETE FROM released_words"
says "query reads words before it prints them" 1 'three children' "$pw" query told/q "${where[@]}" --mart said.mart
