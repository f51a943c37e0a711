# Orphans between lists: does the mart say what the sqlite3 shell finds with sets? On the real workbooks,
# on invented lists, and on those with children taken out of every list in turn. Would catch a rule that
# looks at another list, another day or area, counts rows for children, asks of cases that are closed.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
"$pw" mart create m.mart >/dev/null
ask() { sqlite3 m.mart "$@"; }
# RULE POPULATION WHERE-FOUND, of area :a and day :d, as sets of children
here="area = :a AND snapshot = :d"
rule() {
    echo "SELECT '$1', (SELECT count(*) FROM (SELECT DISTINCT child FROM $2)),
        (SELECT count(*) FROM (SELECT child FROM $2 EXCEPT SELECT child FROM $3));"
}
{
    six="date(:d, '+1 day', '-6 months')"
    need="child_in_need WHERE $here"
    either="(SELECT child FROM assessment WHERE $here UNION ALL SELECT child FROM $need)"
    rule referral_assessed "referral WHERE $here AND no_further_action = 0 AND julianday(:d) - julianday(referred) >= 14" "$either"
    rule assessment_referred "(SELECT child FROM assessment WHERE $here AND julianday(started) - julianday($six) >= 14
        EXCEPT SELECT child FROM $need AND julianday(started) - julianday($six) < 14)" "referral WHERE $here"
    rule assessment_in_need "assessment WHERE $here AND authorised IS NULL AND started <= :d" "$need"
    rule enquiry_assessed "section_47 WHERE $here" "$either"
    rule conference_in_need "section_47 WHERE $here AND plan = 1" "$need"
    rule conference_planned "section_47 WHERE $here AND plan = 1" "child_protection WHERE $here"
    rule need_referred "$need AND started >= $six AND started <= :d" "referral WHERE $here"
    rule need_assessed "$need AND status LIKE '%assessment'" "assessment WHERE $here AND authorised IS NULL"
    rule need_planned "$need AND status LIKE '%protection%'" "child_protection WHERE $here AND ended IS NULL"
    rule need_in_care "$need AND status LIKE 'looked after%'" "child_in_care WHERE $here AND ceased IS NULL"
    rule plan_in_need "child_protection WHERE $here AND ended IS NULL" "$need"
    rule plan_conference "child_protection WHERE $here AND started >= date(:d, '+1 day', '-3 months') AND started <= :d" \
        "section_47 WHERE $here AND conference <> ''"
    rule care_in_need "child_in_care WHERE $here AND ceased IS NULL" "$need"
    rule care_adoption "child_in_care WHERE $here AND ceased IS NULL AND (legal_status = 'E1' OR placement_type GLOB 'A[3-6]')" "adoption WHERE $here"
    rule care_adopted "child_in_care WHERE $here AND ceased <> '' AND ceased_reason GLOB 'E1[12]'" "adoption WHERE $here AND adopted <> ''"
    rule care_left "child_in_care WHERE $here AND ceased >= date(birth_date, '+18 years')
        AND julianday(ceased) - julianday(started) >= 91 AND ifnull(ceased_reason, '-') <> 'E15' AND ifnull(ceased_reason, '-') <> 'E2'" "care_leaver WHERE $here"
    before="area = :a AND snapshot < :d AND julianday(snapshot) >= julianday($six) - 1"
    rule leaver_in_care "care_leaver WHERE $here AND age < 21 AND eligibility LIKE '%relevant'
        AND (SELECT count(*) FROM care_leaver WHERE $before) > 0" "(SELECT child FROM child_in_care WHERE $here UNION ALL SELECT child FROM care_leaver WHERE $before)"
    rule adoption_in_care "adoption WHERE $here AND adopted IS NULL AND reversed IS NULL" "child_in_care WHERE $here"
    rule adopted_in_care "adoption WHERE $here AND adopted >= $six AND adopted <= :d" "child_in_care WHERE $here"
} >rules.sql
by_sets() { sed "s/:a/'E06000052'/g; s/:d/'$1'/g" rules.sql | sqlite3 m.mart | sort; }
kept() { ask "SELECT rule, expected, children FROM annex_orphan WHERE snapshot = '$1'" | sort; }
same "every rule is checked here" "$(ask "SELECT rule FROM annex_rule" | sort)" "$(by_sets 2000-01-01 | cut -d'|' -f1)"
import() { "$pw" import annex-a "$1" --mart m.mart --area E06000052 --as-at "$2" --received 2025-05-01 >/dev/null 2>&1; }
if [ -d "$SHARED/data/annex-a" ]; then
    while read -r file day; do
        import "$SHARED/data/annex-a/$file" "$day"
        same "$file" "$(by_sets "$day")" "$(kept "$day")"
    done <<'END'
2016-01-sample.xlsx 2016-01-31
annexa_example.xlsx 2020-06-30
Annex_A_2022.xlsx 2021-03-12
Annex_A_2024_Jan.xlsx 2021-03-13
END
else
    skip "the four workbooks: ../shared is missing"
fi
"$pw" sample annex-a --children 1500 --seed 4 --as-at 2024-12-31 -o a.xlsx >/dev/null
"$pw" sample annex-a --children 1500 --seed 4 --as-at 2025-03-31 -o b.xlsx >/dev/null
import a.xlsx 2024-12-31
import b.xlsx 2025-03-31
same "invented lists" "$(by_sets 2025-03-31)" "$(kept 2025-03-31)"
same "and nearly every rule asks of somebody" yes "$(ask "SELECT iif(count(*) >= 16, 'yes', count(*)) FROM annex_orphan WHERE snapshot = '2025-03-31' AND expected > 0")"
cp m.mart whole.mart
for list in referral assessment section_47 child_in_need child_protection child_in_care care_leaver adoption; do
    cp whole.mart m.mart
    ask "DELETE FROM $list WHERE child % 3 = 0; UPDATE $list SET area = 'E10000003' WHERE child % 7 = 1"
    found=$(ask "SELECT rule, expected, children FROM annex_orphan_counted WHERE area = 'E06000052' AND snapshot = '2025-03-31' AND expected > 0" | sort)
    same "children taken out of $list" "$(by_sets 2025-03-31 | grep -v '|0|0$')" "$found"
    check "and missed" grep -qv '|0$' <<<"$found"
done
# both lists must be there: of a workbook without one nothing is said about it
"$pw" mart create n.mart >/dev/null
printf 'Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Referral,Referral Source,Referral NFA?,Number of Referrals in Last 12 Months,Allocated Team,Allocated Worker\nA,a) Male,a) WBRI,01/01/2015,10,01/02/2025,6: Police,b) No,0,T,W\n' >List_3.csv
"$pw" import annex-a List_3.csv --mart n.mart --area E06000052 --as-at 2025-03-31 --received 2025-05-01 >/dev/null 2>&1
same "a rule needs both its lists" 0 "$(sqlite3 n.mart "SELECT count(*) FROM annex_orphan")"
# what a pack says
mkdir pack
printf -- '---\ntitle: T\naudience: restricted\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n' >pack/pack.md
cp "$ROOT"/templates/shared/data_*.sql pack/
query() { # NAME COLUMNS
    "$pw" query "pack/$1" --mart whole.mart -p area=E06000052 -p as_at=2025-04-15 --format csv >out.csv
    sqlite3 :memory: -cmd ".import --csv out.csv t" "SELECT $2 FROM t"
}
same "the shared query says the same" "$(sqlite3 whole.mart "SELECT rule, expected, children FROM annex_orphan WHERE snapshot = '2025-03-31'" | sort)" \
    "$(query data_orphans "rule, expected, children" | sort)"
same "and that of columns" "$(sqlite3 whole.mart "SELECT count(*), sum(filled), sum(sound), sum(implausible) FROM annex_quality WHERE snapshot = '2025-03-31'")" \
    "$(query data_quality "count(*), sum(filled) + 0, sum(sound) + 0, sum(implausible) + 0")"
