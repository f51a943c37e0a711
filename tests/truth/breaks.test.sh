# No change, trend or rank across a dated break, in every query of a pack that has one: a copy of the
# sample mart with a break of every indicator on 1 March 2025.
# Catches: a series that goes on across a break, a change or a direction that is told over it, a rank
# or a fifth of an authority that counts in its own way, a rank won by very few children.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
templates=$ROOT/templates
cp "$BUILD/sample.mart" whole.mart
cp whole.mart broken.mart
sqlite3 broken.mart "INSERT INTO indicator_break (indicator, area, date, label, received)
    SELECT id, '', '2025-03-01', 'New way', '2025-01-01' FROM indicator"

# a pack of one table for each series
series="care_rate_by_year measures_by_year assessments_in_time contacts_by_month overdue_by_month conversion trend_table trends
    open_cases overdue_visits care_flow referrals_by_month"
mkdir pack
cp "$templates"/committee-report/*.sql pack
{
    printf -- '---\ntitle: Series\naudience: restricted\nparameters:\n  area:  { type: area }\n  as_at: { type: date }\n  set:   { type: set }\n---\n'
    for one in $series; do printf '# Of %s\n\n```table\ndata: %s\ntitle: %s\n```\n\n' "$one" "$one" "$one"; done
} >pack/pack.md
# breaks MART: "query number" of cells flagged as the first after a break
breaks() {
    "$pw" dump doc pack --mart "$1" -p area=X10000001 2>/dev/null |
        gawk '/^ *heading.*Of / { sub(/.*Of /, ""); sub(/[^a-z_].*/, ""); now = $0 } now { n[now] += gsub(/\[b\]/, "") } END { for (q in n) print q, n[q] }' | sort
}
same "no break, no flag" "$(for one in $series; do echo "$one 0"; done | sort)" "$(breaks whole.mart)"
breaks broken.mart >flagged
for one in $series; do
    if [ "$(sed -n "s/^$one //p" flagged)" -gt 0 ] 2>/dev/null; then ok "$one flags the first figure after a break"; else fail "$one: $(grep "^$one " flagged)"; fi
done

# csv MART QUERY COLUMN...: the columns of all rows, parted by '|'
csv() {
    local mart=$1 query=$2
    shift 2
    "$pw" query "pack/$query" --mart "$mart" -p area=X10000001 --format csv 2>/dev/null | gawk -v wanted="$*" '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; n = split(wanted, w, " ") } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "|" : "") $at[w[i]]; print line }'
}
# how many of the cells are numbers or words, without and with the break
told() {
    local m
    for m in whole broken; do csv $m.mart "$@" | tr '|' '\n' | grep -c -v -E '^(\[[a-z]+\]|)$'; done | tr '\n' ' '
}
same "open cases: no change over it" "1 0 " "$(told open_cases_now change)"
same "visits overdue: no change over it" "1 0 " "$(told overdue_now change)"
same "referrals: no change of twelve months over it" "1 0 " "$(told referral_year change)"
same "and no months that were higher" "1 0 " "$(told referral_year higher)"
same "and the twelve months themselves stand" "1 1 " "$(told referral_year total)"
same "timeliness: no pair of years over it" "3 0 " "$(told timeliness_change before)"
same "care: no value of four years before" "26 13 " "$(told care_rate_then_and_now value)"
# what stands at 30 September is before the break
words() { csv "$1" status period_end short | grep -c -E "^$2.*\|[a-z]+$"; }
same "status: directions of the workforce alone" "$(words whole.mart 2024-09-30)" "$(words broken.mart "")"
same "key measures: changes of the workforce alone" "$(csv broken.mart measures period_end change | grep '2024-09-30|' | grep -c '|-\?[0-9]')" "$(csv broken.mart measures change | grep -c '^-\?[0-9]')"

# a break on the last day of a period is one of that period
cp whole.mart last.mart
sqlite3 last.mart "INSERT INTO indicator_break (indicator, area, date, label, received)
    SELECT id, '', '2025-03-31', 'New way', '2025-01-01' FROM indicator"
same "status: a break on the last day counts" "$(words broken.mart "")" "$(words last.mart "")"

# One neighbour counts in its own way: of eleven authorities ten are left to rank, and it has no rank.
cp whole.mart own.mart
sqlite3 own.mart "INSERT INTO indicator_break (indicator, area, date, label, received)
    SELECT id, 'X10000003', '2023-06-01', 'Own way', '2024-01-01' FROM indicator"
held() { csv "$1" ranked id name | grep -c '^cla_rate|'; }
same "bars in order: without it" "11 10" "$(held whole.mart) $(held own.mart)"
same "fifths: without it" "1 0" "$(csv whole.mart fifths name measure | grep -c '^Brackenshire|"\?Children looked after') $(csv own.mart fifths name measure | grep -c '^Brackenshire|')"
same "map: it is in no fifth" "4 [u]" "$(csv whole.mart care_rate_map name fifth | sed -n 's/^Brackenshire|//p') $(csv own.mart care_rate_map name fifth | sed -n 's/^Brackenshire|//p')"
same "key measures: ranks are of ten" "11 10" "$(csv whole.mart measures id ranked | sed -n 's/^rereferrals_pct|//p') $(csv own.mart measures id ranked | sed -n 's/^rereferrals_pct|//p')"
own_rank() { "$pw" query pack/measures --mart own.mart -p area="$1" --format csv 2>/dev/null | gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == "rereferrals_pct" { print $at["rank"], $at["ranked"], $at["quarter"] }'; }
same "key measures: it has no rank" "[u] [u] [u]" "$(own_rank X10000003)"

# all eleven alike: all in the first fifth, whatever the order of their codes
cp whole.mart tie.mart
sqlite3 tie.mart "UPDATE observation SET value = (SELECT value FROM observation AS o WHERE o.indicator = 'cla_rate' AND o.newest = 1
        AND o.period_end = '2025-03-31' AND o.area = 'X10000001') WHERE indicator = 'cla_rate' AND area GLOB 'X1000*' AND period_end = '2025-03-31'"
same "equal values are in the same fifth" "1" "$(csv tie.mart care_rate_map fifth | sort -u | tr '\n' ' ' | sed 's/ $//')"

# very few children: a zero wins no rank and no quarter
if [ -d "$SHARED/data/ees" ]; then
    "$pw" mart create real.mart >/dev/null
    "$pw" import ees "$SHARED"/data/ees/children-in-need-2025/*.csv --mart real.mart >/dev/null 2>&1
    few() { "$pw" query pack/measures --mart real.mart -p "area=$1" --format csv 2>/dev/null | gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == "rereferrals_pct" { print $at["value"], $at["rank"], $at["ranked"], $at["quarter"] }'; }
    same "Isles of Scilly: a share of 0, and no rank" "0 [u] [u] [u]" "$(few E06000053)"
    same "Cornwall has one" "27.9 146 153 D" "$(few E06000052)"
    old() { "$pw" query pack/measures --mart real.mart -p area=E06000052 -p as_at=2030-03-31 --format csv 2>/dev/null | gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == "rereferrals_pct" { print $at["rank"] }'; }
    same "figures of five years ago are ranked among none" "[x]" "$(old)"
else
    skip "breaks: ../shared/data is not here"
fi
