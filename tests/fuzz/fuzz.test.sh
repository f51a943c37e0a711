# Spoilt packs, brands and files to import: whole commands end with a status and
# a word, never with a crash, a hang or half an output. `make fuzz` runs more of
# it. Would catch: a parser that trusts its input.
. "$TESTS/lib.sh"
fuzz=$BUILD/tests/fuzz
what=()
for pack in "$TESTS"/gallery/*/pack.md "$ROOT"/templates/committee-report/pack.md; do
    [ -f "$pack" ] && what+=("pack:$(dirname "$pack")")
done
what+=("theme:$ROOT/templates/themes/exampleshire.yaml")
for file in "$ROOT"/templates/sample/*.csv; do what+=("import:csv:$file"); done
shared=$SHARED/data
if [ -d "$shared" ]; then
    for file in "$shared"/ees/children-*/*.csv "$shared"/ees/workforce/*.csv; do
        [ "$(stat -c %s "$file")" -lt 2000000 ] && what+=("import:ees:$file")
    done
    for file in "$shared"/annex-a/*.xlsx; do what+=("import:annex-a:$file"); done
else
    skip "spoilt published files" "../shared is not here"
fi
scratch=$SCRATCH
cd "$ROOT" || exit 1
first=${FUZZ_FIRST:-0} rounds=${FUZZ_ROUNDS:-150}
if said=$("$fuzz" "$first" "$rounds" "$scratch" "$BUILD/sample.mart" "${what[@]}" 2>&1); then
    ok "spoilt input: $said"
else
    fail "spoilt input" "$said"
fi
