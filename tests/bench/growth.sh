#!/bin/bash
# make bench, second part: how time and memory grow with the pages. One table
# of 32 columns over about 16, 64, 256 and 1,024 pages, whole process; time as a
# ratio to the pages and to the smallest run, so that a slow machine says the same.
#   growth.sh BUILD
set -eu
build=$(realpath "$1")
cd "$(dirname "$0")/../.."
[ -x /usr/bin/time ] || { echo "bench: /usr/bin/time is not installed (package time)"; exit 1; }
out=$build/bench
mkdir -p "$out"
rm -f "$out"/growth.*
[ -f "$build/sample.mart" ] || "$build/packwright" mart create "$build/sample.mart" --sample >/dev/null
per_page=40.8 # rows that a page holds
for pages in 16 64 256 1024; do
    rows=$(awk -v p=$pages -v r=$per_page 'BEGIN {print int(p * r) - 20}')
    for ((run = 0; run < (pages > 300 ? 1 : 3); run++)); do
        /usr/bin/time -f '%e %U %M' -o "$out/growth.time" "$build/packwright" render tests/bench/growth \
            --mart "$build/sample.mart" -p rows="$rows" -o "$out/growth.pdf" 2>"$out/growth.log" || { cat "$out/growth.log"; exit 1; }
        echo "$(pdfinfo "$out/growth.pdf" | awk '/^Pages/ {print $2}') $rows $(tail -1 "$out/growth.time") $(stat -c %s "$out/growth.pdf")" >>"$out/growth.$pages"
    done
    sort -n -k4 "$out/growth.$pages" | awk 'NR == 1 {best = $0} {if ($5 > kb) kb = $5} END {$0 = best; $5 = kb; print}' >>"$out/growth.all"
done
echo "growth: one table of 32 columns, the quickest of 3 runs (1 of the longest)"
awk '{pages = $1; cells = $2 * 32; cpu = $4; mib = $5 / 1024
    if (NR == 1) {p0 = pages; m0 = mib; c0 = cpu}
    printf "  %5d pages, %8d cells: %6.2f s, %6.1f MiB, %6.1f KB a page of PDF", pages, cells, $3, mib, $6 / pages / 1024
    if (NR > 1) printf "; time a page %.2f of the first run'"'"'s, %.0f bytes of memory a further cell", cpu / pages / (c0 / p0), (mib - m0) * 1048576 / (cells - cells0)
    else cells0 = cells
    print ""}' "$out/growth.all"

# Asked for: 1,000 pages with a row of 32 cells on each in under 120 MiB; the same
# with ten rows on each, for what a further cell costs.
echo "growth: a table of 32 columns with its heads on each of 1,000 pages"
for rows in 1 10; do
    /usr/bin/time -f '%e %M' -o "$out/growth.time" "$build/packwright" render tests/bench/pages \
        --mart "$build/sample.mart" -p pages=1000 -p rows=$rows -o "$out/growth.pdf" 2>"$out/growth.log" || { cat "$out/growth.log"; exit 1; }
    tail -1 "$out/growth.time" | awk -v rows=$rows '{mib = $2 / 1024; printf "  %2d rows a page: %6.2f s, %6.1f MiB\n", rows, $1, mib; exit rows == 1 && mib > 120}' || {
        echo "bench: more than 120 MiB"
        exit 1
    }
done
