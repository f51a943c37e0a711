#!/bin/bash
# make bench: whole-process time and peak memory of one pack of 17 pages, as
# ratios to a bare libharu program that draws as much with its coordinates
# written into the code (floor.c). Runs in turn, A B A B, so that a machine
# whose speed drifts does not decide; quotes medians.
#   bench.sh BUILD
set -eu
build=$(realpath "$1")
cd "$(dirname "$0")/../.."
data=../shared/bench
runs=${RUNS:-15}
[ -d "$data" ] || { echo "bench: $data is not here; nothing was measured"; exit 0; }
for need in sqlite3 gcc; do command -v $need >/dev/null || { echo "bench: $need is not installed"; exit 1; }; done
[ -f /usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf ] || { echo "bench: the floor needs the package fonts-liberation2"; exit 1; }
out=$build/bench
mkdir -p "$out"
rm -f "$out"/*.mart "$out"/floor.db
gcc -O2 -w -o "$out/floor" tests/bench/floor.c -lhpdf -lsqlite3 -lm
"$build/packwright" mart create "$out/bench.mart" >/dev/null
sqlite3 "$out/bench.mart" <tests/bench/schema.sql
for f in "$data"/*.csv; do
    t=$(basename "$f" .csv)
    printf '.import --csv %s %s\n' "$f" "$t" | sqlite3 "$out/floor.db"
    grep -q "bench_$t " tests/bench/schema.sql &&
        printf '.import --csv --skip 1 %s bench_%s\n' "$f" "$t" | sqlite3 "$out/bench.mart"
done
sqlite3 "$out/floor.db" 'ALTER TABLE funding RENAME COLUMN "drop" TO drop_'
ours() { "$build/packwright" render tests/bench/pack --mart "$out/bench.mart" -o "$out/ours.pdf"; }
floor() { "$out/floor" "$out/floor.db" "$out/floor.pdf"; }
ours 2>"$out/log" || { cat "$out/log"; exit 1; }
floor
measure() { # name: appends "seconds KiB" to a file
    /usr/bin/env bash -c 'TIMEFORMAT=%R; time "$@" >/dev/null 2>&1' _ "${@:2}" 2>>"$out/$1.times"
}
rm -f "$out"/*.times
for ((i = 0; i < runs; i++)); do
    measure ours "$build/packwright" render tests/bench/pack --mart "$out/bench.mart" -o "$out/ours.pdf"
    measure floor "$out/floor" "$out/floor.db" "$out/floor.pdf"
done
median() { sort -n "$1" | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
peak() { [ -x /usr/bin/time ] || { echo "? KB"; return; }; /usr/bin/time -f '%M KB' -o "$out/peak" "$@" >/dev/null 2>&1; tail -1 "$out/peak"; }
ratio=$(paste "$out/ours.times" "$out/floor.times" | awk '{print $1 / $2}' | sort -n | awk '{v[NR] = $1} END {printf "%.2f (%.2f to %.2f)", v[int((NR + 1) / 2)], v[1], v[NR]}')
echo "one pack, medians of $runs runs in turn"
ours_peak=$(peak "$build/packwright" render tests/bench/pack --mart "$out/bench.mart" -o "$out/ours.pdf")
floor_peak=$(peak "$out/floor" "$out/floor.db" "$out/floor.pdf")
echo "  packwright  $(median "$out/ours.times") s, $(stat -c %s "$out/ours.pdf") bytes, $(pdfinfo "$out/ours.pdf" | awk '/^Pages/ {print $2}') pages, tagged, peak $ours_peak"
echo "  floor       $(median "$out/floor.times") s, $(stat -c %s "$out/floor.pdf") bytes, $(pdfinfo "$out/floor.pdf" | awk '/^Pages/ {print $2}') pages, untagged, peak $floor_peak"
echo "  ratio of wall time, pair by pair: $ratio"
