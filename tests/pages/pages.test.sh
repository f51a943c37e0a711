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
