#!/bin/bash
# Runs the tests that are not unit tests: every tests/*/*.test.sh, each a bash
# script that prints a line "ok WHAT", "FAIL WHAT" or "skip WHAT: why" a check.
# The last line counts them; no test at all is a failure.
#   tests/run.sh PACKWRIGHT [NAME...]
set -u
program=$(realpath "$1")
shift
cd "$(dirname "$0")/.."
export PACKWRIGHT=$program TESTS=$PWD/tests ROOT=$PWD BUILD=$(dirname "$program") LC_ALL=C
# A sanitizer's word must not pass for the 1 or 3 of a command; each has options of its own.
export ASAN_OPTIONS=exitcode=99${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export UBSAN_OPTIONS=exitcode=99:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
log=$scratch/log
: >"$log"
for test in tests/*/*.test.sh; do
    name=$(basename "$test" .test.sh)
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
    echo "== $test"
    mkdir -p "$scratch/$name"
    (cd "$scratch/$name" && SCRATCH=$scratch/$name bash "$ROOT/$test") 2>&1 | tee "$scratch/out"
    status=${PIPESTATUS[0]}
    cat "$scratch/out" >>"$log"
    if [ "$status" -ne 0 ]; then
        echo "FAIL $name: the script ended with status $status" | tee -a "$log"
    elif ! grep -qE '^(ok|FAIL|skip) ' "$scratch/out"; then
        echo "FAIL $name: the script checked nothing" | tee -a "$log"
    fi
done
passed=$(grep -c '^ok ' "$log")
failed=$(grep -c '^FAIL ' "$log")
skipped=$(grep -c '^skip ' "$log")
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
