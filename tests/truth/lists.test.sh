# Indicators of the lists of children against gawk, which reads the rows and has its own calendar,
# and hand-made children with known answers. Would catch a wrong window, day count, time limit,
# denominator, list or slice of lists.
. "$TESTS/lib.sh"
. "$TESTS/truth/lists/dump.sh"
pw=$PACKWRIGHT
pack=$TESTS/truth/lists

# measures MART FROM AS_AT: "indicator numerator denominator" as gawk prints them
measures() {
    "$pw" query "$pack/list_measures" --mart "$1" -p area=E06000052 -p "from=$2" -p "as_at=$3" --format csv |
        gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            $at["value"] == "[z]" || $at["value"] == "[x]" { next }
            { n = $at["counted"]; d = $at["out_of"] }
            $at["unit"] ~ /days/ { d = n; n = sprintf("%.0f", $at["value"] * d) }
            d == "[z]" { d = "" }
            n == 0 && d == "" { next }
            { print $at["id"], n, d }' | sort
}
agree() { # WHAT MART FROM AS_AT
    local mine theirs
    mine=$(measures "$2" "$3" "$4")
    theirs=$(dump_lists "$2" "$4" | gawk -v from="$3" -v to="$4" -f "$pack/lists.awk" | sort)
    [ -n "$theirs" ] || fail "$1: gawk found nothing"
    same "$1: $(echo "$theirs" | wc -l) indicators" "$theirs" "$mine"
}

"$pw" mart create random.mart >/dev/null
sqlite3 random.mart <"$pack/random.sql"
settle_lists random.mart
agree "invented children, half a year" random.mart 2024-10-01 2025-03-31
agree "invented children, a quarter" random.mart 2025-01-01 2025-03-31

# Catches: parts of a family with a column of a declared type in one and of none in another; SQLite then
# makes a copy of each row before it goes into list_settled, and imports take half as long again.
families=$(sqlite3 random.mart "SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'list_count_*'")
[ "$(wc -w <<<"$families")" -gt 10 ] || fail "families: the mart has too few"
for one in $families; do
    plan=$(sqlite3 random.mart "EXPLAIN QUERY PLAN SELECT area, measure, snapshot, id, child, since, until, hit, team, age, gender, ethnicity, need, part
        FROM $one WHERE area = 'E06000052' AND snapshot = '2025-03-31' AND since IS NOT NULL")
    same "$one is read without a copy" "" "$(grep "$one" <<<"$plan")"
done

# columns of a query's rows, parted by '|'
columns() { # MART QUERY COLUMN... -- PARAMETER...
    local mart=$1 query=$2 wanted=() args=()
    shift 2
    while [ "$1" != -- ]; do wanted+=("$1") && shift; done
    shift
    for one in "$@"; do args+=(-p "$one"); done
    "$pw" query "$pack/$query" --mart "$mart" "${args[@]}" --format csv | gawk -v wanted="${wanted[*]}" '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; n = split(wanted, w, " ") } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "|" : "") $at[w[i]]; print line }'
}
# without a window: as many of the last 12 months as the lists tell of. Lists with a gap between them
# tell from the end of the gap on; a day before the lists begin is still not told.
mkdir free
sed -e '/from:/d' -e 's/^audience:.*/audience: restricted/' "$pack/pack.md" >free/pack.md
window() { # MART [PARAMETER]: from when, and how many assessments were completed
    local folder=free
    [ $# -eq 1 ] || folder=$pack
    "$pw" query "$folder/list_measures" --mart "$1" -p area=E06000052 -p as_at=2025-03-31 ${2:+-p "$2"} --format csv |
        gawk -F, '$3 == "list_assessments_completed" { print $9 "|" $11 }'
}
same "no window: the half year of the lists" "$(window random.mart from=2024-10-01)" "$(window random.mart)"
check "which has figures" grep -q '2024-10-01|[1-9]' <(window random.mart)
earlier() { # MART DAY: the lists of another day beside those of the mart
    cp random.mart "$1"
    local others
    others=$(sqlite3 "$1" "SELECT group_concat(name) FROM pragma_table_info('annex_quality') WHERE name <> 'snapshot'")
    sqlite3 "$1" "INSERT INTO annex_quality (snapshot, $others) SELECT '$2', $others FROM annex_quality"
}
earlier gap.mart 2024-06-30
same "lists of June tell from January on" 2024-01-01 "$(sqlite3 gap.mart "SELECT min(first) FROM annex_snapshot WHERE list = 4")"
same "but months before a gap are left out" "$(window random.mart)" "$(window gap.mart)"
earlier whole.mart 2024-09-30
same "lists of September and March are a year" 2024-04-01 "$(window whole.mart | cut -d"|" -f1)"
check "which a window of its own finds" grep -qF '2024-06-01|[x]' <(window gap.mart from=2024-06-01)
# by team, age, sex, ethnicity and need: gawk's own groups of the lists' own columns
groups_of() { # MART FROM AS_AT WORD: "indicator|label|counted|out of"
    "$pw" query "$pack/list_by_$4" --mart "$1" -p area=E06000052 -p "from=$2" -p "as_at=$3" --format csv | sed "s/’/'/g" |
        gawk -v word="$4" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            $at["value"] == "[z]" || $at["value"] == "[x]" { next }
            { n = $at["counted"]; d = $at["out_of"]; g = $at[word]; gsub(/"/, "", g) }
            $at["unit"] ~ /days/ { d = n; n = sprintf("%.0f", $at["value"] * d) }
            d == "[z]" { d = "" }
            n == 0 && d == "" { next }
            { print $at["id"] "|" g "|" n "|" d }' | sort
}
slices() { # WHAT MART FROM AS_AT
    local word theirs
    gawk -v OFS='|' 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } { gsub(/"/, "") } $1 == "gender" { print "sex", $2, $3 } $1 == "ethnicity" { print $1, $2, $4 } $1 == "need" { print $1, $2, $3 }' \
        "$ROOT/src/mart/reference/code_label.csv" >labels
    sqlite3 -separator '|' "$2" "SELECT 'team', id, name FROM team" >>labels
    echo 'team||Not recorded' >>labels
    for word in team age sex ethnicity need; do
        theirs=$(dump_lists "$2" "$4" | gawk -v from="$3" -v to="$4" -v by=$word -v labels=labels -f "$pack/lists.awk" | sort)
        [ "$(wc -l <<<"$theirs")" -gt 150 ] || fail "$1 by $word: gawk found too little"
        same "$1 by $word: $(wc -l <<<"$theirs") figures" "$theirs" "$(groups_of "$2" "$3" "$4" $word)"
    done
}
slices "invented children" random.mart 2024-10-01 2025-03-31

# numbers that have one name are one number, in every group and month; and the lists that say all give
# each pair that list_same knows. Catches: a pair of different rows, a day or window of another list.
twins() { # MART FROM: "query row: number name" where two numbers of a name differ
    local query by
    for query in list_measures:id list_by_team:team list_by_age:age list_by_sex:sex list_by_ethnicity:ethnicity \
        list_by_need:need list_by_month:period_end list_by_part:part; do
        by=${query#*:} query=${query%:*}
        "$pw" query "$pack/$query" --mart "$1" -p area=E06000052 -p "from=$2" -p as_at=2025-03-31 --format csv >twins.csv
        sqlite3 :memory: ".import --csv twins.csv t" "
          CREATE TABLE n AS
            SELECT hit AS name, $by AS grp, first, period_end, counted AS n FROM t WHERE counted GLOB '[0-9]*'
            UNION ALL SELECT behind, $by, first, period_end, out_of FROM t WHERE out_of GLOB '[0-9]*'
            UNION ALL SELECT missed, $by, first, period_end, CAST(out_of - counted AS INTEGER) FROM t
              WHERE missed <> '[z]' AND counted GLOB '[0-9]*';
          UPDATE n SET grp = '' WHERE '$by' = 'id';
          SELECT '$query', grp, name, group_concat(DISTINCT n) FROM n GROUP BY name, grp, first, period_end
          HAVING count(DISTINCT n) > 1"
    done
}
named() { # MART: pairs that agree
    "$pw" query "$pack/list_measures" --mart "$1" -p area=E06000052 -p from=2024-10-01 -p as_at=2025-03-31 --format csv >named.csv
    sqlite3 "$1" "ATTACH ':memory:' AS o" ".import --csv --schema temp named.csv t" "SELECT s.id, s.part, s.other FROM list_same AS s
      JOIN temp.t AS t ON t.id = s.id
      WHERE s.name = CASE s.part WHEN 'all' THEN t.behind WHEN 'counted' THEN t.hit ELSE t.missed END AND s.other IS NOT NULL"
}
for from in 2024-10-01 2025-01-01; do
    same "invented children: a name is one number from $from on" "" "$(twins random.mart $from)"
done
check "and some have two" grep -q . <(named random.mart)

# two thousand children whose lists agree with each other, half a year and a window inside it
"$pw" sample annex-a --children 2000 --seed 7 -o sample.xlsx >/dev/null
"$pw" mart create sample.mart >/dev/null
"$pw" import annex-a sample.xlsx --mart sample.mart --area Cornwall --as-at 2025-03-31 >/dev/null
agree "an invented authority, half a year" sample.mart 2024-10-01 2025-03-31
slices "an invented authority" sample.mart 2024-10-01 2025-03-31
same "an invented authority: a name is one number" "" "$(twins sample.mart 2024-10-01)"
# of which the lists don't say it of all
same "and all pairs agree but these" "list_cin_disabled_pct all list_cin
list_cpp_repeat_2_years_pct all list_cpp_started
list_cpp_seen_alone_pct all list_cpp
list_section_47_nfa_pct all list_section_47" "$(sqlite3 sample.mart "SELECT id || ' ' || part || ' ' || other FROM list_same WHERE sort = 1" | sort |
    comm -23 - <(named sample.mart | tr '|' ' ' | sort))"
# a day before that of the lists: without what holds on that day alone
alone=" $(sqlite3 sample.mart "SELECT group_concat(id, ' ') FROM list_indicator WHERE kind = 'snapshot' OR id = 'list_cla_first_health_pct'") "
inner() { gawk -v alone="$alone" -F'[ |]' 'index(alone, " " $1 " ") == 0'; }
theirs=$(dump_lists sample.mart 2025-03-31 | gawk -v from=2024-11-07 -v to=2025-02-28 -f "$pack/lists.awk" | sort | inner)
same "an invented authority, 7 November to 28 February: $(wc -l <<<"$theirs") indicators" "$theirs" "$(measures sample.mart 2024-11-07 2025-02-28 | inner)"
theirs=$(dump_lists sample.mart 2025-03-31 | gawk -v from=2024-11-07 -v to=2025-02-28 -v by=need -v labels=labels -f "$pack/lists.awk" | sort | inner)
same "and by need, of the list that is read for the day" "$theirs" "$(groups_of sample.mart 2024-11-07 2025-02-28 need | inner)"

# month by month: gawk with the month for its window; what holds on the day of the list alone, and the
# first health assessments, which ask how long ago the start was on that day, in the last month only
months=$(columns random.mart list_by_month first period_end id unit value counted out_of -- area=E06000052 from=2024-10-01 as_at=2025-03-31)
theirs= mine=
for m in 2024-10-31 2024-11-30 2024-12-31 2025-01-31 2025-02-28 2025-03-31; do
    theirs+=$(dump_lists random.mart 2025-03-31 | gawk -v from="${m%-*}-01" -v to="$m" -f "$pack/lists.awk" | sed "s/^/$m /")$'\n'
done
alone=" $(sqlite3 random.mart "SELECT group_concat(id, ' ') FROM list_indicator WHERE kind = 'snapshot' OR id = 'list_cla_first_health_pct'") "
theirs=$(gawk -v alone="$alone" '$1 != "2025-03-31" && index(alone, " " $2 " ") { next } NF' <<<"$theirs" | sort)
mine=$(gawk -F'|' -v alone="$alone" '$2 != "2025-03-31" && index(alone, " " $3 " ") { next } $5 == "[z]" || $5 == "[x]" { next }
    { n = $6; d = $7 } $4 ~ /days/ { d = n; n = sprintf("%.0f", $5 * d) } d == "[z]" { d = "" } n == 0 && d == "" { next }
    { print $2, $3, n, d }' <<<"$months" | sort)
[ "$(wc -l <<<"$theirs")" -gt 100 ] || fail "by month: gawk found too little"
same "by month: $(wc -l <<<"$theirs") figures" "$theirs" "$mine"
# by what the list tells apart, from the lists' own columns
labels() { # CODE_SET: "code label" with a tab
    gawk -v set="$1" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } $1 == set { gsub(/"/, ""); print $2 "|" $3 }' "$ROOT/src/mart/reference/code_label.csv"
}
parted() { # ID CODE_SET SQL: sum by label
    same "by part: $1" "$(sqlite3 random.mart "$3" | gawk -F'|' 'NR == FNR { label[$1] = $2; next } { n[label[$1]]++ } END { for (l in n) print l "|" n[l] }' <(labels "$2") - | sort)" \
        "$(columns random.mart list_by_part id part counted -- area=E06000052 from=2024-10-01 as_at=2025-03-31 | sed -n "s/^$1|//p" | tr -d '"' | sed "s/’/'/g" | sort)"
}
parted list_contacts source "SELECT contact_source FROM contact WHERE snapshot = '2025-03-31' AND contacted BETWEEN '2024-10-01' AND '2025-03-31'"
parted list_referrals source "SELECT referral_source FROM referral WHERE snapshot = '2025-03-31' AND referred BETWEEN '2024-10-01' AND '2025-03-31'"
parted list_cpp abuse "SELECT latest_category FROM child_protection WHERE snapshot = '2025-03-31' AND started <= '2025-03-31' AND (ended IS NULL OR ended > '2025-03-31')"
parted list_cla placement "SELECT placement_type FROM child_in_care WHERE snapshot = '2025-03-31' AND started <= '2025-03-31' AND (ceased IS NULL OR ceased > '2025-03-31') AND coalesce(legal_status, '') NOT IN ('V3', 'V4')"
# how long cases are open: gawk's own calendar
lengths() { # ID SQL of started
    same "lengths: $1" "$(sqlite3 random.mart "$2" | gawk -F'|' "$(sed -n '/^function number/,/^}/p; /^function day(/p; /^function months(/,/^}/p' "$pack/lists.awk")"'
        { t = day("2025-03-31"); n[months($1, 24) <= t ? "2 years or more" : months($1, 12) <= t ? "1 to 2 years" : months($1, 6) <= t ? "6 months to 1 year" : months($1, 3) <= t ? "3 to 6 months" : "Under 3 months"]++; all++ }
        END { for (l in n) print l "|" n[l] "|" all }' | sort)" \
        "$(columns random.mart list_lengths id length counted out_of -- area=E06000052 as_at=2025-03-31 | sed -n "s/^$1|//p" | grep -v '|0|' | sort)"
}
lengths list_cin "SELECT started FROM child_in_need WHERE snapshot = '2025-03-31' AND started <= '2025-03-31' AND (closed IS NULL OR closed > '2025-03-31')"
lengths list_cpp "SELECT started FROM child_protection WHERE snapshot = '2025-03-31' AND started <= '2025-03-31' AND (ended IS NULL OR ended > '2025-03-31')"
lengths list_assessments_open "SELECT started FROM assessment WHERE snapshot = '2025-03-31' AND started <= '2025-03-31' AND (authorised IS NULL OR authorised > '2025-03-31')"

if [ -d "$SHARED/data/annex-a" ]; then
    for one in Annex_A_2022:2020-04-01:2020-09-30 Annex_A_2024_Jan:2020-04-01:2020-09-30 \
        annexa_example:2019-03-01:2019-08-31 2016-01-sample:2015-08-01:2016-01-31; do
        IFS=: read -r book from day <<<"$one"
        rm -f book.mart
        "$pw" mart create book.mart >/dev/null
        "$pw" import annex-a "$SHARED/data/annex-a/$book.xlsx" --mart book.mart --area Cornwall --as-at "$day" >/dev/null 2>&1
        if [ "$book" = 2016-01-sample ]; then
            same "$book, without rows: nothing counted" "" "$(measures book.mart "$from" "$day")"
        else
            agree "$book" book.mart "$from" "$day"
            # what the import left is what the views say
            same "$book: what an import leaves" "" "$(sqlite3 book.mart "SELECT * FROM (SELECT * FROM list_event EXCEPT SELECT area, measure, snapshot, id, child, since, until, hit, team, age, gender, ethnicity, need, part FROM list_event_counted)
                UNION ALL SELECT * FROM (SELECT area, measure, snapshot, id, child, since, until, hit, team, age, gender, ethnicity, need, part FROM list_event_counted EXCEPT SELECT * FROM list_event)")"
        fi
    done
else
    skip "lists: ../shared/data is not here"
fi

# ---- hand-made: each child stands for one rule --------------------------------------------
"$pw" mart create hand.mart >/dev/null
sqlite3 hand.mart <<'SQL'
INSERT INTO child WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 40) SELECT i, 'c' || i FROM r;
INSERT INTO annex_quality SELECT 'E06000052', s.column1, l.list, 'child', 1, 1, 1, 1, 0, '2025-04-01'
FROM annex_list AS l, (VALUES ('2024-12-31'), ('2025-03-31')) AS s WHERE l.list > 0;
-- 45 working days after 16 December 2024 is 20 February 2025: Christmas, Boxing Day and New Year
-- don't count. In time, a day late, closed on the day it started, open
INSERT INTO assessment (snapshot, area, received, child, started, authorised) VALUES
('2025-03-31', 'E06000052', '2025-04-01', 1, '2024-12-16', '2025-02-20'),
('2025-03-31', 'E06000052', '2025-04-01', 2, '2024-12-16', '2025-02-21'),
('2025-03-31', 'E06000052', '2025-04-01', 3, '2025-03-03', '2025-03-03'),
('2025-03-31', 'E06000052', '2025-04-01', 4, '2025-03-31', NULL),
-- 45 working days before 31 March 2025 is 27 January: open for exactly 45, and for 46
('2025-03-31', 'E06000052', '2025-04-01', 5, '2025-01-27', NULL),
('2025-03-31', 'E06000052', '2025-04-01', 6, '2025-01-24', NULL),
-- only on the older list, and on both
('2024-12-31', 'E06000052', '2025-01-01', 7, '2024-08-05', '2024-09-30'),
('2024-12-31', 'E06000052', '2025-01-01', 1, '2024-12-16', NULL);
-- none before, one, not said; twice on the list; on the same day of the year before, a day earlier
INSERT INTO referral (id, snapshot, area, received, child, referred, previous) VALUES
(1, '2025-03-31', 'E06000052', '2025-04-01', 10, '2025-01-15', 0),
(2, '2025-03-31', 'E06000052', '2025-04-01', 11, '2025-01-15', 1),
(3, '2025-03-31', 'E06000052', '2025-04-01', 12, '2025-01-15', NULL),
(4, '2025-03-31', 'E06000052', '2025-04-01', 13, '2024-11-01', 1),
(5, '2025-03-31', 'E06000052', '2025-04-01', 13, '2025-01-15', 1),
(8, '2025-03-31', 'E06000052', '2025-04-01', 15, '2024-01-15', 1),
(9, '2025-03-31', 'E06000052', '2025-04-01', 15, '2025-01-15', 1),
(10, '2025-03-31', 'E06000052', '2025-04-01', 16, '2024-01-14', 0),
(11, '2025-03-31', 'E06000052', '2025-04-01', 16, '2025-01-15', 0),
(6, '2024-12-31', 'E06000052', '2025-01-01', 13, '2024-11-01', 0),
(7, '2024-12-31', 'E06000052', '2025-01-01', 14, '2024-07-01', 0);
-- the strategy discussion on Saturday 29 March 2025: 15 working days on is Tuesday 22 April; on
-- Monday 3 February it is 24 February
INSERT INTO section_47 (snapshot, area, received, child, strategy, conference) VALUES
('2025-03-31', 'E06000052', '2025-04-01', 20, '2025-02-03', '2025-02-24'),
('2025-03-31', 'E06000052', '2025-04-01', 21, '2025-02-03', '2025-02-25'),
('2025-03-31', 'E06000052', '2025-04-01', 22, '2025-03-29', NULL);
-- unborn, started and ended on the same day, 729 and 730 days
INSERT INTO child_protection (snapshot, area, received, child, age, started, ended) VALUES
('2025-03-31', 'E06000052', '2025-04-01', 30, -1, '2025-03-31', NULL),
('2025-03-31', 'E06000052', '2025-04-01', 31, 4, '2025-02-01', '2025-02-01'),
('2025-03-31', 'E06000052', '2025-04-01', 32, 4, '2023-04-02', NULL),
('2025-03-31', 'E06000052', '2025-04-01', 33, 4, '2023-04-01', NULL),
('2024-12-31', 'E06000052', '2025-01-01', 34, 4, '2024-11-01', NULL);
SQL
settle_lists hand.mart
says_of() { # WHAT "value counted out_of" ID FROM AS_AT
    same "$1" "$2" "$("$pw" query "$pack/list_measures" --mart hand.mart -p area=E06000052 -p "from=$4" -p "as_at=$5" --format csv |
        gawk -v id="$3" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            $at["id"] == id { print $at["value"], $at["counted"], $at["out_of"] }')"
}
says_of "45 working days over Christmas are in time, 46 are not; the same day is none" "66.6666666666667 2 3" list_assessments_45_days_pct 2025-01-01 2025-03-31
says_of "open: not the one that closed on its day" "3 3 [z]" list_assessments_open 2025-01-01 2025-03-31
says_of "open for 45 working days is not overdue, for 46 it is" "1 1 [z]" list_assessments_overdue 2025-01-01 2025-03-31
says_of "open on an earlier day, by the newest list" "3 3 [z]" list_assessments_open 2025-01-01 2025-02-20
says_of "completed: each day from one list" "4 4 [z]" list_assessments_completed 2024-07-01 2025-03-31
says_of "a day before what the newest list reaches" "1 1 [z]" list_assessments_completed 2024-07-01 2024-09-30
says_of "what holds on the day of a list alone stays on it" "1 1 [z]" list_cpp_reviews_due 2024-07-01 2025-03-30
says_of "a window that no list tells of has no figure" "[x] [x] [x]" list_assessments_completed 2024-06-30 2025-03-31
says_of "re-referrals: said by the list, or earlier on it" "50 3 6" list_rereferrals_pct 2024-10-01 2025-03-31
says_of "referrals of two lists count once" "8 8 [z]" list_referrals 2024-07-01 2025-03-31
says_of "15 working days are in time, 16 are not" "50 1 2" list_icpc_15_days_pct 2025-01-01 2025-03-31
says_of "a discussion on a Saturday is not overdue on the Monday" "0 0 [z]" list_icpc_overdue 2025-01-01 2025-03-31
says_of "plans: the unborn counts, one of a single day does not" "3 3 [z]" list_cpp 2025-01-01 2025-03-31
says_of "plans started: it does" "2 2 [z]" list_cpp_started 2025-01-01 2025-03-31
says_of "729 days are not 2 years, 730 are" "33.3333333333333 1 3" list_cpp_2_years_pct 2025-01-01 2025-03-31
same "by age: the unborn has a band" "Unborn 1" "$("$pw" query "$pack/list_by_age" --mart hand.mart -p area=E06000052 -p from=2025-01-01 -p as_at=2025-03-31 --format csv |
    gawk -F, '$1 == "list_cpp" && /Unborn/ { print $8, $10 }')"
# any sqlite3 shell opens the views
same "no view needs our functions" "" "$(for view in $(sqlite3 hand.mart "SELECT name FROM sqlite_schema WHERE type = 'view'"); do
    sqlite3 hand.mart "SELECT count(*) FROM $view" 2>&1 >/dev/null; done)"
# what a mart holds: definition, polarity, source and coverage of both kinds of indicator
listed() { "$pw" list indicators --mart hand.mart --format csv | grep "^$1,"; }
same "an indicator of lists is listed" "list_icpc_15_days_pct,Initial conferences in 15 working days,%,high,2024-12-31,2025-03-31,2,1,2,\"initial conferences held in the window, 15 working days or fewer after the strategy discussion\",initial conferences held in the window,[x],Annex A list 5: Section 47 enquiries and initial conferences" "$(listed list_icpc_15_days_pct)"
same "a published one too" "neutral,[x],[x],0,0,0" "$(listed cla_rate | grep -o 'neutral,[^"]*0,0,0')"
# what an import leaves follows visits too
cat >visits.csv <<'CSV'
area,child,kind,due,made
E06000052,c1,child in need,2025-03-01,2025-03-05
E06000052,c2,child in need,2025-03-10,
CSV
"$pw" import csv visits.csv --table visit --mart hand.mart --received 2025-04-01 >/dev/null
says_of "a visit after its day is not in time, an open one is overdue" "1 1 [z]" list_visits_overdue 2025-03-01 2025-03-31
says_of "visits made" "1 1 [z]" list_visits_made 2025-03-01 2025-03-31
# rates: two plans in 90 days over 45,000 children; 365 / 90 as many when set to a year, and marked
sqlite3 hand.mart "INSERT INTO population (area, mid_year, age_group, vintage, value, source, received) VALUES
    ('E06000052', 2023, '0-17', 2024, 50000, 'Made', '2025-01-01'), ('E06000052', 2024, '0-17', 2024, 45000, 'Made', '2025-01-01'), ('E06000052', 2025, '0-17', 2025, 1, 'Made', '2025-01-01')"
rate() { columns hand.mart list_rates id counted rate basis population population_at -- area=E06000052 from=2025-01-01 as_at=2025-03-31 "$@" | grep "^$RATE|"; }
RATE=list_cpp_started
same "a rate of part of a year" "list_cpp_started|2|0.444444444444444|Of the period|45000|2024-06-30" "$(rate)"
same "set to a year where asked" "list_cpp_started|2|1.80246913580247|Annualised|45000|2024-06-30" "$(rate annualised=yes)"
RATE=list_cpp
same "what is open is not set to a year" "list_cpp|3|0.666666666666667|On the day|45000|2024-06-30" "$(rate annualised=yes)"
# overdue on 31 March: by 1, 7, 8, 28 and 29 days, on the day itself, and made on the day after
sqlite3 hand.mart "DELETE FROM visit; INSERT INTO visit (area, child, kind, due, made, received) VALUES
    ('E06000052', 1, 'child in need', '2025-03-30', NULL, '2025-04-01'), ('E06000052', 2, 'child in need', '2025-03-24', NULL, '2025-04-01'),
    ('E06000052', 3, 'child in need', '2025-03-23', NULL, '2025-04-01'), ('E06000052', 4, 'child in need', '2025-03-03', NULL, '2025-04-01'),
    ('E06000052', 5, 'child in need', '2025-03-02', NULL, '2025-04-01'), ('E06000052', 6, 'child in need', '2025-03-31', NULL, '2025-04-01'),
    ('E06000052', 7, 'child in need', '2025-03-10', '2025-04-01', '2025-04-01'), ('E06000052', 8, 'child in need', '2025-03-10', '2025-03-31', '2025-04-01')"
settle_lists hand.mart
same "overdue by days" "1 to 7 days|2
8 to 14 days|1
15 to 28 days|2
Over 28 days|1" "$(columns hand.mart visits_overdue late visits -- area=E06000052 as_at=2025-03-31)"

# five lists of plans, half a year apart, the middle one imported last. Plans of January 2025 after one that
# ended 23 months before, 24 months before, 24 months and 5 days before, and after none
"$pw" mart create plans.mart >/dev/null
plan_list() { # DAY ROW...: child,started,ended
    { echo 'Child Unique ID,Child Protection Plan Start Date,Child Protection Plan End Date,Number of Previous Child Protection Plans'; printf '%s\n' "${@:2}"; } >"List 7 $1.csv"
    "$pw" import annex-a "List 7 $1.csv" --mart plans.mart --area Cornwall --as-at "$1" >/dev/null 2>&1
}
again() { "$pw" query "$pack/list_measures" --mart plans.mart -p area=E06000052 -p from=2025-01-01 -p as_at=2025-03-31 --format csv |
    gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == "list_cpp_repeat_2_years_pct" { print $at["value"], $at["counted"], $at["out_of"] }'; }
plan_list 2023-03-31 a,2022-05-01,2023-02-01,0 b,2022-05-01,2023-01-31,0 c,2022-05-01,2023-01-05,0
plan_list 2024-03-31 e,2023-12-01,,0
plan_list 2024-09-30 e,2023-12-01,,0
plan_list 2025-03-31 a,2025-01-10,,1 b,2025-01-31,,1 c,2025-01-10,,1 d,2025-01-10,,0
same "plans again within 2 years: no figure where a list is missing" "[z] [z] 0" "$(again)"
plan_list 2023-09-30 e,2023-06-01,2023-07-01,0
same "with all lists two of four" "50 2 4" "$(again)"
same "and gawk says so" "list_cpp_repeat_2_years_pct 2 4" "$(dump_lists plans.mart 2025-03-31 | gawk -v from=2025-01-01 -v to=2025-03-31 -f "$pack/lists.awk" | grep 2_years_pct | grep repeat)"

# a month ends on its last day where the day's number is missing: plans started on 30 and 29 November, first
# review due on 28 February; a review of 31 August, the next due on 28 February; checks of 29 February 2024
"$pw" mart create months.mart >/dev/null
sqlite3 months.mart <<'SQL'
INSERT INTO child WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 9) SELECT i, 'c' || i FROM r;
INSERT INTO annex_quality SELECT 'E06000052', '2025-03-01', l.list, 'child', 1, 1, 1, 1, 0, '2025-04-01' FROM annex_list AS l WHERE l.list > 0;
INSERT INTO child_protection (snapshot, area, received, child, started, last_review, last_visit) VALUES
('2025-03-01', 'E06000052', '2025-04-01', 1, '2024-11-30', NULL, '2025-02-20'), ('2025-03-01', 'E06000052', '2025-04-01', 2, '2024-12-01', NULL, '2025-02-20'),
('2025-03-01', 'E06000052', '2025-04-01', 3, '2024-06-01', '2024-08-31', '2025-02-20'), ('2025-03-01', 'E06000052', '2025-04-01', 4, '2024-06-01', '2024-09-01', '2025-02-20');
INSERT INTO child_in_care (snapshot, area, received, child, age, started, last_health, last_dental) VALUES
('2025-03-01', 'E06000052', '2025-04-01', 5, 9, '2023-05-01', '2024-02-29', '2024-03-01'), ('2025-03-01', 'E06000052', '2025-04-01', 6, 9, '2024-02-29', '2025-02-01', '2025-02-01'),
('2025-03-01', 'E06000052', '2025-04-01', 7, 4, '2023-05-01', '2024-08-31', '2025-02-01'), ('2025-03-01', 'E06000052', '2025-04-01', 8, 4, '2024-03-02', '2024-09-01', '2025-02-01');
SQL
settle_lists months.mart
of_months() { "$pw" query "$pack/list_measures" --mart months.mart -p area=E06000052 -p from=2025-02-01 -p as_at=2025-03-01 --format csv |
    gawk -v id="$1" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == id { print $at["counted"], $at["out_of"] }'; }
same "reviews due on 28 February are overdue on 1 March, those due on the day are not" "2 [z]" "$(of_months list_cpp_reviews_overdue)"
same "in care for a year: from 29 February 2024 yes, from 2 March no; a check of 29 February is out of date" "1 3" "$(of_months list_cla_health_pct)"
same "a dental check of 1 March is not" "3 3" "$(of_months list_cla_dental_pct)"

# a chart of one indicator is titled with its name
mkdir named
printf -- '---\ntitle: One indicator\naudience: restricted\nparameters:\n  area:  { type: area }\n  as_at: { type: date }\n---\n\n```chart\ndata: list_by_team.list_cin\nmark: bar\nx: team\ny: value\ntitle: auto\n```\n' >named/pack.md
check "a chart's title says which indicator it shows" grep -q '^figure .*"Children in need: .* is ' <("$pw" dump doc named --mart sample.mart -p area=E06000052 -p as_at=2025-03-31)
