# Areas below the authority: where children are counted, what a rate is over, and that a withheld
# count of a ward can't be had from the wards beside it, its locality or the authority.
. "$TESTS/lib.sh"
. "$TESTS/truth/lists/dump.sh"
pw=$PACKWRIGHT
pack=$TESTS/truth/areas
columns() { # MART FROM AS_AT INDICATORS COLUMN...: rows parted by '|'
    local wanted="${*:5}"
    "$pw" query "$pack/list_by_area" --mart "$1" -p "area=$AREA" -p "from=$2" -p "as_at=$3" -p "indicators=$4" --format csv |
        gawk -v wanted="$wanted" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; n = split(wanted, w, " ") } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "|" : "") $at[w[i]]; print line }'
}

# ---- the sample: sqlite3 counts the lists' own rows by ward and adds up; gawk divides
AREA=X10000001
mart=$BUILD/sample.mart
of_sample() { # ID, SQL of child and day
    sqlite3 -readonly -separator '|' "$mart" "
        SELECT 'Ward', coalesce((SELECT name FROM local_area WHERE code = r.area), CASE WHEN r.area IS NULL THEN 'none' ELSE 'out' END), count(*)
        FROM ($2) AS c LEFT JOIN residence AS r ON r.child = c.child GROUP BY 2
        UNION ALL SELECT 'Locality', coalesce((SELECT p.name FROM local_area AS l JOIN local_area AS p ON p.code = l.parent WHERE l.code = r.area), 'none'), count(*)
        FROM ($2) AS c LEFT JOIN residence AS r ON r.child = c.child GROUP BY 2
        UNION ALL SELECT 'Authority', 'Exampleshire', count(*) FROM ($2)" |
        gawk -F'|' -v id="$1" 'FNR == NR { if ($7 == "population_2022") next; split($0, f, ","); pop[f[2]] = f[9]; next }
            { where = $2 == "none" ? "Not recorded" : $2 == "out" ? "Outside the authority" : $2; p = $1 == "Authority" ? 142429 : pop[where] }
            $1 == "Locality" && $2 == "none" { next }
            { printf "%s|%s|%s|%d|%s\n", id, where == $2 ? $1 : "Elsewhere", where, $3, p ? sprintf("%.6f", $3 / p * 10000) : "[z]" }' \
            "$ROOT/templates/sample/local_area.csv" - | sort
}
in_sample() { # ID
    columns "$mart" 2024-10-01 2025-03-31 "|$1|" id level area counted rate |
        gawk -F'|' -v OFS='|' '$4 > 0 { if ($5 != "[z]") $5 = sprintf("%.6f", $5); print }' | sort
}
same "plans by ward and locality, with rates" "$(of_sample list_cpp "SELECT child FROM child_protection WHERE started <= '2025-03-31' AND (ended IS NULL OR ended > '2025-03-31')")" "$(in_sample list_cpp)"
same "referrals of half a year" "$(of_sample list_referrals "SELECT child FROM referral WHERE referred BETWEEN '2024-10-01' AND '2025-03-31'")" "$(in_sample list_referrals)"
same "every indicator: wards and those elsewhere are all children, and so are localities" "" "$(
    columns "$mart" 2024-10-01 2025-03-31 "" id level among_wards among_localities counted | gawk -F'|' '
        $2 == "Authority" { all[$1] = $5; next } $3 == "yes" { w[$1] += $5 } $4 == "yes" { l[$1] += $5 }
        END { for (i in all) { n++; if (w[i] != all[i] || l[i] != all[i]) print i, all[i], w[i], l[i] } if (n < 5) print "only", n }')"
same "and all children are those of the lists" "$("$pw" query "$pack/list_measures" --mart "$mart" -p area=$AREA -p from=2024-10-01 -p as_at=2025-03-31 --format csv |
    gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["id"] "|" $at["counted"] "|" $at["out_of"] }' | grep -E '^list_(cpp|cpp_repeat_pct|cin)\|' | sort)" \
    "$(columns "$mart" 2024-10-01 2025-03-31 '|list_cpp|list_cin|list_cpp_repeat_pct|' level id counted out_of | sed -n 's/^Authority|//p' | sort)"

# ---- hand-made: each child stands for one rule
AREA=E06000052
"$pw" mart create hand.mart >/dev/null
cat >areas.csv <<'CSV'
code,name,kind,parent,valid_from,valid_to,population_2023,population_2024,population_2025
N,North,locality,Cornwall,,,,,
S,South,locality,Cornwall,,,,5000,
W1,Abbey,ward,N,,,900,1000,1100
W2,Castle,ward,N,,2025-01-31,,700,
W3,Castle Green,ward,N,2025-02-01,,,800,
W4,Docks,ward,S,,2024-12-31,,,
W4,Docks,ward,N,2025-01-01,,,600,
W5,East,ward,S,,,,,
CSV
check "areas" "$pw" import areas areas.csv --mart hand.mart --received 2025-04-01
cat >homes.csv <<'CSV'
child,area,valid_from,valid_to
c1,W1,,
c2,W1,2020-01-01,2025-02-14
c2,W5,2025-02-15,
c3,W2,,2025-01-31
c3,W3,2025-02-01,
c4,W4,,
c5,Devon,,
c6,S,,
c7,W5,2020-01-01,2024-06-30
CSV
check "homes" "$pw" import csv homes.csv --table residence --mart hand.mart --received 2025-04-01
sqlite3 hand.mart <<'SQL'
INSERT INTO child (identifier) VALUES ('c8');
INSERT INTO annex_quality SELECT 'E06000052', '2025-03-31', list, 'child', 1, 1, 1, 1, 0, '2025-04-01' FROM annex_list WHERE list > 0;
INSERT INTO population (area, mid_year, age_group, vintage, value, source, received) VALUES ('E06000052', 2024, '0-17', 2024, 20000, 'Made', '2025-01-01');
INSERT INTO referral (snapshot, area, received, child, referred)
SELECT '2025-03-31', 'E06000052', '2025-04-01', c.number, d.column2 FROM child AS c JOIN (VALUES
    ('c1', '2025-03-01'), ('c1', '2025-01-01'), -- twice referred, twice counted
    ('c2', '2025-02-14'), ('c2', '2025-02-15'), -- moved between
    ('c3', '2025-01-20'), ('c3', '2025-02-01'), -- the ward became another
    ('c4', '2024-12-01'),                       -- the ward went to another locality since
    ('c5', '2025-02-01'),                       -- lives in another authority
    ('c6', '2025-02-01'),                       -- only the locality is known
    ('c7', '2025-02-01'),                       -- no home any more
    ('c8', '2025-02-01')) AS d ON d.column1 = c.identifier; -- none ever
SQL
settle_lists hand.mart
# a ward that ended is told until when; no rate for one that is younger than the window or has no children
# held; North's children are those of its wards
same "homes on the day, areas as on the last day" "Ward|North|Abbey|[z]|3|30|1000
Ward|North|Castle|2025-01-31|1|[x]|[x]
Ward|North|Castle Green|[z]|1|[x]|[x]
Ward|North|Docks|[z]|1|16.6666666666667|600
Locality|North|North|[z]|6|25|2400
Ward|South|East|[z]|1|[x]|[x]
Ward|South|Not recorded|[z]|1|[z]|[z]
Locality|South|South|[z]|2|4|5000
Elsewhere|Elsewhere|Not recorded|[z]|2|[z]|[z]
Elsewhere|Elsewhere|Outside the authority|[z]|1|[z]|[z]
Authority|[x]|Cornwall|[z]|11|5.5|20000" "$(columns hand.mart 2024-10-01 2025-03-31 '|list_referrals|' level around area until counted rate population)"
same "an earlier day: areas as they stood, those in which nobody is counted too" "Abbey|1
Castle|1
Docks|1
North|3
East|0
South|0
Cornwall|3" "$(columns hand.mart 2024-10-01 2025-01-31 '|list_referrals|' area counted)"
sqlite3 hand.mart "DELETE FROM population WHERE area = 'W1'"
same "a sum with a ward missing is none: no rate for the locality" "North|6|[x]" "$(columns hand.mart 2024-10-01 2025-03-31 '|list_referrals|' area counted rate | grep '^North|')"

# ---- a public pack: every sum that a reader can do leaves each withheld count open
cat >attack.awk <<'AWK'
# Rows "level|around|area|counted" of one indicator and day. Solves every sum that has one unknown until
# nothing moves, and prints what it found out; at the end how many were withheld.
function know(name, said) { if (!(name in value) || value[name] == "[c]") value[name] = said }
function part(whole, name, said) { member[whole, ++count[whole]] = name; know(name, said) }
BEGIN { FS = "|" }
$1 == "Ward" { part("in " $2, "ward " $2 "/" $3, $4) }
$1 == "Locality" { part("all", "in " $3, $4) }
$1 == "Elsewhere" { part("all", "elsewhere " $3, $4) }
$1 == "Authority" { know("all", $4) }
END {
    for (name in value) withheld += value[name] == "[c]"
    do {
        moved = 0
        for (whole in count) {
            sum = many = 0
            for (i = 1; i <= count[whole]; i++)
                if (value[member[whole, i]] == "[c]") { many++; unknown = member[whole, i] } else sum += value[member[whole, i]]
            if (value[whole] == "[c]" && !many) { value[whole] = sum; print "found", whole, sum; moved = 1 }
            if (value[whole] != "[c]" && many == 1) { value[unknown] = value[whole] - sum; print "found", unknown, value[unknown]; moved = 1 }
        }
    } while (moved)
    print withheld + 0, "withheld"
}
AWK
same "the attack finds what can be found" "found ward N/x 3
1 withheld" "$(printf '%s\n' 'Ward|N|x|[c]' 'Ward|N|y|9' 'Locality|N|N|12' 'Authority|||20' | gawk -f attack.awk)"
published() { # MART: rows for the attack from both tables of the public pack
    "$pw" dump doc "$pack" --audience public --mart "$1" -p area=E06000052 -p from=2024-10-01 -p as_at=2025-03-31 -p 'indicators=|list_cpp|' >doc.txt 2>err.txt || { cat err.txt; return; }
    gawk -F' [|] ' '$1 == "list_cpp" { print $8 "|" $12 "|" $13 "|" $21 } $3 == "list_cpp" { print "Authority|||" $12 }' doc.txt
}
open_counts=0
for seed in 1 2 3 4 5 6 7 8 9 10; do
    gawk -v seed=$seed 'BEGIN { srand(seed); split("W1 W3 W4 W5 N S E10000008", where, " ")
        print "DELETE FROM child_protection; DELETE FROM residence; DELETE FROM child;"
        for (i = 1; i <= 7; i++) { n = rand() < 0.45 ? int(rand() * 7) : int(rand() * 40)
            for (k = 0; k < n; k++) { c++; print "INSERT INTO child VALUES (" c ", \x27" c "\x27); INSERT INTO residence VALUES (" c ", \x271900-01-01\x27, NULL, \x27" where[i] "\x27, \x272025-04-01\x27);"
                print "INSERT INTO child_protection (snapshot, area, received, child, started) VALUES (\x272025-03-31\x27, \x27E06000052\x27, \x272025-04-01\x27, " c ", \x272025-01-01\x27);" } } }' |
        { echo 'BEGIN; DELETE FROM referral;'; cat; echo 'COMMIT;'; } | sqlite3 hand.mart
    settle_lists hand.mart
    published hand.mart >rows.txt
    found=$(gawk -f attack.awk rows.txt)
    [ "$(grep -c '^Authority' rows.txt)" -ge 2 ] || fail "seed $seed: both tables are in the pack"
    if grep -q found <<<"$found"; then fail "seed $seed: $found"; fi
    # what is shown is at least 6 or 0, and what is withheld was there to be
    if gawk -F'|' '$4 ~ /^[1-5]$/ { bad = 1 } END { exit !bad }' rows.txt; then fail "seed $seed: a small count is shown"; fi
    open_counts=$((open_counts + ${found%% *}))
done
if [ "$open_counts" -gt 10 ]; then ok "ten random authorities: $open_counts counts withheld, none found by subtraction"; else fail "only $open_counts counts were withheld"; fi

# ---- local figures: the latest of each, over the children of the year before; a share by its parts
"$pw" mart create figures.mart >/dev/null
"$pw" import areas areas.csv --mart figures.mart --received 2025-04-01 >/dev/null
cat >own.csv <<'CSV'
id,label,unit,decimals,polarity,period_kind,period_end,source,per,disclosure
own.plans,Own plans,count,0,neutral,snapshot,03-31,Own system,,people
own.seen,Seen,%,1,high,year,03-31,Own system,100,people
CSV
cat >told.csv <<'CSV'
indicator,area,period_end,value,numerator,denominator
own.plans,Abbey,2024-03-31,9,,
own.plans,Abbey,2025-03-31,12,,
own.plans,Castle Green,2025-03-31,20,,
own.plans,Docks,2025-03-31,7,,
own.plans,North,2025-03-31,39,,
own.plans,South,2025-03-31,10,,
own.plans,Cornwall,2025-03-31,49,,
own.seen,Abbey,2025-03-31,75,9,12
own.seen,Docks,2025-03-31,50,,
CSV
check "an indicator of people" "$pw" import csv own.csv --table indicator --mart figures.mart --received 2025-04-01
check "figures by name" "$pw" import csv told.csv --table observation --mart figures.mart --received 2025-04-01
figures() {
    "$pw" query "$pack/local_figures" --mart figures.mart -p area=E06000052 -p from=2024-10-01 -p as_at=2025-06-30 "$@" --format csv |
        gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { print $at["id"] "|" $at["level"] "|" $at["around"] "|" $at["area"] "|" $at["value"] "|" $at["counted"] "|" $at["out_of"] "|" $at["rate"] "|" $at["population"] }'
}
same "latest, with rates where children are held" "own.plans|Ward|North|Abbey|12|12|[z]|120|1000
own.plans|Ward|North|Castle Green|20|20|[z]|250|800
own.plans|Ward|North|Docks|7|7|[z]|116.666666666667|600
own.plans|Locality|North|North|39|39|[z]|[x]|[x]
own.plans|Locality|South|South|10|10|[z]|20|5000
own.plans|Authority|[x]|Cornwall|49|49|[z]|[x]|[x]
own.seen|Ward|North|Abbey|75|9|12|[z]|[z]
own.seen|Ward|North|Docks|[x]|[x]|[x]|[z]|[z]" "$(figures)"
# the 3 of one ward: another of the same locality goes with it, or the sums do
sed -i 's/^own.plans,Docks,2025-03-31,7/own.plans,Docks,2025-03-31,3/; s/^own.plans,North,2025-03-31,39/own.plans,North,2025-03-31,35/; s/^own.plans,Cornwall,2025-03-31,49/own.plans,Cornwall,2025-03-31,45/' told.csv
"$pw" import csv told.csv --table observation --mart figures.mart --received 2025-05-01 >/dev/null
hidden=$("$pw" dump doc "$pack" --audience public --mart figures.mart -p area=E06000052 -p from=2024-10-01 -p as_at=2025-06-30 |
    gawk -F' [|] ' '$1 == "own.plans" { print $7 "|" $8 "|" $9 "|" $16 }')
same "the small one is withheld" "Ward|North|Docks|[c]" "$(grep Docks <<<"$hidden")"
same "and can't be had by subtraction" "" "$(gawk -f attack.awk <<<"$hidden" | grep found)"
cp "$mart" sample.mart
says "a sample takes no areas of its own" 3 "is a sample" "$pw" import areas areas.csv --mart sample.mart
