# The indicators of the lists worked out again, with our own calendar: gawk -v from= -v to= -f
# lists.awk < rows of dump.sh. Prints "indicator counted out_of" (days: sum and number); with -v by=team
# (age, sex, ethnicity, need) and -v labels=FILE of "kind|code|label" one for each label, parted by '|'.
BEGIN {
    FS = "|"
    # bank holidays of England as the government's page gives them
    n = split("2018 0101 0330 0402 0507 0528 0827 1225 1226 2019 0101 0419 0422 0506 0527 0826 1225 1226 " \
        "2020 0101 0410 0413 0508 0525 0831 1225 1228 2021 0101 0402 0405 0503 0531 0830 1227 1228 " \
        "2022 0103 0415 0418 0502 0602 0603 0829 0919 1226 1227 2023 0102 0407 0410 0501 0508 0529 0828 1225 1226 " \
        "2024 0101 0329 0401 0506 0527 0826 1225 1226 2025 0101 0418 0421 0505 0526 0825 1225 1226 " \
        "2026 0101 0403 0406 0504 0525 0831 1225 1228", h, " ")
    for (i = 1; i <= n; i++)
        if (h[i] > 1999 && h[i] < 2100) year = h[i]
        else holiday[number(year, substr(h[i], 1, 2), substr(h[i], 3, 2))] = 1
    F = day(from); T = day(to)
    while (labels && (getline line < labels) > 0) { split(line, l, "|"); label[l[1], l[2]] = l[3] }
}
# day number of a date whose day or month may overflow
function number(y, m, d) {
    m += 0; y += 0
    while (m > 12) { m -= 12; y++ }
    while (m < 1) { m += 12; y-- }
    if (m < 3) { y--; m += 12 }
    return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d
}
function day(text) { return text == "" ? 0 : number(substr(text, 1, 4), substr(text, 6, 2), substr(text, 9, 2)) }
# a month ends on the day of the same number, or the month's last
function months(text, k, y, m, due, last) {
    if (text == "") return 0
    y = substr(text, 1, 4); m = substr(text, 6, 2) + k; due = number(y, m, substr(text, 9, 2)); last = number(y, m + 1, 1) - 1
    return due < last ? due : last
}
# 1 March 2000 was a Wednesday
function works(d) { w = (d - number(2000, 3, 1) + 2) % 7; if (w < 0) w += 7; return w < 5 && !(d in holiday) }
# working days after a up to b
function working(a, b, k, d) { k = 0; for (d = a + 1; d <= b; d++) k += works(d); for (d = b + 1; d <= a; d++) k -= works(d); return k }
# the first day of six months up to a month's end or another day
function six(text, y, m, d) {
    y = substr(text, 1, 4) + 0; m = substr(text, 6, 2) + 0; d = substr(text, 9, 2) + 1
    if (number(y, m, d) == number(y, m + 1, 1)) { m++; d = 1 }
    m -= 6; if (m < 1) { m += 12; y-- }
    return sprintf("%04d-%02d-%02d", y, m, d)
}
function in_window(d) { return d && d >= F && d <= T }
function open_at(a, b) { return a && a <= T && (!b || b > T) }
function band(age) { return age == "" ? "Not recorded" : age < 0 ? "Unborn" : age < 1 ? "Under 1" : age < 5 ? "1 to 4" : age < 10 ? "5 to 9" : age < 16 ? "10 to 15" : age < 18 ? "16 and 17" : "18 and over" }
# what the row belongs to: one of the groups asked for. The need is the child's, which comes last.
function group(tail, t) {
    split(tail, t, "\t")
    return by == "age" ? band(t[2]) : by == "need" ? "child " t[5] : label[by, t[by == "team" ? 1 : by == "sex" ? 3 : 4]]
}
function add(id, hit) { if (hit != "") { num["list_" id, now] += hit; den["list_" id, now]++ } }
{ cut = index($0, "\t"); if (cut) { tail = substr($0, cut + 1); $0 = substr($0, 1, cut - 1) } now = by ? group(tail) : "" }
$1 == "need" { need[$2] = $3 }
$1 == "contact" && in_window(day($2)) { add("contacts", 1) }
$1 == "early_help" {
    if (in_window(day($2))) add("early_help_started", 1)
    if (in_window(day($3))) add("early_help_completed", 1)
    if (open_at(day($2), day($3))) add("early_help_open", 1)
}
$1 == "referral" && $4 != "" { k = ++rows[$2]; r[$2, k] = $4 " " sprintf("%09d", $3) " " $6 " " $5; of[$3] = now }
$1 == "assessment" && $2 != "" && $3 != "" { found[$6] = found[$6] $2 " " $5 ";" }
$1 == "child_in_need" && $2 != "" && ($7 == "RC8" || $7 == "RC9") { found[$6] = found[$6] $2 " 0 closed;" }
$1 == "earlier" { plans[$2]++; plan[$2, plans[$2]] = $3 " " $4 }
$1 == "told" && (told == "" || day($2) >= day(told) - 1) { told = six($2) }
$1 == "assessment" && $2 != "" {
    if (in_window(day($2))) add("assessments_started", 1)
    if (in_window(day($3))) {
        d = working(day($2), day($3))
        add("assessments_completed", 1); add("assessments_45_days_pct", d <= 45); add("assessments_mean_days", d)
        add("assessments_nfa_pct", $5 == "" ? "" : 1 - $5); add("assessments_seen_pct", $4)
    }
    if (open_at(day($2), day($3))) {
        late = working(day($2), T) > 45
        add("assessments_open", 1); if (late) add("assessments_overdue", 1); add("assessments_overdue_pct", late)
    }
}
$1 == "section_47" && $2 != "" {
    if (in_window(day($2))) { add("section_47", 1); add("section_47_nfa_pct", $3 != "" ? 0 : $4 == 1 ? 1 : "") }
    if (in_window(day($3))) { add("icpc", 1); add("icpc_15_days_pct", working(day($2), day($3)) <= 15); add("icpc_plan_pct", $5) }
    if ($4 != 1 && open_at(day($2), day($3))) { add("icpc_awaited", 1); if (working(day($2), T) > 15) add("icpc_overdue", 1) }
}
$1 == "child_in_need" && $2 != "" {
    if (open_at(day($2), day($3))) { add("cin", 1); add("cin_disabled_pct", $5) }
    if ($3 == "" && $4 == "child in need plan") add("cin_plans", 1)
    if ($3 == "" && ($4 == "child in need plan" || $4 == "open assessment")) add("cin_only", 1)
    if (in_window(day($2))) add("cin_started", 1)
    if (in_window(day($3))) {
        add("cin_ended", 1); add("cin_ended_3_months_pct", day($3) < months($2, 3)); add("cin_ended_2_years_pct", day($3) >= months($2, 24))
    }
}
$1 == "child_protection" && $2 != "" {
    if (in_window(day($2))) { add("cpp_started", 1); add("cpp_repeat_pct", $4 == "" ? "" : $4 > 0); again[++starts] = $2 " " $8; again_of[starts] = now }
    if (in_window(day($3))) { add("cpp_ended", 1); add("cpp_ended_2_years_pct", day($3) - day($2) > 729) }
    if (open_at(day($2), day($3))) {
        add("cpp", 1); add("cpp_2_years_pct", T - day($2) > 729); add("cpp_seen_alone_pct", $6)
        due = $7 == "" ? months($2, 3) : months($7, 6)
        if (due < T) add("cpp_reviews_overdue", 1); else if (due <= T + 42) add("cpp_reviews_due", 1)
        if (months($2, 3) <= T) add("cpp_review_pct", due >= T)
        if (($5 == "" ? day($2) : day($5)) + 42 < T) add("cpp_visits_overdue", 1)
    }
}
$1 == "child_in_care" && $4 != "" && $8 != "V3" && $8 != "V4" {
    age = $2; s = day($4)
    if (in_window(s)) { add("cla_started", 1); add("cla_second_pct", $5); if (working(s, T) >= 20) add("cla_first_health_pct", $11 != "" && day($11) >= s && working(s, day($11)) <= 20) }
    if (in_window(day($6))) { add("cla_ceased", 1); if ($7 != "") { add("cla_adopted_pct", $7 == "E11" || $7 == "E12"); add("cla_sgo_pct", $7 ~ /^E4[3-8]$/) } }
    if (open_at(s, day($6))) {
        add("cla", 1); add("cla_uasc_pct", $3); if ($3 == 1) add("cla_uasc", 1)
        add("cla_3_placements_pct", $13 == "" ? "" : $13 >= 3)
        if (age != "" && age < 16 && months($4, 30) <= T)
            add("cla_stable_pct", $14 == "" ? "" : months($14, 24) <= T)
        if ($15 != "") { add("cla_foster_pct", $15 ~ /^U/); add("cla_residential_pct", $15 ~ /^K/) }
        if ($16 != "") add("cla_outside_pct", $16 == "out")
        add("cla_missing_pct", $17 == "" ? "" : $17 > 0)
        if (months($4, 12) <= T) {
            fine = $11 != "" && months($11, age != "" && age < 5 ? 6 : 12) >= T
            add("cla_health_pct", fine); if (!fine) add("cla_health_overdue", 1)
            fine = $12 != "" && months($12, 12) >= T
            add("cla_dental_pct", fine); if (!fine) add("cla_dental_overdue", 1)
        }
        if ($10 != "") due = day($10) < months($4, 3) ? months($10, 3) : months($10, 6)
        else { due = s; for (k = 0; k < 20;) { due++; k += works(due) } }
        if (due < T) add("cla_reviews_overdue", 1); else if (due <= T + 42) add("cla_reviews_due", 1)
        if (($9 == "" ? s : day($9)) + 42 < T) add("cla_visits_overdue", 1)
    }
}
$1 == "care_leaver" && $4 != "Died" {
    add("care_leavers", 1); if ($3 == 1) add("care_leavers_uasc", 1)
    years = $2 == 17 || $2 == 18 ? "17_18" : $2 >= 19 && $2 <= 21 ? "19_21" : ""
    if (years) { add("care_leavers_eet_" years "_pct", $6 ~ /^[FP]/); add("care_leavers_suitable_" years "_pct", $5 == 1) }
    if (years == "19_21") add("care_leavers_touch_pct", $4 == "Yes")
    if (years == "17_18") add("care_leavers_touch_17_18_pct", $4 == "Yes")
    late = $7 == "" || months($7, 6) < T
    if (late) add("pathway_overdue", 1); add("pathway_overdue_pct", late)
}
$1 == "adoption" {
    if (in_window(day($7))) {
        add("adopted", 1); add("adopted_12_months_pct", $6 == "" || $3 == "" ? "" : day($6) <= months($3, 12))
        if ($6 != "" && $2 != "") add("adoption_entry_days", day($6) - day($2))
        if ($5 != "" && $4 != "") add("adoption_match_days", day($5) - day($4))
    }
    if (in_window(day($8))) add("adoption_reversed", 1)
    e = 0; for (i = 6; i <= 8; i++) if ($i != "" && (!e || day($i) < e)) e = day($i)
    if ($3 != "" && open_at(day($3), e)) add("adoption_waiting", 1)
}
$1 == "adopter" {
    if (in_window(day($2))) add("adopter_enquiries", 1)
    if (in_window(day($3))) add("adopters_approved", 1)
    e = day($4); if ($5 != "" && (!e || day($5) < e)) e = day($5)
    if ($3 != "" && open_at(day($3), e)) add("adopters_waiting", 1)
}
$1 == "visit" {
    if (in_window(day($3))) add("visits_made", 1)
    if (in_window(day($2))) add("visits_in_time_pct", $3 != "" && day($3) <= day($2))
    if ($2 != "" && day($2) < T && ($3 == "" || day($3) > T)) add("visits_overdue", 1)
}
END {
    for (child in rows) {
        m = rows[child]; delete q
        for (k = 1; k <= m; k++) q[k] = r[child, k]
        asort(q)
        for (k = 1; k <= m; k++) {
            split(q[k], f, " "); split(q[k], g, /[ ]/)
            if (!in_window(day(f[1]))) continue
            now = of[f[2] + 0]
            until = ""
            if (k < m) { split(q[k + 1], p, " "); until = p[1] }
            # the latest assessment from its day to before the next one, or a case that closed as none
            none = 0; latest = ""; count = split(found[child], a, ";")
            for (j = 1; j < count; j++) {
                split(a[j], b, " ")
                if (b[1] < f[1] || (until != "" && b[1] >= until)) continue
                if (b[3]) closed = 1
                else if (b[1] >= latest) { latest = b[1]; none = b[2] == 0 && b[2] != "" }
            }
            add("referrals_not_in_need_pct", none || closed); closed = 0
            add("referrals", 1); if (g[4] != "") add("referrals_nfa_pct", g[4])
            if (k == 1) { if (g[3] != "") add("rereferrals_pct", g[3] > m - 1) }
            else { split(q[k - 1], p, " "); add("rereferrals_pct", months(p[1], 12) >= day(f[1])) }
        }
    }
    # plans again within 24 months, where the lists reach back so far
    for (k = 1; k <= starts; k++) {
        split(again[k], f, " "); now = again_of[k]; newest = ""
        if (months(told, 24) > day(f[1])) continue
        for (j = 1; j <= plans[f[2]]; j++) {
            split(plan[f[2], j], p, " ")
            if (p[1] < f[1] && p[2] <= f[1] && p[2] > newest) newest = p[2]
        }
        add("cpp_repeat_2_years_pct", newest != "" && months(newest, 24) >= day(f[1]))
    }
    for (key in den) {
        split(key, f, SUBSEP)
        if (by == "need") { child = substr(f[2], 7); into = label["need", need[child]] } else into = f[2]
        all[f[1], into] += den[key]; hits[f[1], into] += num[key]
    }
    for (key in all) {
        split(key, f, SUBSEP); d = f[1] ~ /_pct$|_days$/ ? all[key] : ""
        if (by) print f[1] "|" f[2] "|" hits[key] + 0 "|" d
        else print f[1], hits[key] + 0, d
    }
}
