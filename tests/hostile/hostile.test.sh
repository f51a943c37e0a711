#!/bin/bash
# Files that are not what they say, given to every importer: refused in words,
# soon, in bounded memory, and the mart stays as it was to the byte. What may be
# inside a workbook is books.test.sh's.
. "$TESTS/lib.sh"
cd "$SCRATCH" || exit 1
mart=m.mart
"$PACKWRIGHT" mart create "$mart" >/dev/null
hash=$(sha256sum <"$mart")
# A reader that takes in a whole line would hit this; the sanitizers need more by themselves.
[[ $PACKWRIGHT == */asan/* ]] || ulimit -v 2000000

options() {
    case $1 in
    annex-a) echo --as-at 2025-03-31 --area Cambridgeshire ;;
    csv) echo --table team ;;
    lait) echo --dictionary dictionary.csv ;;
    mapping) echo --mapping map.yaml ;;
    esac
}
printf 'a,b\n1,2\n' >dictionary.csv
printf 'table: team\ncolumns: { a: id, b: name }\nconstants: { area: Cambridgeshire }\n' >map.yaml

# take KIND FILE: the file to the importer; "mapping" is a CSV with one, "new" what writes one
take() {
    local kind=$1 file=$2
    if [ "$kind" = new ]; then
        timeout 20 "$PACKWRIGHT" new mapping "$file" --table team
        return
    fi
    [ "$kind" = mapping ] && kind=csv
    # shellcheck disable=SC2046
    timeout 20 "$PACKWRIGHT" import "$kind" "$file" --mart "$mart" $(options "$1")
}

# refused "what" file importer...: status 3, or 1 with every row refused; words, no crash, no change.
refused() {
    local what=$1 file=$2 kind out status
    shift 2
    for kind in "$@"; do
        out=$(take "$kind" "$file" 2>&1)
        status=$?
        if [ $status != 3 ] && [ $status != 1 ]; then fail "$kind, $what: status $status"
        elif [ -z "$out" ]; then fail "$kind, $what: not a word"
        elif [ "$(sha256sum <"$mart")" != "$hash" ]; then fail "$kind, $what: the mart was touched"
        else ok "$kind: $what is refused"; fi
    done
}
all="annex-a areas csv ees lait mapping neighbours new ofsted population"

# shellcheck disable=SC2086
{
    : >empty.csv
    refused "an empty file" empty.csv $all
    head -c 100000 /dev/zero >zero.csv
    refused "a file of NUL bytes" zero.csv $all
    printf 'a,b\n"never closed,1\n2,3\n' >quote.csv
    refused "a quote that never closes" quote.csv $all
    seq 100000 | gzip >whole.csv.gz
    head -c 3000 whole.csv.gz >cut.csv.gz
    refused "a truncated gzip" cut.csv.gz $all
    refused "a file that isn't there" none.csv $all
    mkdir -p folder.csv
    refused "a folder" folder.csv $all
    printf 'x\n' >renamed.xlsx
    refused "a workbook that is a renamed CSV" renamed.xlsx annex-a csv
    "$PACKWRIGHT" sample annex-a -n 10 -o book.xlsx >/dev/null
    cp book.xlsx book.csv
    refused "a CSV that is a renamed workbook" book.csv $all
    head -c 4000 book.xlsx >cut.xlsx
    refused "a truncated workbook" cut.xlsx annex-a
}
# A line without an end, from a pipe that never dries up: 2 GiB would be the least of it.
for kind in $all; do
    rm -f line.csv
    mkfifo line.csv
    (yes abcdefgh, | tr -d '\n' >line.csv) >/dev/null 2>&1 &
    writer=$!
    refused "a line without end" line.csv "$kind"
    exec 9<>line.csv 9>&- # lets a writer go that nobody read
    wait $writer
done

# what stands beside a file: a mapping, a dictionary
hostile_mapping() { # "what": bad.yaml is refused, and nothing else
    says "a mapping of $1" 3 "can't be used; the mart is as it was" timeout 20 "$PACKWRIGHT" import csv dictionary.csv \
        --mapping bad.yaml --mart "$mart"
}
head -c 5000000 /dev/zero | tr '\0' '[' >bad.yaml
hostile_mapping "millions of brackets"
printf 'a: &a [x, x]\nb: &b [*a, *a, *a]\ntable: *b\n' >bad.yaml
hostile_mapping "aliases that grow"
head -c 1000 /dev/zero >bad.yaml
hostile_mapping "NUL bytes"
cp book.xlsx bad.yaml
hostile_mapping "a workbook's bytes"
printf 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nx,,2025,Cambridgeshire,1,873,\n' >long.csv
cp dictionary.csv kept.csv
for what in empty.csv zero.csv quote.csv cut.csv.gz book.xlsx none.csv; do
    rm -f dictionary.csv
    [ -e $what ] && cp $what dictionary.csv
    refused "a dictionary that is $what" long.csv lait
done
mv kept.csv dictionary.csv

# heads twice, and a head below titles that is none
printf 'ID,Area,Name,ID\nn,E10000003,North,m\n' >twice.csv
says "csv: a head that stands twice" 3 "stands twice" "$PACKWRIGHT" import csv twice.csv --table team --mart "$mart"
printf 'Titles\nChild Unique ID,Gender\nC1,Male\n' >nolist.csv
refused "a sheet that is no list" nolist.csv annex-a
check "after all that the mart is as it was" test "$(sha256sum <"$mart")" = "$hash"
printf 'id,area,name\nn,E10000003,Caf\xe9\n' >latin.csv
says "Windows-1252 is read as it is meant" 0 "1 added" "$PACKWRIGHT" import csv latin.csv --table team --mart "$mart"
same "to the letter" "Café" "$(sqlite3 "$mart" 'SELECT name FROM team')"
