# Figures of the committee report against the published files themselves, read
# with gawk and no line of our C. Would catch a wrong column, year, area, mean,
# rank, rate or rounding anywhere between file and sentence.
. "$TESTS/lib.sh"
data=$SHARED/data
[ -d "$data/ees" ] || { skip "truth: ../shared/data is not here"; exit 0; }
pw=$PACKWRIGHT
cin24=$data/ees/children-in-need-2024
cin25=$data/ees/children-in-need-2025
cla=$data/ees/children-looked-after
work=$data/ees/workforce/csww_indicators_2017_to_2025.csv
c1_24=$(echo "$cin24"/c1_*.csv) c2=$(echo "$cin24"/c2_*.csv) c4=$(echo "$cin24"/c4_*.csv)
c6=$(echo "$cin24"/c6_*.csv) d1=$(echo "$cin24"/d1_*.csv)
c1_25=$(echo "$cin25"/c1_*.csv) b1_25=$(echo "$cin25"/b1_*.csv) d3_25=$(echo "$cin25"/d3_*.csv)
d5_25=$(echo "$cin25"/d5_*.csv)
population=$data/ees/population/ons_mid-year_population_estimates_2012_to_2024.csv
neighbours=$data/lait/sn_may_2025.csv

"$pw" mart create truth.mart >/dev/null
"$pw" import population "$data"/ees/population/*.csv --mart truth.mart --received 2025-11-20 >/dev/null 2>&1
"$pw" import ees "$cin24"/*.csv "$cin25"/*.csv "$cla"/*.csv "$work" --mart truth.mart --received 2025-11-20 >/dev/null 2>&1
"$pw" import neighbours "$neighbours" --mart truth.mart --received 2025-11-20 >/dev/null 2>&1

# field FILE YEAR AREA COLUMN [COLUMN=VALUE...]: one value as published, by the name of its column
field() {
    gawk -v file_year="$2" -v area="$3" -v wanted="$4" -v filters="$(IFS=$'\t'; shift 4; echo "$*")" '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; n = split(filters, filter, "\t") }
        { sub(/\r$/, "") }
        FNR == 1 { sub(/^\xef\xbb\xbf/, ""); for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["time_period"] != file_year { next }
        { here = $at["geographic_level"] == "National" ? $at["country_code"] :
                 $at["geographic_level"] == "Regional" ? $at["region_code"] : $at["new_la_code"] }
        here != area { next }
        { for (i = 1; i <= n; i++) { split(filter[i], f, "="); if ($at[f[1]] != f[2]) next }
          print $at[wanted]; exit }' "$1"
}
# rounds half away from zero and puts commas, as the report prints numbers
number() { # DECIMALS < VALUE
    gawk -v d="$1" '{ x = $1 < 0 ? -$1 : $1; s = sprintf("%.0f", int(x * 10^d + 0.5 + 1e-9)); if (d) { while (length(s) < d + 1) s = "0" s
        whole = substr(s, 1, length(s) - d); part = "." substr(s, length(s) - d + 1) } else { whole = s; part = "" }
        while (whole ~ /[0-9]{4}/) whole = gensub(/([0-9])([0-9]{3})($|,)/, "\\1,\\2\\3", 1, whole); print whole part }'
}
count() { echo "$1" | number 0; }
one() { echo "$1" | number 1; }
divide() { gawk -v a="$1" -v b="$2" -v k="$3" 'BEGIN { printf "%.12f\n", a / b * k }'; }
# neighbours of an area by its three-digit code, as three-digit codes
peers() { gawk -F, -v old="$1" '$1 == old { for (i = 6; i < 26; i += 2) print $i }' "$neighbours"; }
# mean of a column over the neighbours that have a number, to one decimal, then how many
mean() { # OLD FILE YEAR COLUMN [COLUMN=VALUE...]
    local old=$1 file=$2 year=$3 column=$4
    shift 4
    gawk -v list="$(peers "$old" | tr '\n' ' ')" -v y="$year" -v wanted="$column" -v filters="$(IFS=$'\t'; echo "$*")" '
        BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")"; m = split(list, l, " "); for (i = 1; i <= m; i++) peer[l[i]]; n = split(filters, filter, "\t") }
        { sub(/\r$/, "") }
        FNR == 1 { sub(/^\xef\xbb\xbf/, ""); for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["time_period"] != y || $at["geographic_level"] != "Local authority" || !($at["old_la_code"] in peer) { next }
        { for (i = 1; i <= n; i++) { split(filter[i], f, "="); if ($at[f[1]] != f[2]) next } }
        $at[wanted] ~ /^[0-9.]+$/ { sum += $at[wanted]; k++ }
        END { printf "%.12f %d\n", sum / k, k }' "$file"
}

dump() { "$pw" dump doc committee-report --mart truth.mart -p "area=$1" -p "as_at=$2" >"$1-$2.doc" 2>&1; }
said() { # WHAT DOC TEXT
    if grep -qF -- "$3" "$2"; then ok "$1: $3"; else fail "$1: the report doesn't say '$3'"; fi
}

# code, three-digit code, name
one_authority() {
    local code=$1 old=$2 name=$3 doc n months total before rate
    dump "$code" 2024-03-31
    doc=$code-2024-03-31.doc
    n=$(field "$c1_24" 2024 "$code" Referrals)
    rate=$(field "$c1_24" 2024 "$code" Referrals_rate)
    said "$name referrals 2024" "$doc" "there were $(count "$n") referrals, a rate of $(one "$rate") per 10,000 children"
    said "$name England's rate" "$doc" "England ($(one "$(field "$c1_24" 2024 E92000001 Referrals_rate)"))"
    read -r m k < <(mean "$old" "$c1_24" 2024 Referrals_rate)
    said "$name neighbours' mean of $k" "$doc" "the mean of statistical neighbours ($(one "$m"))"
    said "$name re-referrals" "$doc" "Of all referrals, $(one "$(field "$c1_24" 2024 "$code" Re_referrals_percent)")% came within"
    total=$(gawk -v code="$code" -v y=2024 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) { sub(/\r$/, "", $i); at[$i] = i } next }
        $at["time_period"] == y && $at["new_la_code"] == code { for (i = at["April"]; i <= at["March"]; i++) s += $i; print s }' "$c6")
    said "$name twelve months added up" "$doc" "received $(count "$total") referrals in the twelve months to March 2024"
    n=0
    for c in Same_day 1-10_days 11-20_days 21-30_days 31-40_days 41-45_days; do n=$((n + $(field "$c2" 2024 "$code" $c))); done
    said "$name assessments on time" "$doc" "$(one "$(divide "$n" "$(field "$c2" 2024 "$code" Assessments_completed)" 100)")% of them within 45 working days"
    n=$(($(field "$c4" 2024 "$code" Duration_0-10_days) + $(field "$c4" 2024 "$code" Duration_11-15_days)))
    said "$name conferences on time" "$doc" "$(one "$(divide "$n" "$(field "$c4" 2024 "$code" ICPC)" 100)")% were held within 15 working days"
    said "$name plans 2024" "$doc" "$(count "$(field "$d1" 2024 "$code" CPP_At31)") children had a child protection plan, $(one "$(field "$d1" 2024 "$code" CPP_At31_rate)") per 10,000"

    dump "$code" 2025-03-31
    doc=$code-2025-03-31.doc
    people=$(field "$population" 2024 "$code" population_estimate)
    n=$(field "$c1_25" 2025 "$code" referral_count)
    said "$name referrals 2025, calculated" "$doc" "there were $(count "$n") referrals, a rate of $(one "$(divide "$n" "$people" 10000)") per 10,000 children"
    n=$(field "$b1_25" 2025 "$code" At31_episodes)
    said "$name children in need 2025, calculated" "$doc" "That is $(one "$(divide "$n" "$people" 10000)") per 10,000 children"
    n=$(field "$d5_25" 2025 "$code" CPP_At31)
    said "$name plans 2025, calculated" "$doc" "$(count "$n") children had a child protection plan, $(one "$(divide "$n" "$people" 10000)") per 10,000"
    said "$name second plans" "$doc" "$(one "$(field "$d3_25" 2025 "$code" CPP_subsequent_percent)")% were for a child who had had a plan before"
    stock="population_type=Children looked after on 31 March each year"
    said "$name children in care" "$doc" "$(count "$(field "$cla/cla_number_and_rate_per_10k_children.csv" 2025 "$code" children_count "$stock")") children were in the care of"
    read -r m k < <(mean "$old" "$cla/cla_number_and_rate_per_10k_children.csv" 2025 rate_per_10000 "$stock")
    said "$name care, neighbours' mean of $k" "$doc" "the mean of statistical neighbours ($(one "$m")), and"
    n=$(field "$work" 2024 "$code" caseload_fte)
    if [[ $n == [0-9]* ]]; then
        said "$name caseload" "$doc" "each social worker with cases held $(one "$n") on average"
        said "$name agency" "$doc" "Agency workers were $(one "$(field "$work" 2024 "$code" agency_rate_fte)")% of social workers"
    else # published as a symbol: no figure may stand there
        said "$name caseload is not published" "$doc" 'value="not available"'
        check "$name caseload is not said" test -z "$(grep -F 'each social worker with cases held' "$doc")"
    fi
    said "$name care leavers" "$doc" "$(field "$cla/la_care_leavers_activity.csv" 2025 "$code" care_leaver_percent "care_leaver_age=19 to 21 years" "breakdown=\"Total in education, employment or training\"")% were in education, employment or training"
}
one_authority E10000003 873 Cambridgeshire
one_authority E06000052 908 Cornwall
one_authority E08000025 330 Birmingham
one_authority E10000016 886 Kent

# Rank and quarter of re-referrals 2025 among all authorities with a figure.
ranked=$(gawk 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } { sub(/\r$/, "") } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["time_period"] == 2025 && $at["geographic_level"] == "Local authority" && $at["rereferral_percent"] ~ /^[0-9.]+$/ {
        v[++n] = $at["rereferral_percent"] + 0; if ($at["new_la_code"] == "E10000003") own = v[n] }
    END { for (i = 1; i <= n; i++) less += v[i] < own; printf "%d %d\n", less + 1, n }' "$c1_25")
"$pw" query committee-report/measures --mart truth.mart -p area=E10000003 -p as_at=2025-03-31 >measures.txt 2>&1
read -r rank of <<<"$ranked"
end=th; case $((rank % 100)) in 11 | 12 | 13) ;; *) case $((rank % 10)) in 1) end=st ;; 2) end=nd ;; 3) end=rd ;; esac ;; esac
said "Cambridgeshire's rank in re-referrals" E10000003-2025-03-31.doc "Re-referrals within 12 months: 29.2%, $rank$end of $of authorities"
