# Holds the words that poppler finds in a PDF against the runs of text that the
# program set: each run begins where poppler sees its first word begin and ends
# where its last word ends, within half a point, and its baseline lies in them.
#   awk -f words.awk BBOX TRACE
# BBOX is what `pdftotext -bbox` writes, TRACE what `packwright dump pages` does.
# Prints a line a run that has no such word, then "RUNS runs, MISSED missed".
function plain(s) { gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&#39;|&apos;/, "'", s); gsub(/&amp;/, "\\&", s); return s }
function near(a, b) { return a - b <= 0.5 && b - a <= 0.5 }
# Is there a word of this page with that edge on that line? Words that poppler
# joins over runs still begin (or end) with the run's own first (or last) word.
function found(page, token, edge, x, y,    i, w) {
    for (i = 1; i <= count[page]; i++) {
        if (!(top[page, i] - 0.5 < y && y < bottom[page, i] + 0.5)) continue
        w = word[page, i]
        if (edge == "left" && near(left[page, i], x) && (index(w, token) == 1 || index(token, w) == 1)) return 1
        if (edge == "right" && near(right[page, i], x) && (ends(w, token) || ends(token, w))) return 1
        # within a word that runs on: the text must stand there, the place can't be told
        if (index(w, token) && left[page, i] - 0.5 <= x && x <= right[page, i] + 0.5) return 1
    }
    return 0
}
function ends(a, b) { return length(a) >= length(b) && substr(a, length(a) - length(b) + 1) == b }
function value(name,    at) { at = index($0, name "=\""); return substr($0, at + length(name) + 2) + 0 }
FNR == NR {
    if (/<page /) pages++
    if (/<word /) {
        i = ++count[pages]
        left[pages, i] = value("xMin"); right[pages, i] = value("xMax")
        top[pages, i] = value("yMin"); bottom[pages, i] = value("yMax")
        w = $0; sub(/<\/word>.*/, "", w); sub(/.*>/, "", w); word[pages, i] = plain(w)
    }
    next
}
/^page / { page = $2; next }
/^begin artifact watermark/ { skipping = 1 }
/^end/ { skipping = 0 }
/^glyphs / && !skipping && !/  rtl/ {
    match($0, /^glyphs "([^"\\]|\\.)*"/)
    run = substr($0, 9, RLENGTH - 9); rest = substr($0, RLENGTH + 1)
    gsub(/\\n/, " ", run); gsub(/\\/, "", run)
    if (run !~ /[^ \t]/) next
    match(rest, /  at -?[0-9.]+ -?[0-9.]+/); split(substr(rest, RSTART + 5, RLENGTH - 5), at, " ")
    match(rest, /  width -?[0-9.]+/); width = substr(rest, RSTART + 8, RLENGTH - 8)
    n = split(run, tokens, /[ \t]+|\302\240/)
    runs++
    bad = ""
    if (tokens[1] != "" && !found(page, tokens[1], "left", at[1], at[2])) bad = "begins elsewhere"
    else if (tokens[n] != "" && !found(page, tokens[n], "right", at[1] + width, at[2])) bad = "ends elsewhere"
    if (bad != "") { missed++; printf "page %d: \"%s\" at %s %s width %s %s\n", page, run, at[1], at[2], width, bad }
}
END { printf "%d runs, %d missed\n", runs, missed + 0; exit runs == 0 || missed > 0 }
