# Cairo's picture and poppler's of the same page: alike to the eye, and every
# run of text where the program set it.
. "$TESTS/lib.sh"
agree=$BUILD/tests/agree
for tool in pdftoppm pdftotext; do
    command -v $tool >/dev/null || { skip "agree: $tool is not installed"; exit 0; }
done

# The comparison itself must see what an eye sees, or it proves nothing.
says "agree: a file that is not there is a usage error" 2 "cannot read" "$agree" no.png no.png

for folder in $("$PACKWRIGHT" list packs | awk '{ print $1 }') "$TESTS/gallery/brand-images"; do
    pack=$(basename "$folder")
    "$PACKWRIGHT" render "$folder" --mart "$BUILD/sample.mart" -o "$pack.pdf" 2>log || { fail "$pack: does not render: $(tail -n 3 log)"; continue; }
    "$PACKWRIGHT" preview "$folder" --mart "$BUILD/sample.mart" --dpi 150 -o "$pack.ours" >/dev/null 2>log || { fail "$pack: no preview: $(tail -n 3 log)"; continue; }
    mkdir -p "$pack.theirs"
    pdftoppm -r 150 -png "$pack.pdf" "$pack.theirs/page"
    mapfile -t ours < <(ls "$pack.ours"/*.png | sort -V)
    mapfile -t theirs < <(ls "$pack.theirs"/*.png | sort -V)
    same "$pack: as many pages in both" "${#theirs[@]}" "${#ours[@]}"
    worst= differ=0
    for i in "${!theirs[@]}"; do
        out=$("$agree" "${ours[i]}" "${theirs[i]}") || { differ=$((differ + 1)); fail "$pack: page $((i + 1)): $out"; }
        worst=$(printf '%s\n' "$worst" "$(sed 's/^[a-z]*: //; s/ .*//' <<<"$out")" | sort -g | tail -n 1)
    done
    [ $differ -eq 0 ] && ok "$pack: ${#theirs[@]} pages agree, at worst $worst % of pixels are apart"
    if [ ${#theirs[@]} -gt 1 ]; then
        says "$pack: pages 1 and 2 are told apart" 1 "differ" "$agree" "${ours[0]}" "${theirs[1]}"
    fi
    pdftotext -bbox "$pack.pdf" bbox
    "$PACKWRIGHT" dump pages "$folder" --mart "$BUILD/sample.mart" >trace 2>log || { fail "$pack: no trace"; continue; }
    out=$(awk -f "$TESTS/agree/words.awk" bbox trace) && ok "$pack: text stands where it was set: $(tail -n 1 <<<"$out")" ||
        { fail "$pack: text elsewhere than it was set: $(tail -n 1 <<<"$out")"; head -n 12 <<<"$out" | sed 's/^/    /'; }
done
