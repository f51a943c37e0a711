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

# Catches: a shared query, fragment or text that no analyst is told of.
named=$(sed -n '/^## Shared queries/,/^## Areas/p' "$ROOT/templates/README.md")
check "there are shared queries" test "$(ls "$ROOT"/templates/shared/*.sql | wc -l)" -ge 60
for file in "$ROOT"/templates/shared/*.sql; do
    name=$(basename "$file" .sql)
    check "the manual names shared ${name%.with}" grep -qF "\`${name%.with}\`" <<<"$named"
done
for file in "$ROOT"/templates/shared/*.md; do
    check "the manual names include $(basename "$file" .md)" grep -qF "\`include $(basename "$file" .md)\`" "$ROOT/templates/README.md"
done

# Every mark has purpose, channels and example in the help; the example of the
# help stands in an example above, line by line, so that it has been run; each
# option is explained in the manual. Would catch a mark without its manual.
awk '/^````` example .*pack.md$/ { open = 1; next } /^`````$/ { open = 0 } open' "$ROOT/templates/README.md" >examples.txt
marks=$("$pw" list marks)
check "there are marks" test "$(wc -w <<<"$marks")" -ge 17
for mark in $marks; do
    "$pw" help marks "$mark" >"help-$mark.txt"
    check "help has channels and an example of $mark" grep -qzP 'channels:\n    (x|y) (.|\n)*example:\n    \w' "help-$mark.txt"
    awk 'on { sub(/^    /, ""); if ($0 != "") print } /^  example:/ { on = 1 }' "help-$mark.txt" >"body-$mark.txt"
    # the chart block of the examples that holds the body's lines in their order
    if awk -v body="$(cat "body-$mark.txt")" 'BEGIN { n = split(body, want, "\n") }
        /^```(chart|tiles)$/ { at = 1; next } /^```$/ { if (at > n) found = 1; at = 0; next }
        at && $0 == want[at] { at++ } END { exit !found }' examples.txt; then
        ok "the example of $mark is run"
    else
        fail "the example of $mark in its file stands in no example of templates/README.md"
    fi
    check "the manual explains $mark" grep -qE "^- .*\`$mark\`" "$ROOT/templates/README.md"
    for option in $(awk '/^  options/ { on = 1; next } /^  example/ { on = 0 } on && /^    [a-z_]+ / { print $1 }' "help-$mark.txt"); do
        check "the manual has the option $option of $mark" grep -qE "\`$option(:[^\`]*)?\`" "$ROOT/templates/README.md"
    done
done
"$pw" help marks >all.txt
check "help marks has all marks" test "$(grep -cE '^[a-z]+: ' all.txt)" -eq "$(wc -w <<<"$marks")"
# an option that the code reads and no mark's manual names
for option in $(grep -hoE '(pw_chart_option|option_column|option_yes)\([^"]*"[a-z_]+"' "$ROOT"/src/chart/*.c | grep -oE '"[a-z_]+"' | tr -d '"' | sort -u); do
    check "some mark's help has the option $option" grep -qE "^    $option " all.txt
done
if "$pw" help marks pie >/dev/null 2>no.txt; then fail "help marks pie is no error"; else ok "help marks of no mark is an error"; fi
