# The independent reader: a sound PDF has no fault, and each way of breaking
# one rule is reported under that rule's id.
. "$TESTS/lib.sh"
inspect=$BUILD/tests/inspect mutate=$BUILD/tests/mutate good=$SCRATCH/good.pdf
says "inspect: a file that is not there is a usage error" 2 "cannot read" "$inspect" nowhere.pdf
printf 'not a PDF\n' >junk.pdf
says "inspect: junk is a fault, not a crash" 1 "file-syntax" "$inspect" junk.pdf
: >empty.pdf
says "inspect: so is an empty file" 1 "file-syntax" "$inspect" empty.pdf

"$PACKWRIGHT" render committee-report --mart "$BUILD/sample.mart" -o "$good" 2>log || { fail "inspect: no pack to break: $(cat log)"; exit 0; }
says "inspect: the written pack is sound" 0 "ok: " "$inspect" "$good"
"$mutate" none "$good" same.pdf
says "inspect: it is as sound when libqpdf rewrites it" 0 "ok: " "$inspect" same.pdf

# What a cut file costs is a fault too; no prefix may crash the reader.
size=$(stat -c %s "$good")
for part in 1 3 7 9; do
    head -c $((size * part / 10)) "$good" >cut.pdf
    says "inspect: cut at $part tenths" 1 "file-" "$inspect" cut.pdf
done

# One mutation: prints "caught", "nothing" or what was reported instead.
mutation() {
    local name=$1 rule=$2 out status found
    "$mutate" "$name" "$good" "$name.pdf"
    status=$?
    [ $status -eq 4 ] && { echo "nothing $name"; return; }
    out=$("$inspect" "$name.pdf")
    found=$?
    rm -f "$name.pdf"
    if [ $status -eq 0 ] && [ $found -eq 1 ] && grep -q "^$rule: " <<<"$out"; then echo "caught $name"; else
        echo "missed $name: expected $rule, got: $(cut -d: -f1 <<<"$out" | sort -u | tr '\n' ' ')"
    fi
}
export -f mutation
export mutate inspect good
"$mutate" --list | xargs -P 2 -L 1 bash -c 'mutation "$@"' mutation >outcome
caught=$(grep -c '^caught' outcome)
while read -r line; do skip "mutation ${line#nothing }: the pack holds nothing that it could break"; done < <(grep '^nothing' outcome)
while read -r line; do fail "mutation ${line#missed }"; done < <(grep '^missed' outcome)
[ $caught -ge 100 ] && ok "inspect: $caught mutations, each caught under its rule" || fail "inspect: only $caught mutations were caught"
same "inspect: every rule has a mutation that it must catch" "" \
    "$(comm -23 <("$inspect" --rules | sort) <("$mutate" --list | cut -d' ' -f2 | sort -u))"
