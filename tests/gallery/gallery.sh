#!/bin/bash
# Writes OUT/index.html: every pack of templates/ and of tests/gallery/, each
# page twice, drawn by cairo (left) and by poppler from the PDF (right).
# Then every chart of the unit tests' galleries by itself, with hostile data
# for every mark, in colour, grey and black and white.
#   gallery.sh PACKWRIGHT OUT
set -eu
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")/../.."
mart=$(dirname "$program")/sample.mart
index=$out/index.html
{
    echo '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>packwright gallery</title>'
    echo '<style>body{font:16px sans-serif;margin:2em}img{width:48%;border:1px solid #ccc;margin:4px}</style>'
    echo '<h1>packwright gallery</h1><p>Left: drawn by cairo. Right: the PDF as poppler shows it.</p>'
} >"$index"
for pack in templates/*/pack.md tests/gallery/*/pack.md; do
    [ -f "$pack" ] || continue
    folder=$(dirname "$pack")
    name=$(basename "$folder")
    mkdir -p "$out/$name"
    "$program" render "$folder" --mart "$mart" -o "$out/$name/$name.pdf"
    "$program" preview "$folder" --mart "$mart" --dpi 110 -o "$out/$name" >/dev/null
    echo "<h2><a href=\"$name/$name.pdf\">$name</a></h2>" >>"$index"
    pages=$(pdfinfo "$out/$name/$name.pdf" | awk '/^Pages:/ {print $2}')
    for ((p = 1; p <= pages; p++)); do
        pdftoppm -r 110 -png -f $p -l $p -singlefile "$out/$name/$name.pdf" "$out/$name/poppler-$p"
        echo "<p>Page $p<br><img src=\"$name/page-$p.png\" alt=\"$name, page $p, by cairo\"><img src=\"$name/poppler-$p.png\" alt=\"the same from the PDF\"></p>" >>"$index"
    done
done
mkdir -p "$out/charts"
rm -f "$out"/charts/*
"$(dirname "$program")/tests/charts" write "$out/charts"
for pdf in "$out"/charts/*.pdf; do
    pdftoppm -r 110 -png "$pdf" "$out/charts/pdf-$(basename "$pdf" .pdf)"
done
echo '<h1>Charts one by one</h1>' >>"$index"
cat "$out/charts/charts.html" >>"$index"
echo "$index"
