# Images from template to PDF: where files may lie, what must be said of them,
# what the PDF carries, and that both painters show the same.
. "$TESTS/lib.sh"
pack=$TESTS/gallery/brand-images mart=(--mart "$BUILD/sample.mart")
inspect=$BUILD/tests/inspect

one() { # a pack of one body, in folder p
    mkdir -p p
    cp "$pack"/{map.svg,photo.jpg,badge.png} p/
    printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n%s\n' "$1" >p/pack.md
}
finds() { # "what" status id body: would catch an image drawn in spite of it
    one "$4"
    says "images: $1" "$2" "[$3]" "$PACKWRIGHT" check p "${mart[@]}"
}
finds "without alternative text" 1 image-without-alt '![](map.svg)'
finds "a block without it" 1 image-without-alt $'```image\nfile: map.svg\n```'
finds "decorative with a text" 1 decorative-with-alt $'```image\nfile: map.svg\nalt: A map\ndecorative: true\n```'
finds "a text that is the file's name" 0 empty-alt '![map.svg](map.svg)'
finds "in the middle of a sentence" 1 image-in-text 'See ![a map](map.svg) here.'
finds "a file that is not there" 1 unknown-image '![A map](plan.svg)'
finds "no file" 1 no-file $'```image\nalt: A map\n```'
finds "a width that is none" 1 not-a-length $'```image\nfile: map.svg\nalt: A map\nwidth: wide\n```'
finds "more than all of the width" 1 not-a-length $'```image\nfile: map.svg\nalt: A map\nwidth: 140%\n```'
finds "a small number of children in its text" 1 words '![Two children on a swing](photo.jpg)'
finds "and in its caption" 1 words '![A swing](photo.jpg "One of the 3 children who moved")'
# nothing outside the pack and templates/shared is read
echo secret >outside.png
finds "up and out of the folder" 1 unknown-image '![A map](../outside.png)'
finds "from the root" 1 unknown-image "![A map]($PWD/outside.png)"
one '![A map](link.png)'
ln -sf "$PWD/outside.png" p/link.png
says "images: by a link that leads out" 1 "[unknown-image]" "$PACKWRIGHT" check p "${mart[@]}"
rm p/link.png
one '![A map](in/map.svg)'
mkdir -p p/in && cp "$pack/map.svg" p/in/
check "images: a folder of the pack is inside" "$PACKWRIGHT" check p "${mart[@]}"
rm -r p

check "images: the gallery pack renders" "$PACKWRIGHT" render "$pack" "${mart[@]}" -o i.pdf
same "images: a photograph is carried once, as JPEG; a drawing is no picture" "jpeg image" \
    "$(pdfimages -list i.pdf | awk 'NR > 2 && $3 == "image" && !seen[$11]++ {printf "%s%s", (n++ ? " " : ""), $9}')"
same "images: alpha is a soft mask" 1 "$(pdfimages -list i.pdf | awk 'NR > 2 && $3 == "smask" && !seen[$11]++' | wc -l)"
check "images: the independent reader finds no fault" "$inspect" i.pdf
"$PACKWRIGHT" dump tags "$pack" "${mart[@]}" >tags
same "images: as many figures as images that say something" 4 "$(grep -c '^ *Figure' tags)"
"$PACKWRIGHT" render "$pack" "${mart[@]}" -o again.pdf 2>/dev/null
check "images: the same bytes again" cmp i.pdf again.pdf
cp -r "$pack" q && sed -i 's/#F46A25/#F46A26/' q/map.svg
same "images: another image is another fingerprint" 1 "$(diff <("$PACKWRIGHT" dump doc q "${mart[@]}" 2>&1 | grep fingerprint) \
    <("$PACKWRIGHT" dump doc "$pack" "${mart[@]}" | grep fingerprint) | grep -c '^<')"
