# The n-th read, write, allocation, fsync or rename fails: either the command
# fails, says so, and leaves the old file as it was, or it gives the same bytes.
# Would catch half-written packs, and glyphs lost in silence when memory runs out.
. "$TESTS/lib.sh"
lib=$BUILD/tests/faultlib.so
[ -f "$lib" ] || { skip "faults: $lib was not built"; exit 0; }
if [ "$(nm -D "$PACKWRIGHT" | grep -c __asan_init)" -gt 0 ]; then
    skip "faults: the address sanitizer has its own allocator"
    exit 0
fi
render() { "$PACKWRIGHT" render committee-report --mart "$BUILD/sample.mart" -o "$1"; }
render good.pdf 2>/dev/null || { fail "faults: the sample pack does not render"; exit 0; }

try() { # kind n
    local status
    echo "old file" >out.pdf
    PW_FAULT=$1:$2 LD_PRELOAD=$lib render out.pdf >log 2>&1
    status=$?
    if [ $status = 0 ]; then
        cmp -s out.pdf good.pdf || { echo "    $1:$2 status 0, other bytes"; return 1; }
    else
        [ "$(cat out.pdf)" = "old file" ] || { echo "    $1:$2 status $status, the old file is gone"; return 1; }
        [ $status -lt 128 ] || [ $status = 133 ] || [ $status = 134 ] || { echo "    $1:$2 died of signal $((status - 128))"; return 1; }
    fi
    if [ -n "$(find . -name 'out.pdf.*')" ]; then echo "    $1:$2 left $(ls out.pdf.*)"; rm -f out.pdf.*; return 1; fi
}
for kind in rename fsync write read malloc; do
    PW_FAULT=$kind:0 PW_FAULT_COUNT=$PWD/count LD_PRELOAD=$lib render out.pdf >/dev/null 2>&1
    total=$(cat count)
    most=25
    bad=0
    tried=0
    step=$(((total + most - 1) / most))
    [ "$step" -gt 0 ] || step=1
    for ((n = 1; n <= total; n += step)); do
        try $kind $n || bad=$((bad + 1))
        tried=$((tried + 1))
    done
    if [ $bad = 0 ] && [ $tried -gt 0 ]; then ok "faults: $tried of $total calls of $kind made to fail"; else fail "faults: $kind: $bad of $tried"; fi
done
