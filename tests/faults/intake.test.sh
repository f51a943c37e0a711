# The n-th read, write, allocation, fsync or rename fails while data are taken in, or
# a workbook, a mapping or a table of benchmarks is made: the whole result, or a word
# and all as it was. Would catch a mart half filled, a mapping half written, a crash
# where memory or the disk runs out. (`import ssd` would fault its driver first.)
. "$TESTS/lib.sh"
lib=$BUILD/tests/faultlib.so
[ -f "$lib" ] || { skip "faults: $lib was not built"; exit 0; }
if [ "$(nm -D "$PACKWRIGHT" | grep -c __asan_init)" -gt 0 ]; then
    skip "faults: the address sanitizer has its own allocator"
    exit 0
fi

kinds="rename fsync write read malloc"
# sweep NAME: with reset (the state before), run, good (the state after success), old
# (reset's state) as functions: 0 with that, or 1 or 3 with a word and all as it was.
sweep() {
    local name=$1 kind n total step bad=0 tried=0 status
    reset
    run >log 2>&1 && good || { fail "faults: $name does not run: $(tail -n 1 log)"; return; }
    for kind in $kinds; do
        reset
        PW_FAULT=$kind:0 PW_FAULT_COUNT=$PWD/count LD_PRELOAD=$lib run >/dev/null 2>&1
        total=$(cat count)
        step=$(((total + 9) / 10))
        for ((n = 1; n <= total; n += step)); do
            reset
            PW_FAULT=$kind:$n LD_PRELOAD=$lib run >log 2>&1
            status=$?
            tried=$((tried + 1))
            if [ $status = 0 ]; then good; else [[ $status = [13] ]] && [ -s log ] && old; fi && continue
            echo "    $name, $kind:$n: status $status: $(tail -n 1 log)"
            bad=$((bad + 1))
        done
    done
    if [ $bad = 0 ] && [ $tried -gt 2 ]; then ok "faults: $name: $tried calls made to fail"; else fail "faults: $name: $bad of $tried"; fi
}
content() { sqlite3 "$1" .dump; }
"$PACKWRIGHT" mart create empty.mart >/dev/null
sqlite3 empty.mart "INSERT INTO mart VALUES ('salt', '1')"
empty=$(content empty.mart)
reset() { rm -f m.mart m.mart-journal && cp empty.mart m.mart; }
old() { [ "$(content m.mart)" = "$empty" ]; }
good() { [ "$(content m.mart)" = "$full" ]; }
imports() { # NAME ARGUMENT...: run, once whole to know the result
    local name=$1
    shift
    words=("$@" --mart m.mart --received 2025-10-01)
    run() { "$PACKWRIGHT" import "${words[@]}"; }
    reset
    run >/dev/null 2>&1
    full=$(content m.mart)
    [ "$full" != "$empty" ] || fail "faults: $name imports nothing"
    sweep "$name"
}
"$PACKWRIGHT" sample annex-a -n 15 -o lists.xlsx >/dev/null
imports "import annex-a" annex-a lists.xlsx --area Cambridgeshire --as-at 2025-03-31
printf 'Team,Council\nNorth,Cambridgeshire\nSouth,Cambridgeshire\n' >teams.csv
printf 'table: team\ncolumns: { Team: id, Council: area }\nconstants: { name: Team }\n' >teams.yaml
imports "import csv --mapping" csv teams.csv --mapping teams.yaml
gzip -nc teams.csv >teams.csv.gz
imports "import csv of a gzip" csv teams.csv.gz --mapping teams.yaml

# ---- files written, figures printed ------------------------------------------------------
alone() { [ -z "$(find . -name 'out.*' ! -name out.xlsx)" ]; } # nothing half-written beside it
reset() { rm -f out.* && echo "old file" >out.xlsx; }
old() { [ "$(cat out.xlsx)" = "old file" ] && alone; }
good() { cmp -s out.xlsx whole && alone; }
run() { "$PACKWRIGHT" sample annex-a -n 10 -o out.xlsx; }
run >/dev/null && mv out.xlsx whole
kinds="rename fsync write read" sweep "sample annex-a" # libxlsxwriter dies where memory runs out, or loses a cell
reset() { rm -f out.*; }
old() { [ ! -e out.xlsx ] && alone; }
run() { "$PACKWRIGHT" new mapping teams.csv --table team -o out.xlsx; }
reset
run >/dev/null && mv out.xlsx whole
sweep "new mapping"
reset() { :; }
old() { grep -q 'error: \|^packwright: ' log; }
good() { cmp -s log whole; }
run() { "$PACKWRIGHT" benchmark --mart "$BUILD/sample.mart" -p area=X10000001 -p as_at=2024-03-31 --indicator referrals; }
run >whole 2>/dev/null
sweep benchmark
