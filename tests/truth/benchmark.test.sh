# `packwright benchmark` against a second computation in gawk on the published
# files, and against the values that the Department's own tool shows. Would
# catch a wrong period, neighbour, region, rank, quantile, letter or mean.
. "$TESTS/lib.sh"
data=$SHARED/data
[ -d "$data/ees" ] || { skip "benchmark: ../shared/data is not here"; exit 0; }
pw=$PACKWRIGHT
c1=$(echo "$data"/ees/children-in-need-2025/c1_*.csv)
d5=$(echo "$data"/ees/children-in-need-2025/d5_*.csv)
cla=$data/ees/children-looked-after/cla_number_and_rate_per_10k_children.csv
work=$data/ees/workforce/csww_indicators_2017_to_2025.csv
"$pw" mart create b.mart >/dev/null
"$pw" import ees "$c1" "$d5" "$cla" "$work" --mart b.mart --received 2026-05-01 >/dev/null 2>&1
for set in may_2025 april_2021; do
    "$pw" import neighbours "$data/lait/sn_$set.csv" --mart b.mart --received 2026-05-01 >/dev/null 2>&1
done

# second OLD FILE COLUMN POLARITY [FILTER_COLUMN FILTER_VALUE]: value, before, change, neighbours'
# mean, median, n, region, nation, rank, of, tiny ahead, letter, least, quartiles, most
second() {
    gawk -v old="$1" -v wanted="$3" -v polarity="$4" -v filter="$5" -v is="$6" -v sets="$data/lait/sn_may_2025.csv" '
        function number(x) { return x ~ /^-?[0-9.]+$/ }
        function show(x) { return number(x) ? sprintf("%.9g", x) : "-" }
        function quantile(v, n, p,   h, k) { h = (n - 1) * p + 1; k = int(h); return k >= n ? v[n] : v[k] + (h - k) * (v[k + 1] - v[k]) }
        BEGIN {
            while ((getline line < sets) > 0) { split(line, f, ","); if (f[1] == old) for (i = 6; i < 26; i += 2) peer[f[i]] }
            FPAT = "([^,]*)|(\"[^\"]*\")"
        }
        { sub(/\r$/, "") }
        FNR == 1 { sub(/^\xef\xbb\xbf/, ""); for (i = 1; i <= NF; i++) at[$i] = i; next }
        filter != "" && $at[filter] != is { next }
        $at["time_period"] > newest { newest = $at["time_period"] }
        $at["geographic_level"] == "National" { nation[$at["time_period"]] = $at[wanted]; next }
        $at["geographic_level"] == "Regional" { region[$at["region_code"], $at["time_period"]] = $at[wanted]; next }
        { la[$at["old_la_code"], $at["time_period"]] = $at[wanted] }
        $at["old_la_code"] == old { home = $at["region_code"] }
        $at["new_la_code"] !~ /^E(06|08|09|10)[0-9]+$/ { next }
        { place[$at["old_la_code"], $at["time_period"]] = $at[wanted] }
        END {
            own = la[old, newest]; past = la[old, newest - 1]
            for (key in place) { split(key, f, SUBSEP); if (f[2] == newest && number(place[key])) {
                v[++n] = place[key] + 0
                if (number(own)) { better = polarity == "high" ? place[key] > own + 0 : place[key] < own + 0
                    rank += better; tiny += better && (f[1] == 201 || f[1] == 420) } } }
            for (o in peer) if (number(la[o, newest])) { w[++m] = la[o, newest] + 0; sum += la[o, newest] }
            asort(v); asort(w)
            for (i = 1; i < 4; i++) q[i] = quantile(v, n, i / 4)
            letter = polarity == "low" ? (own <= q[1] ? "A" : own <= q[2] ? "B" : own <= q[3] ? "C" : "D") \
                : (own > q[3] ? "A" : own > q[2] ? "B" : own > q[1] ? "C" : "D")
            if (polarity == "neutral" || !number(own)) rank = letter = tiny = "-"; else { rank++; tiny += 0 }
            near = number(region[home, newest]) ? region[home, newest] : region["E12000007", newest]
            print show(own), show(past), number(own) && number(past) ? show(own - past) : "-", m ? show(sum / m) : "-", \
                m ? show(quantile(w, m, 0.5)) : "-", m + 0, show(near), show(nation[newest]), \
                rank, n, tiny, letter, show(v[1]), show(q[1]), show(q[2]), show(q[3]), show(v[n])
        }' "$2"
}
# the same of the program
first() { # AREA INDICATOR [OPTION...]
    local area=$1 id=$2
    shift 2
    "$pw" benchmark --mart "${mart:-b.mart}" -p "area=$area" --indicator "$id" --format csv "$@" 2>/dev/null | gawk '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"
            n = split("value previous change neighbours_mean neighbours_median neighbours_n region nation rank ranked tiny_ahead quarter minimum q1 q2 q3 maximum", names, " ") }
        FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { for (i = 1; i <= n; i++) { x = $at[names[i]]
            printf "%s%s", x ~ /^-?[0-9.e-]+$/ ? sprintf("%.9g", x) : x ~ /^\[/ || x == "" ? "-" : x, i < n ? " " : "\n" } }'
}
for area in E06000052:908 E10000003:873 E09000007:202; do
    code=${area%:*} old=${area#*:}
    both() { # INDICATOR FILE COLUMN POLARITY [FILTER]
        local id=$1
        shift
        same "$code: $id" "$(second "$old" "$@")" "$(first "$code" "$id")"
    }
    both rereferrals_pct "$c1" rereferral_percent low
    both referrals_nfa_pct "$c1" no_further_action_percent neutral
    both referrals "$c1" referral_count neutral
    both cpp_at_31_march "$d5" CPP_At31 neutral
    both cpp_2_years_pct "$d5" 2_years_or_more_percent low
    both cla_rate "$cla" rate_per_10000 neutral population_type "Children looked after on 31 March each year"
    both cla_started "$cla" children_count neutral population_type "Children starting to be looked after each year"
    both caseload_fte "$work" caseload_fte low
    both agency_rate_fte "$work" agency_rate_fte low
    both turnover_rate_fte "$work" turnover_rate_fte low
    both vacancy_rate_fte "$work" vacancy_rate_fte low
    both social_workers_fte "$work" inpost_fte neutral
done

# Authorities with very few children win nothing by a zero.
scilly=$(first E06000053 rereferrals_pct)
same "Isles of Scilly: a value of 0, and no rank or letter" "0 - -" "$(echo "$scilly" | gawk '{ print $1, $9, $12 }')"

# What the Department's interactive tool shows for Cornwall in 2025.
mart=tool.mart
"$pw" mart create $mart >/dev/null
"$pw" import lait "$data/lait/bds_long_csc_topics.csv.gz" --dictionary "$data/lait/lait_data_dictionary.csv" --mart $mart --received 2026-05-01 >/dev/null 2>&1
for set in may_2025 april_2021; do
    "$pw" import neighbours "$data/lait/sn_$set.csv" --mart $mart --received 2026-05-01 >/dev/null 2>&1
done
# value, mean, median, nation, rank, of, least, quartiles, most
golden() { # INDICATOR EXPECTED [OPTION...]
    local id=$1 expected=$2
    shift 2
    same "the tool's $id $*" "$expected" "$(first E06000052 "$id" -p as_at=2025-03-31 "$@" |
        gawk '{ printf "%s %.2f %.2f %s %s %s %s %s %s %s %s\n", $1, $4, $5, $8, $9, $10, $13, $14, $15, $16, $17 }')"
}
golden rereferrals_pct "27.9 21.02 20.05 22.6 146 153 0 16.9 20 23 46.7"
golden assessments_45_days_pct "84.3 86.63 86.70 85.7 88 152 53.6 78.55 85.35 91.4 99.9"
golden icpc_15_days_pct "81.1 81.93 79.05 81.4 90 151 44.4 76.35 82.4 88.9 100"
golden cla_rate "60 64.10 63.50 67 - 151 27 53 67 90 184"
golden rereferrals_pct "27.9 20.84 18.80 22.6 146 153 0 16.9 20 23 46.7" --neighbours "April 2021"
golden assessments_45_days_pct "84.3 80.76 80.10 85.7 88 152 53.6 78.55 85.35 91.4 99.9" --neighbours "April 2021"
golden cla_rate "60 74.80 63.50 67 - 151 27 53 67 90 184" --neighbours "April 2021"

says "a set that is not there" 2 "it holds May 2025, April 2021" "$pw" benchmark --mart b.mart -p area=Kent --neighbours x
says "an indicator that is not there" 2 "no figure of 'nothing'" "$pw" benchmark --mart b.mart -p area=Kent -i nothing
says "a parameter that is not there" 2 "no parameter 'ara'" "$pw" benchmark --mart b.mart -p ara=Kent

# JSON says all that the table says, and as JSON that others can read.
"$pw" benchmark --mart b.mart -p area=E06000052 -i cla_rate -i rereferrals_pct --format json >b.json
same "JSON: the measures asked for" "cla_rate rereferrals_pct" \
    "$(sqlite3 :memory: "SELECT group_concat(json_extract(value, '\$.id'), ' ') FROM json_each(readfile('b.json'))")"
same "JSON: every member in both" "change minimum maximum nation neighbours_mean neighbours_median neighbours_n neighbours_of previous q1 q2 q3 quarter rank ranked region source value" \
    "$(for name in change minimum maximum nation neighbours_mean neighbours_median neighbours_n neighbours_of previous q1 q2 q3 quarter rank ranked region source value; do
        sqlite3 :memory: "SELECT '$name' FROM json_each(readfile('b.json')) WHERE json_type(value, '\$.$name') IS NOT NULL GROUP BY 1 HAVING count(*) = 2"
    done | tr '\n' ' ' | sed 's/ $//')"

# A mean over fewer than half of the neighbours is no comparator that a reader would think of.
says "few neighbours with a figure" 0 "cpp_2_years_pct: only 3 of 10 neighbours have a figure" "$pw" benchmark --mart b.mart -p area=E09000007 -i cpp_2_years_pct
"$pw" benchmark --mart b.mart -p area=E09000007 -i cpp_2_years_pct --format json >few.json 2>/dev/null
same "and the row says so" "3 10 few neighbours have a figure" \
    "$(sqlite3 -separator ' ' :memory: "SELECT json_extract(value, '\$.neighbours_n'), json_extract(value, '\$.neighbours_of'), json_extract(value, '\$.neighbours_note') FROM json_each(readfile('few.json'))")"
