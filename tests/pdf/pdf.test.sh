# The written PDFs as independent readers see them: qpdf, poppler and our own
# tests/inspect, which shares no code with the writer.
. "$TESTS/lib.sh"
for tool in qpdf pdffonts pdfinfo pdftotext; do
    command -v $tool >/dev/null || { skip "pdf: $tool is not installed"; exit 0; }
done
inspect=$BUILD/tests/inspect

sound() { # name file
    local name=$1 pdf=$2 out
    out=$(qpdf --check "$pdf" 2>&1)
    case "$out" in *"No syntax or stream encoding errors found"*) ok "$name: qpdf finds nothing" ;; *) fail "$name: qpdf: $out" ;; esac
    out=$(pdffonts "$pdf" | awk 'NR > 2 && !($(NF-4) == "yes" && $(NF-3) == "yes" && $(NF-2) == "yes")')
    same "$name: every font is embedded, subset, with a Unicode map" "" "$out"
    check "$name: it has fonts" test "$(pdffonts "$pdf" | wc -l)" -gt 2
    check "$name: tagged" grep -q '^Tagged: *yes' <(pdfinfo "$pdf")
    check "$name: has a title" grep -qE '^Title: +[^ ]' <(pdfinfo "$pdf")
    check "$name: PDF 1.7" grep -q '^PDF version: *1.7' <(pdfinfo "$pdf")
    same "$name: no picture stands for a page or chart" 0 "$(pdfimages -list "$pdf" | awk 'NR > 2' | wc -l)"
    [ -x "$inspect" ] && check "$name: the independent reader finds no fault" "$inspect" "$pdf"
    check "$name: text comes out in words" grep -qE '[a-z]+ [a-z]+ [a-z]+ [a-z]+' <(pdftotext "$pdf" -)
    same "$name: no ligature is lost, no space eaten" "" "$(pdftotext "$pdf" - | LC_ALL=C.UTF-8 grep -nP '\x{FFFD}|[^\x00-\x7F]{6,}' | head -n 3)"
}
for pack in $("$PACKWRIGHT" list packs); do
    "$PACKWRIGHT" render "$pack" --mart "$BUILD/sample.mart" -o "$pack.pdf" 2>log || { fail "$pack: does not render: $(cat log)"; continue; }
    sound "$pack" "$pack.pdf"
done
