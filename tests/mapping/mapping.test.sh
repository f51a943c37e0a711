#!/bin/bash
# `new mapping` writes what an analyst finishes in an editor; `import csv
# --mapping` then takes the file as it is.
. "$TESTS/lib.sh"
cd "$SCRATCH" || exit 1
mart=m.mart
"$PACKWRIGHT" mart create "$mart" >/dev/null
import() { "$PACKWRIGHT" import csv "$@" --mart "$mart"; }
cell() { sqlite3 "$mart" "$1"; }

cat >targets.csv <<'END'
Children's services plan,,,,,
Measure,Start date,Target,Margin,Remark,Owner's name
rereferrals_pct,4/1/2024,"22.5%",2,Quillfeather,
rereferrals_pct,12/31/2024,none,2,n/a,
END
tail -n +2 targets.csv >head.csv

# Would catch: a wrong table, a month read as a day, a value of the file written down.
check "a mapping is written" "$PACKWRIGHT" new mapping head.csv -o t.yaml
says "and never over another" 3 "is there already" "$PACKWRIGHT" new mapping head.csv -o t.yaml
check "the table is guessed" grep -qx 'table: target' t.yaml
check "columns are guessed" grep -q '"Start date": valid_from *# dates' t.yaml
check "others are left out" grep -q "\"Owner's name\": \"-\"" t.yaml
check "month-first is seen" grep -qx '  valid_from: month-first' t.yaml
check "what is required is asked for" grep -q '# area: "" *# of table area, required' t.yaml
check "no value of the file is written" bash -c '! grep -q Quillfeather t.yaml'
says "the same on standard output" 0 "table: target" "$PACKWRIGHT" new mapping head.csv
says "unfinished it is refused" 3 "fills column area" import head.csv --mapping t.yaml
sed -e 's/^  # area: ""/  area: Cambridgeshire/' -e 's/^  # kind: ""/  kind: local/' \
    -e 's/^title_rows: 0/title_rows: 1/' t.yaml >done.yaml
says "a row that can't be read has its place in the file" 1 \
    "targets.csv:4:28: error: 'none' in column value is not a number." import targets.csv --mapping done.yaml
same "the rest is in the mart" "rereferrals_pct|E10000003|local|2024-04-01|22.5|2.0" \
    "$(cell 'SELECT indicator, area, kind, valid_from, value, tolerance FROM target')"
printf 'values: { value: { None: 24 } }\n' >>done.yaml
says "words are read as the mapping says, and nothing goes in twice" 0 "1 added, 0 revised, 1 unchanged" \
    import targets.csv --mapping done.yaml
same "with the month first" "2024-12-31|24.0" "$(cell 'SELECT valid_from, value FROM target WHERE value > 23')"

# every local table that people keep goes the round: mapped from the sample's own file
for table in team budget saving staffing risk action commentary survey_answer visit audit; do
    same "$table is known by its head" "table: $table" \
        "$("$PACKWRIGHT" new mapping "$ROOT/templates/sample/$table.csv" | grep '^table:')"
done
# the sample's caseloads are counted from its lists, so this head is the test's own
printf 'team,as_at,status,children,workers,guide\nnorth,2024-03-31,,236,10.5,22\n' >caseload.csv
same "caseload is known by its head" "table: caseload" \
    "$("$PACKWRIGHT" new mapping caseload.csv | grep '^table:')"
printf 'Team ID,Council,Team name\nnorth,E10000003,North\n' >team.csv
cat >team.yaml <<'END'
table: team
columns: { Team ID: id, council: area, "Team name": name }
END
printf 'Position at;Team;Cases\n31/03/2025;north;1,204\n30/04/2025;north;c\n' >cases.csv
cat >cases.yaml <<'END'
table: caseload
columns:
  Position at: as_at
  Team: team
  Cases: children
END
says "teams" 0 "1 added" import team.csv --mapping team.yaml
says "caseloads, with semicolons" 1 "cases.csv:3:18: error: 'c' in column children" import cases.csv --mapping cases.yaml
same "as counted" "north|2025-03-31|1204" "$(cell 'SELECT team, as_at, children FROM caseload')"

# ---- what is wrong is said with the mapping's line, and the mart is as it was ----------
hash=$(sha256sum <"$mart")
wrong() {
    printf '%s\n' "$3" >w.yaml
    says "$1" 3 "$2" import cases.csv --mapping w.yaml
    [ "$(sha256sum <"$mart")" = "$hash" ] || fail "$1: the mart was touched"
}
wrong "a head that is not in the file" "w.yaml:3:3: error: cases.csv has no column 'Open'" $'table: caseload\ncolumns:\n  Open: children\n  Team: team\n  Position at: as_at'
wrong "a column that is not in the table" "fills column team" $'table: caseload\ncolumns: { Team: teem, Cases: children, Position at: as_at }'
wrong "a column filled twice" "filled twice" $'table: caseload\ncolumns: { Team: team, Cases: team }'
wrong "no table" "doesn't say which table" $'columns: { Team: team }'
wrong "a table that is none" "There is no table caseloads" $'table: caseloads\ncolumns: { Team: team }'
wrong "reference data" "is reference data" $'table: area\ncolumns: { Team: code }'
wrong "a key that is none" "unknown-key" $'table: caseload\ncolums: { Team: team }'
wrong "a form of date that is none" "Expected day-first or month-first" $'table: caseload\ncolumns: { Team: team, Position at: as_at, Cases: children }\ndates: { as_at: american }'
wrong "YAML that is none" "bad-yaml" $'table: [caseload\ncolumns: { Team: team }'
printf 'table: caseload\ncolumns: { Team: team, Cases: children }\nconstants: { as_at: yesterday }\n' >w.yaml
says "a constant that can't be read has the mapping's place" 1 "w.yaml:3:14: error: 'yesterday'" import cases.csv --mapping w.yaml
says "a mapping that isn't there" 3 "none.yaml" import cases.csv --mapping none.yaml
says "an empty file" 3 "is empty" "$PACKWRIGHT" new mapping /dev/null
says "a head like no table's" 3 "say --table NAME" "$PACKWRIGHT" new mapping <(printf 'a,b\n1,2\n')
