# doc, pages and tags of every gallery pack, exactly. What is kept lies beside
# the pack; `make dumps` writes it anew, and the difference is then read before
# it is committed. Would catch any change of words, ink or tags that nobody meant.
. "$TESTS/lib.sh"
found=
for pack in "$TESTS"/gallery/*/pack.md; do
    folder=$(dirname "$pack")
    name=$(basename "$folder")
    for what in doc pages tags; do
        kept=$folder/$what.txt
        found=1
        # places in the dump name the file as the command line did
        (cd "$ROOT" && "$PACKWRIGHT" dump $what "tests/gallery/$name" --mart "$BUILD/sample.mart") >now.txt 2>log
        status=$?
        if [ $status -ne 0 ] || [ ! -s now.txt ]; then
            fail "dumps: $name $what gives status $status: $(head -n 2 log | cut -c1-200)"
        elif [ -n "${ACCEPT:-}" ]; then
            cp now.txt "$kept"
            ok "dumps: $name $what was written"
        elif [ ! -f "$kept" ]; then
            fail "dumps: $name has no $what.txt; make dumps writes it"
        elif cmp -s "$kept" now.txt; then
            ok "dumps: $name $what"
        else
            fail "dumps: $name $what is not what was kept"
            diff "$kept" now.txt | head -n 12 | cut -c1-160 | sed 's/^/    /'
        fi
    done
done
# Every chart of the unit tests' galleries: title, alternative text, findings,
# labels, and a checksum of the ink.
# A file a mark.
mkdir -p marks
if ! (here=$PWD && cd "$ROOT" && "$BUILD/tests/charts" dump "$here/marks") 2>log; then
    fail "dumps: the charts could not be drawn: $(head -n 2 log | cut -c1-200)"
fi
for now in marks/*.txt; do
    kept=$TESTS/gallery/charts/$(basename "$now")
    name=$(basename "$now" .txt)
    if [ -n "${ACCEPT:-}" ]; then
        mkdir -p "$TESTS/gallery/charts"
        cp "$now" "$kept"
        ok "dumps: the charts of $name were written"
    elif [ -s "$kept" ] && cmp -s "$kept" "$now"; then
        ok "dumps: the charts of $name, one by one"
    else
        fail "dumps: the charts of $name are not what was kept"
        diff "$kept" "$now" | head -n 12 | cut -c1-160 | sed 's/^/    /'
    fi
done
[ -n "$found" ] || fail "dumps: there is no gallery pack"
# Would catch: what a screen reader would stumble over: a word said twice, a
# hole in a sentence, a value that nobody filled in.
for tags in "$TESTS"/gallery/*/tags.txt; do
    name=$(basename "$(dirname "$tags")")
    if grep -nE '\b([A-Za-z]{2,}) \1\b|\bnull\b|\bnan\b|\{\{|[a-z] ,|, ,|\.\. ' "$tags" >stumble.txt; then
        fail "dumps: $name reads badly: $(head -n 2 stumble.txt | cut -c1-200)"
    else
        ok "dumps: $name reads well"
    fi
done
