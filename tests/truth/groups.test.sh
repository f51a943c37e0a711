# Groups of areas, derived figures, status and breaks on figures made by hand, with known answers.
# Would catch a mean called a rate, a status without a direction, a change across a break.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
pack=$TESTS/truth/groups
"$pw" mart create g.mart >/dev/null
# Cornwall (E06000052), Devon (E10000008), Kent (E10000016), Suffolk (E10000029)
sqlite3 g.mart <<'SQL'
INSERT INTO release (id, name, source, received) VALUES (1, '2025 made', 'Made by hand', '2025-11-01');
INSERT INTO neighbour_set (name, valid_from, source, received) VALUES ('Made', '2025-01-01', 'Made by hand', '2025-01-01');
INSERT INTO neighbour (set_name, area, rank, neighbour, received) VALUES
('Made', 'E06000052', 1, 'E10000008', '2025-01-01'), ('Made', 'E06000052', 2, 'E10000016', '2025-01-01'),
('Made', 'E06000052', 3, 'E10000029', '2025-01-01');
INSERT INTO framework (id, name) VALUES ('made', 'Made by hand');
INSERT INTO judgement (area, framework, inspected, aspect, grade, rank, source, received) VALUES
('E10000008', 'made', '2020-01-01', 'Overall effectiveness', 'Good', 2, 'Made', '2020-02-01'),
('E10000008', 'made', '2024-01-01', 'Overall effectiveness', 'Inadequate', 4, 'Made', '2024-02-01'),
('E10000016', 'made', '2023-01-01', 'Overall effectiveness', 'Outstanding', 1, 'Made', '2023-02-01');
INSERT INTO population (area, mid_year, age_group, vintage, value, source, received) VALUES
('E06000052', 2024, '0-17', 2024, 100000, 'Made', '2025-01-01'), ('E10000008', 2024, '0-17', 2024, 50000, 'Made', '2025-01-01'),
('E10000016', 2024, '0-17', 2024, 200000, 'Made', '2025-01-01'), ('E10000029', 2024, '0-17', 2024, 100000, 'Made', '2025-01-01');
CREATE TEMP TABLE o (indicator, area, year, value, symbol);
INSERT INTO o VALUES ('cla', 'E06000052', 2025, 600, NULL), ('cla_rate', 'E06000052', 2025, 60, NULL),
('cla_rate', 'E06000052', 2024, 66, NULL), ('cla_rate', 'E06000052', 2023, 64, NULL),
('cla', 'E10000008', 2025, 500, NULL), ('cla_rate', 'E10000008', 2025, 100, NULL),
('cla', 'E10000016', 2025, 800, NULL), ('cla_rate', 'E10000016', 2025, 40, NULL),
('cla', 'E10000029', 2025, 700, NULL), ('cla_rate', 'E10000029', 2025, 70, NULL),
('cpp_rate', 'E06000052', 2025, 40, NULL), ('cpp_rate', 'E10000008', 2025, 30, NULL), ('cpp_rate', 'E10000016', 2025, 36, NULL),
('cpp_rate', 'E06000052', 2024, 44, NULL), ('rereferrals_pct', 'E06000052', 2025, 24.5, NULL), ('rereferrals_pct', 'E06000052', 2024, 25, NULL),
('cpp_repeat_pct', 'E06000052', 2025, 22, NULL), ('cpp_repeat_pct', 'E06000052', 2024, 22, NULL),
('assessments_completed', 'E06000052', 2025, 380, NULL), ('referrals', 'E06000052', 2025, 400, NULL),
('icpc', 'E06000052', 2025, NULL, 'c'), ('section_47', 'E06000052', 2025, 100, NULL);
INSERT INTO observation (indicator, area, period_end, period_start, breakdown, release, confirmed, value, symbol, received)
SELECT o.indicator, o.area, o.year || '-03-31', CASE i.period_kind WHEN 'snapshot' THEN o.year || '-03-31' ELSE (o.year - 1) || '-04-01' END,
  '', 1, 1, o.value, o.symbol, '2025-11-01' FROM o JOIN indicator AS i ON i.id = o.indicator;
INSERT INTO target (indicator, area, kind, valid_from, value, tolerance, source, received) VALUES
('rereferrals_pct', 'E06000052', 'local', '2024-04-01', 22, 3, 'Made', '2024-04-01'),
('cpp_repeat_pct', 'E06000052', 'local', '2024-04-01', 15, 2, 'Made', '2024-04-01'),
('cla_rate', 'E06000052', 'local', '2024-04-01', 50, 2, 'Made', '2024-04-01');
INSERT INTO indicator_break (indicator, area, date, label, received) VALUES
('rereferrals_pct', 'E10000008', '2024-06-01', 'Elsewhere', '2024-06-01');
SQL
ask() { # QUERY COLUMN... : rows whose first two columns are given
    "$pw" query "$pack/$1" --mart g.mart -p area=E06000052 -p as_at=2025-03-31 --format csv | gawk -v wanted="${*:2}" '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; n = split(wanted, w, " ") } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "|" : "") $at[w[i]]; print line }'
}
groups=$(ask groups id name members n rate mean median)
# 500 + 800 + 700 children of 50,000 + 200,000 + 100,000; the mean of 100, 40 and 70
has() { if grep -qxF -- "$2" <<<"$3"; then ok "$1"; else fail "$1: no '$2' in"; printf '%s\n' "$3" | sed 's/^/    /'; fi; }
has "a group's rate is over its children" "cla_rate|Statistical neighbours|3|3|57.1428571428571|70|70" "$groups"
has "one judged worse since is not among the good" "cla_rate|Statistical neighbours judged good or outstanding|1|1|40|40|40" "$groups"
has "without counts there is a mean and no rate" "cpp_rate|Statistical neighbours|3|2|[x]|33|33" "$groups"
# a group of the user's own by date, and those of kind and region of London
cat >own_group.csv <<'CSV'
id,name
coast,Coastal alliance
CSV
cat >own_member.csv <<'CSV'
area_group,area,valid_from,valid_to
coast,Cornwall,,
coast,Devon,2020-01-01,2025-03-30
coast,Kent,2025-03-31,
CSV
check "a group of one's own" "$pw" import csv own_group.csv --table area_group --mart g.mart --received 2025-01-01
check "with members by date" "$pw" import csv own_member.csv --table group_member --mart g.mart --received 2025-01-01
# 600 + 800 of 100,000 + 200,000 children; mean and median of 60 and 40. Of plans there are rates alone
groups=$(ask groups id name members n rate mean median)
has "members of the day, and no others" "cla_rate|Coastal alliance|2|2|46.6666666666667|50|50" "$groups"
has "of rates alone: mean and median, and no rate" "cpp_rate|Coastal alliance|2|2|[x]|38|38" "$groups"
same "unitary authorities are a group" "cla_rate|Unitary authorities|1|60" "$(ask groups id name n rate | grep '^cla_rate|Unitary')"
same "kinds and parts of London have their members" "county|24
inner_london|14
london|33
metropolitan|36
outer_london|19" "$(sqlite3 g.mart "SELECT area_group, count(*) FROM group_member WHERE area_group IN ('county', 'london', 'metropolitan', 'inner_london', 'outer_london') GROUP BY 1")"
same "each by what it is" "" "$(sqlite3 g.mart "SELECT a.name FROM group_member AS m JOIN area AS a ON a.code = m.area WHERE m.area_group IN ('county', 'london', 'metropolitan', 'unitary') AND a.kind <> m.area_group")"
# one member whose count is withheld, with a published rate: the group has no rate any more
sqlite3 g.mart "UPDATE observation SET value = NULL, symbol = 'c' WHERE indicator = 'cla' AND area = 'E10000016'"
has "a member without its count takes the rate away, not the mean" "cla_rate|Coastal alliance|2|2|[x]|50|50" "$(ask groups id name members n rate mean median)"
sqlite3 g.mart "UPDATE observation SET value = 800, symbol = NULL WHERE indicator = 'cla' AND area = 'E10000016'"
has "a derived figure" "referrals_assessed_pct|95" "$(ask derived id value)"
has "a symbol in an input is its symbol" "section_47_conference_pct|[c]" "$(ask derived id value)"
status=$(ask status id status tenth short long)
# 24.5 is 2.5 off 22: within 3; more than a tenth off, better than 25; Devon's break is none of Cornwall's
has "within tolerance, amber by the tenth, better" "rereferrals_pct|Within tolerance|Amber|better|better" "$status"
has "off target, level" "cpp_repeat_pct|Off target|Amber|same|same" "$status"
has "a neutral measure has no status" "cla_rate|[z]|[z]|lower|lower" "$status"
# exactly at an edge of a rule, where binary fractions are a hair off: 2.9 below 85, a tenth above 0.7
cp g.mart edge.mart
sqlite3 edge.mart "UPDATE observation SET value = 82.1 WHERE indicator = 'rereferrals_pct' AND area = 'E06000052' AND period_end = '2025-03-31';
    UPDATE target SET value = 85, tolerance = 2.9, polarity = 'high' WHERE indicator = 'rereferrals_pct';
    UPDATE observation SET value = 0.77 WHERE indicator = 'cpp_repeat_pct' AND area = 'E06000052' AND period_end = '2025-03-31';
    UPDATE target SET value = 0.7, tolerance = 0.07 WHERE indicator = 'cpp_repeat_pct'"
edge=$("$pw" query "$pack/status" --mart edge.mart -p area=E06000052 -p as_at=2025-03-31 --format csv | gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["id"] "|" $at["status"] "|" $at["tenth"] }')
has "off by all of the tolerance is within it" "rereferrals_pct|Within tolerance|Green" "$edge"
has "off by a tenth is green" "cpp_repeat_pct|Within tolerance|Green" "$edge"
sqlite3 g.mart "INSERT INTO indicator_break (indicator, area, date, label, received) VALUES ('rereferrals_pct', '', '2024-04-01', 'New way', '2024-06-01')"
has "no direction across a break" "rereferrals_pct|Within tolerance|[x]|[x]|[x]" "$(ask status id status tenth short long)"
has "no change across one in the benchmark" "[z]" "$("$pw" benchmark --mart g.mart -p area=E06000052 -p as_at=2025-03-31 -i rereferrals_pct --format csv | gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["change"] }')"
has "nor in the key measures" "rereferrals_pct|[z]" "$(ask measures id change)"
has "nor across the change of population" "cpp_rate|[z]" "$(ask measures id change)"
has "with none between there is one" "cla_rate|-6" "$(ask measures id change)"
# a trend carries the flag where the break lies, and the authority's sentence starts after it
shared=$pack/../../../templates/shared
{ printf 'WITH\n'; cat "$shared/six_years.with.sql"; printf ',\n'; sed '1,/^WITH/d' "$shared/trends.sql"; } >trends.sql
flagged() { # INDICATOR: "year role flag" of figures after a break
    sqlite3 g.mart ".param set :area \"'E06000052'\"" ".param set :as_at \"'2025-03-31'\"" ".param set :set \"'Made'\"" ".read trends.sql" |
        gawk -F'|' -v id="$1" '$1 == id && int($10 / 16) % 2 { print substr($5, 1, 4), $7 }' | sort
}
same "no break, no flag" "" "$(flagged cla_rate)"
same "the first figure after a break is flagged" "2025 own" "$(flagged rereferrals_pct)"
sqlite3 g.mart "INSERT INTO indicator_break (indicator, area, date, label, received) VALUES ('cla_rate', 'E06000052', '2023-06-01', 'New system', '2024-06-01')"
same "of one area alone: that area" "2024 own" "$(flagged cla_rate)"
# repeat plans: 20, 22 and 30; without the one that counts in its own way Cornwall is the first of two
sqlite3 g.mart "INSERT INTO observation (indicator, area, period_end, period_start, breakdown, release, confirmed, value, received) VALUES
    ('cpp_repeat_pct', 'E10000008', '2025-03-31', '2024-04-01', '', 1, 1, 20, '2025-11-01'), ('cpp_repeat_pct', 'E10000016', '2025-03-31', '2024-04-01', '', 1, 1, 30, '2025-11-01')"
standing() {
    "$pw" benchmark --mart g.mart -p area=E06000052 -p as_at=2025-03-31 -i cpp_repeat_pct --format csv |
        gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["rank"], $at["ranked"] }'
}
same "rank among all" "2 3" "$(standing)"
sqlite3 g.mart "INSERT INTO indicator_break (indicator, area, date, label, received) VALUES ('cpp_repeat_pct', 'E10000008', '2024-06-01', 'Own way', '2024-06-01')"
same "one that counts in a way of its own is left out" "1 2" "$(standing)"
sqlite3 g.mart "INSERT INTO indicator_break (indicator, area, date, label, received) VALUES ('cpp_repeat_pct', '', '2024-07-01', 'All alike again', '2024-06-01')"
same "until all count alike again" "2 3" "$(standing)"
sqlite3 g.mart "INSERT INTO indicator_break (indicator, area, date, label, received) VALUES ('cpp_repeat_pct', 'E06000052', '2024-08-01', 'Own way', '2024-06-01')"
same "the authority itself has no rank then" "[u] 2" "$(standing)"
