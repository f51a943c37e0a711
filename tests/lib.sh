# Sourced by the *.test.sh scripts.
ok() { echo "ok $*"; }
fail() { echo "FAIL $*"; }
skip() { echo "skip $*"; }
# check "what" command...: passes when the command does; prints its output if not.
check() {
    local what=$1 out
    shift
    if out=$("$@" 2>&1); then ok "$what"; else fail "$what"; printf '%s\n' "$out" | head -n 20 | sed 's/^/    /'; fi
}
# same "what" expected actual
same() {
    if [ "$2" = "$3" ]; then ok "$1"; else
        fail "$1"
        diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") | head -n 20 | sed 's/^/    /'
    fi
}
# says "what" status text command...: exit status and a text in stdout or stderr.
says() {
    local what=$1 status=$2 text=$3 out got
    shift 3
    out=$("$@" 2>&1)
    got=$?
    if [ "$got" = "$status" ] && [[ "$out" == *"$text"* ]]; then ok "$what"; else
        fail "$what: status $got, wanted $status and '$text'"
        printf '%s\n' "$out" | head -n 12 | sed 's/^/    /'
    fi
}
SHARED=$ROOT/../shared
