# `packwright benchmark` of every measure of the Local Authority Interactive Tool, for authorities
# of every kind, against a second computation (lait/second.awk) over the tool's own rows: value,
# before, change, neighbours, region, England, rank, quarter, quartiles, exact and as printed.
# Would catch a wrong period, neighbour, region, tie, quantile, polarity, rounding, a change across
# a gap, a quarter where the tool gives none, an authority that changed taking another's figures.
. "$TESTS/lib.sh"
data=$SHARED/data/lait
[ -d "$data" ] || { skip "lait: ../shared/data is not here"; exit 0; }
pw=$PACKWRIGHT
gzip -dc "$data/bds_long_csc_topics.csv.gz" >long.csv
"$pw" mart create t.mart >/dev/null
"$pw" import lait long.csv --dictionary "$data/lait_data_dictionary.csv" --mart t.mart --received 2026-05-01 >/dev/null 2>&1
"$pw" import neighbours "$data/sn_may_2025.csv" --mart t.mart --received 2026-05-01 >/dev/null 2>&1

# everything that the second computation reads, by the sqlite3 shell's own reader of CSV
reference=$ROOT/src/mart/reference
sqlite3 -tabs -noheader :memory: \
    ".import --csv $reference/indicator_alias.csv alias" ".import --csv $reference/indicator.csv indicator" \
    ".import --csv $reference/indicator_break.csv break" ".import --csv $data/lait_data_dictionary.csv dictionary" \
    ".import --csv $data/sn_may_2025.csv sets" ".import --csv long.csv long" \
    "SELECT 'A', column_name, indicator, breakdown FROM alias WHERE family = 'lait/'" \
    "SELECT 'I', id, period_end, decimals FROM indicator" \
    "SELECT 'B', indicator, '', date FROM break" \
    "SELECT 'M', Measure_short, Polarity, dps, Year_Type, No_Quartile FROM dictionary" \
    "SELECT 'V', replace(\"Short Desc\", char(10), ' '), Years, \"LA Number\", Region, \"Values\" FROM long" \
    >rows 2>log
gawk -v FPAT='([^,]*)|("[^"]*")' -v OFS='\t' '$1 ~ /^[0-9]+$/ && NR > 2 { for (i = 6; i < 26; i += 2) if ($i ~ /^[0-9]+$/) print "N", $1, $i }' "$data/sn_may_2025.csv" >>rows

# Inner and outer London, a county, a metropolitan district, both with very few children, those
# that the reorganisations of 2019, 2021 and 2023 made, and on an earlier day those that they ended.
now="908@2025-12-31 202@2025-12-31 305@2025-12-31 330@2025-12-31 201@2025-12-31 420@2025-12-31 838@2025-12-31 839@2025-12-31 940@2025-12-31 941@2025-12-31 942@2025-12-31 943@2025-12-31"
then="928@2020-03-31 835@2018-12-31 909@2022-06-30 840@2019-09-30"
gawk -v wanted="$now $then" -f "$TESTS/truth/lait/second.awk" rows | sort >second

# the same of the program: exact values of the CSV, printed ones of the table
first() { # AREA@DAY
    local area=${1%@*} day=${1#*@}
    "$pw" benchmark --mart t.mart -p "area=$area" -p "as_at=$day" --format csv 2>/dev/null >csv
    "$pw" benchmark --mart t.mart -p "area=$area" -p "as_at=$day" 2>/dev/null >table
    gawk -v who="$1" '
        function plain(x) { return x ~ /^\[/ || x == "" ? "-" : x }
        function exact(x) { x = plain(x); return x == "-" ? x : x + 0 == 0 ? "0" : sprintf("%.12g", x) }
        function printed(x) { gsub(/[,%£]/, "", x); gsub(/−/, "-", x); return plain(x) }
        BEGIN { FPAT = "([^,]*)|(\"([^\"]|\"\")*\")"; n = split("value previous change neighbours_mean neighbours_median region nation minimum q1 q2 q3 maximum", name, " ")
            split("23 21 19 18 17 14 13 8 7 6 5 4", back, " ") }
        FILENAME == "table" { m = split($0, f, /  +/); row[FNR] = ""; for (i = 1; i <= n; i++) row[FNR] = row[FNR] " " printed(f[m - back[i]]); next }
        FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { id = $at["id"]; gsub(/"/, "", id)
          printf "%s\t%s\t%s\t%s %s %s %s %s %s %s %s", who, id, $at["part"], $at["period_end"], plain($at["previous_end"]), $at["neighbours_n"], $at["neighbours_of"], \
              plain($at["rank"]), plain($at["ranked"]), plain($at["tiny_ahead"]), plain($at["quarter"])
          for (i = 1; i <= n; i++) printf " %s", exact($at[name[i]])
          printf "\t%s\n", row[FNR] }' table csv
}
for one in $now $then; do first "$one"; done >first
# parts are named by words there and by pairs here
gawk -F '\t' -v OFS='\t' 'BEGIN { part["All"] = ""; part["Main age group"] = "care_leaver_age=19 to 21 years"
    part["Three months or less"] = "duration=3 months or less"; part["Over three to six months"] = "duration=more than 3 to 6 months"
    part["Over six months to a year"] = "duration=more than 6 months, less than 1 year"; part["One to two years"] = "duration=1 year, less than 2 years"
    part["Two years or more"] = "duration=2 years or more"; part["Up to ten working days"] = "working_days=0 to 10"
    part["Eleven to fifteen working days"] = "working_days=11 to 15"; part["Sixteen to twenty working days"] = "working_days=16 to 20"
    part["Over twenty working days"] = "working_days=21 or more" } { $3 = part[$3]; print }' first | sort >first.sorted
for one in $now $then; do
    same "$one: $(grep -c "^$one" second) measures" "$(grep "^$one" second)" "$(grep "^$one" first.sorted)"
done
same "measures compared" 175 "$(gawk -F '\t' '{ seen[$2, $3] } END { print length(seen) }' second)"
