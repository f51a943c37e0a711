# The command line as a person meets it: help, wrong words, exit statuses.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
mart=$BUILD/sample.mart

says "help lists the commands" 0 "render" "$pw" help
says "no command is help" 0 "commands:" "$pw"
for c in render preview check query dump mart import list version; do
    says "help $c shows its usage" 0 "usage: packwright $c" "$pw" help "$c"
    says "$c --help is the same" 0 "usage: packwright $c" "$pw" "$c" --help
done
says "version names the schema" 0 "mart schema 1" "$pw" --version
says "an unknown command gets the nearest" 2 "did you mean 'render'?" "$pw" rendr
says "an unknown option gets the nearest" 2 "did you mean '--output'?" "$pw" render x --ouput y
says "render without -o says so" 2 "-o FILE.pdf" "$pw" render committee-report
says "render without a pack says so" 2 "which PACK" "$pw" render -o x.pdf
says "an unknown pack says where packs are" 2 "list packs" "$pw" render nosuch --mart "$mart" -o x.pdf
says "nothing is written for it" 2 "nothing was written" "$pw" render nosuch --mart "$mart" -o x.pdf
check "no file appears" test ! -e x.pdf
says "a mistyped pack gets the nearest" 2 "did you mean 'committee-report'" "$pw" render comittee-report --mart "$mart" -o x.pdf
says "a mart that is not there" 3 "nosuch.mart" "$pw" render committee-report --mart nosuch.mart -o x.pdf
echo "not a database" >text.mart
says "a mart that is none" 3 "text.mart" "$pw" render committee-report --mart text.mart -o x.pdf
says "a mistyped area gets the nearest" 2 "Exampleshire" "$pw" render committee-report --mart "$mart" -p area=Exampelshire -o x.pdf
says "an unknown area" 2 "Atlantis" "$pw" render committee-report --mart "$mart" -p area=Atlantis -o x.pdf
says "an unknown parameter" 2 "colour" "$pw" render committee-report --mart "$mart" -p colour=red -o x.pdf
says "a date that is none" 2 "2024-02-30" "$pw" render committee-report --mart "$mart" -p as_at=2024-02-30 -o x.pdf
says "a parameter without value" 2 "NAME=VALUE" "$pw" render committee-report --mart "$mart" -p area -o x.pdf
says "packs are listed" 0 "committee-report" "$pw" list packs
says "marks are listed" 0 "line" "$pw" list marks
says "importers are listed" 0 "ees" "$pw" list importers
says "what to list is asked" 2 "what to list" "$pw" list
for what in queries indicators areas periods; do
    check "list $what prints" sh -c "'$pw' list $what --mart '$mart' | grep -q ."
done
# Catches: a stock counted by the month of which no change is shown; a change across a month that
# is missing; one authority alone ranked first.
monthly() { # MART: change, rank and note of children open to the service
    "$pw" benchmark -p area=X10000001 -p as_at=2025-03-31 -i local.open_cases -f json --mart "$1" |
        grep -oE '"(change|rank|ranked|note)": ("[^"]*"|[^,}]*)' | cut -d' ' -f2- | tr '\n' ' '
}
change=$(sqlite3 "$mart" "SELECT CAST(max(CASE period_end WHEN '2025-03-31' THEN value END)
    - max(CASE period_end WHEN '2025-02-28' THEN value END) AS INTEGER) FROM shown
    WHERE indicator = 'local.open_cases' AND area = 'X10000001'")
same "the change of a monthly stock" "$change \"[z]\" \"[x]\" \"no other authority has a figure\" " "$(monthly "$mart")"
cp "$mart" gap.mart
sqlite3 gap.mart "DELETE FROM observation WHERE indicator = 'local.open_cases' AND period_end = '2025-02-28'"
cp "$mart" years.mart
sqlite3 years.mart "DELETE FROM observation WHERE indicator = 'local.open_cases'
    AND period_end NOT IN ('2023-03-31', '2025-03-31')"
same "nor over two years" '"[z]" "[z]" "[x]" "period before is missing: no change" ' "$(monthly years.mart)"
same "none across a month that is missing" '"[z]" "[z]" "[x]" "period before is missing: no change" ' "$(monthly gap.mart)"
# Catches: an indicator of which nobody can say what it counts.
check "every indicator says what it counts" sh -c "'$pw' list indicators --mart '$mart' -f json >said.json &&
    grep -q '\"definition\"' said.json &&
    ! grep '\"counted\": \"\[x\]\"' said.json | grep '\"definition\": \"\[x\]\"'"
says "indicators with a word" 0 "Children looked after at 31 March per 10,000" "$pw" list indicators CLA_rate --mart "$mart"
same "and no others" "2" "$("$pw" list indicators cla_rate --mart "$mart" -f csv | wc -l)"
says "a word too many" 2 "what to list" "$pw" list indicators a b --mart "$mart"
says "rows, a line a cell" 0 "Region  Sample region" "$pw" list areas Exampleshire --mart "$mart" -f rows
# Catches: a table wider than the terminal, folded so that nobody can read it.
if command -v script >/dev/null; then
    narrow() { script -qec "stty cols $1; '$pw' list indicators cla_rate --mart '$mart'" /dev/null | tr -d '\r' | head -1; }
    same "a narrow terminal gets rows" "Id          cla_rate" "$(narrow 80)"
    check "a wide one a table" grep -q '^Id  *Indicator' <(narrow 2000)
else
    skip "terminals: script is not installed"
fi
check "PACKWRIGHT_MART names the mart" sh -c "PACKWRIGHT_MART='$mart' '$pw' list areas | grep -q Exampleshire"
says "a shared query belongs to a pack" 2 "committee-report/measures" "$pw" query shared/measures --mart "$mart"
says "a query as a table" 0 "Exampleshire" "$pw" query committee-report/area --mart "$mart"
says "a query as CSV" 0 "X10000001,Exampleshire" "$pw" query committee-report/area --mart "$mart" --format csv
says "a query as JSON" 0 '"name": "Exampleshire"' "$pw" query committee-report/area --mart "$mart" --format json
says "a format that is none" 2 "none of table, rows, csv, json" "$pw" query committee-report/area --mart "$mart" --format xml
says "a mistyped query gets the nearest" 1 'did you mean "measures"' "$pw" query committee-report/mesures --mart "$mart"

# Fragments. Catches: one that is listed or run as a query; a change of it that
# the fingerprint doesn't see; a fault said of another file; one left behind in silence.
mkdir -p frag
printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n{{ q.n }}\n' >frag/pack.md
printf -- '-- Q.\n-- parameters: area (area)\n-- with: own\n-- source: S\n-- column n: label "N"\nSELECT name AS n FROM own\n' >frag/q.sql
fragment() { printf -- '-- Own.\n%s\n' "$1" >frag/own.with.sql; }
fragment 'own AS (SELECT name FROM area WHERE code = :area)'
check "no fragment is listed as a query" sh -c "! '$pw' list queries | grep -q with"
says "a query that begins with a fragment" 0 "Exampleshire" "$pw" query frag/q --mart "$mart"
check "check finds nothing, with a slash behind the pack or without" sh -c \
    "! '$pw' check frag/ --mart '$mart' 2>&1 | grep . && ! '$pw' check frag --mart '$mart' 2>&1 | grep ."
one=$("$pw" dump doc frag --mart "$mart" | grep fingerprint)
fragment 'own AS (SELECT name FROM area WHERE area.code = :area)'
check "another fragment is another fingerprint" test "$one" != "$("$pw" dump doc frag --mart "$mart" | grep fingerprint)"
fragment 'own AS (SELECT nam FROM area WHERE code = :area)'
says "a fault of a fragment has its place" 1 "frag/own.with.sql:2:16: error: no such column: nam" "$pw" check frag --mart "$mart"
sed -i 's/with: own/with: onw/' frag/q.sql
says "a mistyped fragment gets the nearest" 1 'frag/q.sql:3:4: error: there is no fragment "onw"' "$pw" check frag --mart "$mart"
sed -i '/with: onw/d; s/FROM own/FROM area WHERE code = :area/' frag/q.sql
says "a fragment that no query begins with" 0 "frag/own.with.sql:1:1: warning" "$pw" check frag --mart "$mart"

says "render writes the pack" 0 "pages" "$pw" render committee-report --mart "$mart" -o a.pdf
"$pw" render committee-report --mart "$mart" -o b.pdf 2>/dev/null
check "the same inputs give the same bytes" cmp a.pdf b.pdf
(cd / && LC_ALL=C.UTF-8 TZ=Asia/Tokyo HOME=/nowhere "$pw" render committee-report --mart "$mart" -o "$SCRATCH/c.pdf" 2>/dev/null)
check "whatever the folder, locale and time zone" cmp a.pdf c.pdf
says "preview draws a page" 0 "page-1.png" "$pw" preview committee-report --mart "$mart" --page 1 --dpi 40 -o pages
check "it is a PNG" grep -q PNG pages/page-1.png
says "a page too many" 2 "there is no page" "$pw" preview committee-report --mart "$mart" --page 9999 -o pages
says "check lists figures with their queries" 0 "Figure 1" "$pw" check committee-report --mart "$mart"
for what in ast doc pages tags; do
    check "dump $what prints" sh -c "'$pw' dump $what committee-report --mart '$mart' | grep -q ."
done
says "a full disk is not success" 3 "could not be written" sh -c "'$pw' dump doc committee-report --mart '$mart' >/dev/full"
says "output to /dev/full is refused" 3 "nothing was written" "$pw" render committee-report --mart "$mart" -o /dev/full

says "mart create" 0 "made m.mart" "$pw" mart create m.mart
says "a mart is never overwritten" 3 "never overwritten" "$pw" mart create m.mart
check "only its owner may read it" test "$(stat -c %a m.mart)" = 600
says "mart info" 0 "schema" "$pw" mart info m.mart
says "import asks for the mart" 2 "--mart" "$pw" import ees x.csv
says "import of a file that is not there" 3 "nosuch.csv" "$pw" import ees nosuch.csv --mart m.mart
says "an unknown importer" 2 "there is no importer" "$pw" import xls x.csv --mart m.mart
says "an empty mart says what is missing" 3 "Import statistics" "$pw" render committee-report --mart m.mart -p area=E10000003 -o empty.pdf
says "and with a date makes a report that says it" 0 "pages" "$pw" render committee-report --mart m.mart -p area=E10000003 -p as_at=2024-03-31 -o empty.pdf
check "in words" sh -c "pdftotext empty.pdf - | grep -q 'No figures are held\|no figures are held\|none are held'"
