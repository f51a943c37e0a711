# What an analyst writes for a page, and what is said where it is wrong.
. "$TESTS/lib.sh"
mart=$BUILD/sample.mart
mkdir -p p

# pack FRONT BODY: a pack with these lines of front matter and this text
pack() {
    printf -- '---\ntitle: "T"\n%bparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n%b\n' \
        "$1" "$2" >p/pack.md
}
checked() { says "$1" "$2" "$3" "$PACKWRIGHT" check p --mart "$mart"; }
dumped() { says "$1" 0 "$3" "$PACKWRIGHT" dump "$2" p --mart "$mart"; }

# ---- footnotes. Would catch: a footnote that is lost without a word, a text in
# one fence that a mark in another doesn't find, labels that mix up files.
pack '' 'Text[^a] and more[^b].\n\n[^a]: At {{ as_at | date }}.\n[^b]: See *here*.'
checked "footnotes check" 0 ""
dumped "a value in a footnote is looked up" doc 'footnote [1] @9: "At 31 March 2025."'
dumped "a mark is a link to its note" tags 'Reference'
dumped "the note has its number" tags 'Note id="footnote-1"'
pack '' '```callout\nBoxed[^a].\n```\n\n[^a]: Outside the box.'
dumped "a text outside the fence of its mark" doc '"Outside the box."'
pack '' 'Text[^note].\n\n[^nite]: Words.'
checked "a mark without a text gets the nearest" 1 'nothing says what footnote [^note] is; did you mean "nite"?'
checked "a text without a mark is a warning" 1 'no text has the mark [^nite]'
pack '' 'Text[^a].\n\n[^a]: One.\n\n[^a]: Two.'
checked "two texts of one label" 1 'p/pack.md:11:1: error: the footnote [^a] has a text already, on line 9'
pack '' 'Text[^a].\n\n[^a]: One[^b].\n\n[^b]: Two.'
checked "a footnote in a footnote" 1 "a footnote can't have a footnote"
pack '' 'Text[^a].\n\n[^a]: - a list'
checked "a list in a footnote" 1 "a footnote holds paragraphs only"
pack '' 'Text[^a].\n\n[^a]: There were three children.'
checked "few children in a footnote" 1 'counts so few children'
pack '' 'No mark: \\[^a], and `[^b]` neither.'
checked "an escaped mark and one in code are text" 0 ""
pack '' 'Table: Who\n\n| A | B |\n| - | - |\n| x[^n] | y[^n] |\n\n[^n]: A note.'
dumped "footnotes of a table are its notes" doc 'note: "[note 1] " "A note."'
dumped "and are named in its cells" doc 'x [note 1] | y [note 1]'

# Would catch: a mark in a YAML text that prints as it is written or has no note.
pack '' '```recommendations\nitems:\n  - "note *this*[^a] and [that];"\n```\n\n```fields\nTo: "All[^b]"\n```\n\n[^a]: One.\n\n[^b]: Two.'
dumped "a mark in a recommendation" doc 'footnote [1] @16: "One."'
dumped "a mark in a field" doc 'footnote [2] @18: "Two."'
dumped "brackets that are no mark stay" doc 'and [that];'

# ---- paragraphs by name. Would catch: the name in print, a number that is not
# the paragraph's, a small letter at the start of a sentence.
pack 'numbering: committee\n' '# One\n\nFirst.\n\nSecond **one**. {#two}\n\nSee {{ see two }}. {{ see two on page }} says so.'
dumped "a paragraph is known by its number" tags 'says="Paragraph 1.2 on page 1"'
dumped "its name is not printed" tags '"1.2 Second one."'
pack '' 'Text. {#two}\n\nSee {{ see two }}.'
checked "a paragraph without a number" 1 'is referred to by number but has none'
pack '' 'Text. {#Two!}'
checked "a name that is none" 1 'as {#overdue-visits}'

# ---- references by name. Would catch: a reference that prints an id or nothing,
# is no link, or names what is not there without saying so.
pack 'numbering: sections\n' '# First\n\nSee [](#second-part), {{ see second-part on page }}, {{ see who-is-who }} and {{ see log }}. {{ see deep }}.\n\n# Second part\n\n## Deep\n\nTable: Who is who\n\n| A | B |\n| - | - |\n| x | y |\n\n```appendix\ntitle: Log\nid: log\n```\nText.'
dumped "a section by its heading, with its page" tags 'says="section 2 on page 1"'
dumped "a table by its title" tags 'Link "Table 1"'
dumped "an appendix" tags 'Link "Appendix A"'
dumped "at the start of a sentence with a capital" tags 'Link "Section 2.1"'
pack '' '# Main issues\n\nSee {{ see main-issues }}.'
dumped "a heading without number by its words" tags 'Link "“Main issues”"'
pack '' '# Main issues\n\nSee {{ see main-isues }}.'
checked "an unknown name gets the nearest" 1 'p/pack.md:9:5: error: nothing in this document has the id "main-isues"; did you mean "main-issues"?'

# ---- sections. Would catch: page numbers that the PDF's labels don't follow,
# "of 20" beside a number that is no count, slips in a section's keys.
pack '' '```section\nnumbers: roman\n```\n\n# Front\n\nText.\n\n```section\nrestart: true\nprefix: "A-"\n```\n\n# Rest\n\nText.'
"$PACKWRIGHT" render p --mart "$mart" -o sections.pdf >log 2>&1
same "page labels of the PDF follow the sections" "i
A-1" "$(qpdf --json --json-key=pagelabels sections.pdf | awk '/"\/P":/ { gsub(/.*"u:|".*/, ""); p = $0 } /"\/S":/ { s = $2 } /"\/St":/ { print p (s ~ /r/ ? "i" : $2 + 0) }')"
check "the footer doesn't count pages then" sh -c "pdftotext sections.pdf - | grep -q '^Page A-1$'"
pack '' '```section\nnumbers: greek\n```\n\nText.'
checked "numbers of a kind that is none" 1 'numbers is arabic or roman, not "greek"'
pack '' '````callout\n```section\nrestart: true\n```\n````\n\nText.'
checked "a section in a box" 1 "section pages can't begin inside another block"

# ---- the index. Would catch: a term without its page, one listed twice, capitals
# sorted before small letters.
pack '' '```table\ndata: measures\ntitle: M\nindex: label\ncolumns: [label, value]\n```\n\n```table\ndata: measures\ntitle: N\nindex: [aardvarks, "Zebras"]\ncolumns: [label, value]\n```\n\n# Index\n\n```index\n```'
dumped "an index names table and page" tags 'says="Table 1 on page 1"'
same "in the order of the alphabet, capitals or not" "aardvarks Zebras" \
    "$("$PACKWRIGHT" dump doc p --mart "$mart" | sed -n 's/^  item .*title="\(aardvarks\|Zebras\)"/\1/p' | tr '\n' ' ' | sed 's/ $//')"
pack '' '```index\n```'
checked "an index of nothing" 1 "the index has nothing to list"

# ---- words. Would catch: hyphens for dashes, code that is no longer what was
# typed, a list that forgets the number that it begins with.
pack '' 'A dash -- or two --- and "quotes" but `"--"` to the letter.\n\n1. One\n\n# On\n\n2. Two\n\n```definitions\nCIN: "Child in need."\n```'
dumped "hyphens become dashes, but not in code" doc '"A dash – or two — and “quotes” but " "\"--\""{code}'
dumped "a list goes on after a heading" doc 'item [2.]'
dumped "definitions have a name and a meaning" tags 'Lbl "CIN"'

# ---- large print and black-and-white printers. Would catch: small print in large
# print, a figure, table, note or page that it loses, colour that a grey printer gets.
gallery=$TESTS/gallery
said() { "$PACKWRIGHT" dump tags "$gallery/$1" --mart "$mart" "${@:2}" 2>/dev/null | grep -cE '^ *(Figure|Table|Note|P|H[1-6]|TR|LI)( |$)'; }
for pack in pages-2 pages-3 pages-4 pages-5; do
    small=$("$PACKWRIGHT" dump pages "$gallery/$pack" --mart "$mart" --format large-print 2>log |
        awk '/^glyphs/ { for (i = 1; i < NF; i++) if ($i ~ /^OpenSans/ && $(i + 1) < 15.4) n++ } END { print n + 0 }')
    same "no text of $pack is under 15.4 points in large print" 0 "$small"
    same "$pack says as much in large print" "$(said $pack)" "$(said $pack --format large-print)"
done
says "large print is written" 0 "" "$PACKWRIGHT" render "$gallery/pages-5" --mart "$mart" --format large-print -o large.pdf
check "and sound" "$BUILD/tests/inspect" large.pdf
says "a format that is none" 2 "large-print" "$PACKWRIGHT" render "$gallery/pages-5" --mart "$mart" --format huge -o x.pdf
for as in grey mono; do
    "$PACKWRIGHT" preview "$gallery/pages-5" --mart "$mart" --$as -o $as >log 2>&1
    same "preview --$as draws every page" 2 "$(ls $as/*.png 2>/dev/null | wc -l)"
done
# a chart that would lose words in large print goes on the long side of a page
"$PACKWRIGHT" render committee-report --mart "$mart" --format large-print -o large.pdf >log 2>&1
same "no chart of the committee report loses words in large print" 0 "$(grep -cE 'left-out|name-cut|too-small' log)"
check "nor does the report lose a page to its tags" "$BUILD/tests/inspect" large.pdf
