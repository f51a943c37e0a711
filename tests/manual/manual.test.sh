# The examples of templates/README.md: each is a whole pack that must check
# without an error and say what the manual promises.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
"$pw" mart create manual.mart --sample >/dev/null 2>&1
gawk '/^````` example / { file = $3; folder = file; sub(/\/.*/, "", folder); system("mkdir -p " folder); printf "" > file; open = 1; next }
      /^`````$/ && open { close(file); open = 0; next }
      open { print > file }' "$ROOT/templates/README.md"
for pack in */pack.md; do
    name=$(dirname "$pack")
    where=(--mart manual.mart -p area=Exampleshire -p as_at=2025-03-31)
    check "the manual's pack $name has no error" "$pw" check "$name" "${where[@]}"
    "$pw" dump doc "$name" "${where[@]}" >"$name.doc" 2>&1
    while IFS= read -r line; do
        if grep -qF -- "$line" "$name.doc"; then ok "$name says: $line"; else fail "$name doesn't say: $line"; fi
    done <"$name/expect"
done
check "the manual has examples" test "$(ls -d */pack.md | wc -l)" -ge 4
# every format, block and attribute of the code stands in the manual
for word in $(sed -n 's/^FORMAT("\([^"]*\)".*/\1/p' "$ROOT/src/compose/formats.def") \
    $(sed -n 's/^PW_TEMPLATE_BLOCK([a-z_]*, "\([^"]*\)".*/\1/p' "$ROOT/include/packwright/template_blocks.def"); do
    check "the manual explains $word" grep -qF -- "\`$word" "$ROOT/templates/README.md"
done
