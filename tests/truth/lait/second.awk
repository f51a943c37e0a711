# The tool's published rules over its published values, by a way of its own: gawk over the raw
# rows, not SQL over the mart. Reads one file of records marked in the first field, parted by tabs:
#   A column indicator breakdown     measures that are indicators of the mart
#   I indicator period_end decimals  what the mart says of those
#   B indicator area date            breaks
#   M measure polarity decimals year_type no_quartile
#   N area neighbour
#   V measure years area region value
# and prints, for each area and day of `wanted` ("908@2025-12-31 ...") and each measure with a
# figure by then, "area@day indicator breakdown" and the figures, exact, then as they are printed.
function number(x) { return x ~ /^-?[0-9.]+([eE][-+]?[0-9]+)?$/ }
function exact(x) { return x == "-" ? x : x + 0 == 0 ? "0" : sprintf("%.12g", x) }
# dfeR::round_five_up, as the tool has it; minus zero is 0
function rounded(x, places,   whole, digits) {
    if (x == "-") return "-"
    whole = int((x < 0 ? -x : x) * 10 ^ places + 0.5 + 1.490116e-08)
    digits = sprintf("%.*f", places, whole / 10 ^ places)
    return (x < 0 && whole ? "-" : "") digits
}
function quantile(v, n, p,   h, k) {
    h = (n - 1) * p + 1; k = int(h)
    return k >= n ? v[n] : v[k] + (h - k) * (v[k + 1] - v[k])
}
function day_of(measure, year,   end) {
    end = measure in ours ? period_end[ours[measure]] : ends[year_type[measure]]
    return year "-" end
}
function report(name, value, places) { report_exact = report_exact " " exact(value); report_printed = report_printed " " rounded(value, places) }
function broken(measure, place, before, now,   i, f) {
    if (!(measure in ours)) return 0
    for (i = 1; i <= breaks; i++) {
        split(breaking[i], f, SUBSEP)
        if (f[1] == ours[measure] && f[2] == "" && f[3] > before && f[3] <= now) return 1
    }
    return 0
}
function work(area, day, m,   now, before, y, own, past, v, n, w, c, sum, i, a, worse, better, tiny, q, letter, near, places, change, polarity, id, rank) {
    now = before = 0
    for (y in years[m]) {
        if (day_of(m, y) > day || !((m, y, area) in value || m in count_of)) continue
        # a "-" says nothing of a measure that other files fill, unless the mart would work a rate out
        # of its count and has no population here
        if (m in ours && !number(value[m, y, area]) && !(m in count_of && number(value[count_of[m], y, area]))) continue
        if (y + 0 > now) { before = now; now = y + 0 } else if (y + 0 > before) before = y + 0
    }
    if (!now) return
    polarity = polar[m] == "High" ? "high" : polar[m] == "Low" ? "low" : "neutral"
    own = number(value[m, now, area]) ? value[m, now, area] + 0 : "-"
    past = before && number(value[m, before, area]) ? value[m, before, area] + 0 : "-"
    change = own != "-" && past != "-" && before == now - 1 && !broken(m, area, day_of(m, before), day_of(m, now)) ? own - past : "-"
    n = split("", v); better = tiny = 0
    for (i = 1; i <= places_n; i++) {
        a = authority[i]
        if (!((m, now, a) in value) || !number(value[m, now, a])) continue
        v[++n] = value[m, now, a] + 0
        worse = polarity == "high" ? v[n] > own : v[n] < own
        better += worse; tiny += worse && (a == 201 || a == 420)
    }
    asort(v)
    split("", w); c = sum = 0
    for (i = 1; i <= peers[area]; i++) if (number(value[m, now, peer[area, i]])) { w[++c] = value[m, now, peer[area, i]] + 0; sum += w[c] }
    asort(w)
    for (i = 1; i < 4; i++) q[i] = n ? quantile(v, n, i / 4) : "-"
    rank = letter = "-"
    if (polarity != "neutral" && own != "-" && area != 201 && area != 420) {
        rank = better + 1
        if (no_quartile[m] != "N" && n >= 8 && v[1] != v[n])
            letter = polarity == "low" ? (own <= q[1] ? "A" : own <= q[2] ? "B" : own <= q[3] ? "C" : "D") \
                : (own > q[3] ? "A" : own > q[2] ? "B" : own > q[1] ? "C" : "D")
    } else tiny = "-"
    near = value[m, now, region[area]]
    if (!number(near) && region[area] ~ /^98[78]$/) near = value[m, now, 986]
    places = m in ours ? decimals[ours[m]] : dps[m]
    id = m in ours ? ours[m] "\t" part[m] : "lait." m "\t"
    report_exact = report_printed = ""
    report("value", own, places); report("previous", past, places); report("change", change, places)
    report("mean", c ? sum / c : "-", places + 1); report("median", c ? quantile(w, c, 0.5) : "-", places + 1)
    report("region", number(near) ? near + 0 : "-", places); report("nation", number(value[m, now, 970]) ? value[m, now, 970] + 0 : "-", places)
    report("least", n ? v[1] : "-", places); for (i = 1; i < 4; i++) report("q", q[i], places + 1); report("most", n ? v[n] : "-", places)
    printf "%s@%s\t%s\t%s %s %d %d %s %s %s %s%s\t%s\n", area, day, id, day_of(m, now), before ? day_of(m, before) : "-", c, peers[area], rank, n ? n : "-", tiny, letter, report_exact, report_printed
}
BEGIN {
    FS = "\t"
    count_of["CPP_rate"] = "CPP_Num"; count_of["CPP_Abuse_Rate"] = "CPP_Abuse"; count_of["CPP_Total_Rateper10,000"] = "CPP_Total_NumRef"
    count_of["LAC"] = "LACnum"; count_of["LAC_Start_Rate"] = "LACnum_Start"; count_of["LAC_Cease_Rate"] = "LACceased"
    ends["Financial Year"] = "03-31"; ends["Academic Year"] = "08-31"; ends["Calendar Year"] = "12-31"
    ends["Annual (end of Sept)"] = "09-30"; ends["Annual - January"] = "01-31"; ends["Annual"] = "03-31"
    split("north east,980,north west,981,yorkshire and the humber,982,east midlands,983,west midlands,984,east of england,985,inner london,987,outer london,988,south east,989,south west,990", f, ",")
    for (i = 1; i in f; i += 2) number_of[f[i]] = f[i + 1]
}
$1 == "A" { ours[$2] = $3; part[$2] = $4 }
$1 == "I" { period_end[$2] = $3; decimals[$2] = $4 }
$1 == "B" { breaking[++breaks] = $2 SUBSEP $3 SUBSEP $4 }
$1 == "M" && !($2 in polar) { polar[$2] = $3; dps[$2] = $4 == "NA" ? 1 : $4 + 0; year_type[$2] = $5; no_quartile[$2] = $6 }
$1 == "N" { peer[$2, ++peers[$2]] = $3 }
$1 == "V" {
    year = $3 ~ /^[0-9]{4}-[0-9]{2}/ ? substr($3, 1, 2) substr($3, 6, 2) : $3
    if (year !~ /^[0-9]{4}$/) next
    if (!($2 in years)) measure[++measures] = $2
    years[$2][year]
    if (number($6)) $6 = sprintf("%.15g", $6 + 0)
    value[$2, year, $4] = $6
    if ($4 + 0 < 970 && !($4 in known)) { known[$4]; authority[++places_n] = $4; region[$4] = number_of[tolower($5)] }
}
END {
    for (m in count_of) for (y in years[count_of[m]]) years[m][y]
    count = split(wanted, f, " ")
    for (k = 1; k <= count; k++) { split(f[k], g, "@"); for (i = 1; i <= measures; i++) work(g[1], g[2], measure[i]) }
}
