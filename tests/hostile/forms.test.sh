#!/bin/bash
# The same rows as every program saves them, given to every importer of CSV: one
# content of the mart, whatever the encoding, the line ends, the delimiter or the
# packing. And heads that can't be right: said with what to do, nothing taken.
# Would catch: an importer that reads a file past the one reader of CSV.
. "$TESTS/lib.sh"
cd "$SCRATCH" || exit 1
"$PACKWRIGHT" mart create empty.mart >/dev/null

# ---- one good file a kind; every one has a letter beyond ASCII ---------------------
places=time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name
here='Reporting year,Local authority,E92000001,England,E12000006,East of Éngland,873,E10000003,Cambridgeshire'
ees=c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv
printf '%s\n' "$places,Referrals" "2023,$here,100" "2024,$here,200" >$ees
population=ons_mid_year_population_2012_to_2023.csv
printf '%s\n' "$places,age_group,population_estimate" "2022,$here,Children aged 0 to 17 years,130000" >$population
neighbours=sn_april_2021.csv
printf '%s\n' 'LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP' '873,Cambridgéshire,873,2,East,931,Very close,-,-' >$neighbours
lait=bds_long.csv
printf '%s\n' 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region' \
    'ReReferral,Pourcéntage,2025,Cambridgeshire,21.5,873,' >$lait
printf '%s\n' 'Measure_code,Topic,Measure,Measure_short,Polarity,y_axis_name,Description,Last Update,dps,Year_Type' \
    '1,Child Protection,Re-referrals,ReReferral,Low,% of referrals,Words,45962,NA,Financial Year' >dictionary.csv
ofsted=ofsted.csv
printf '%s\n' 'Local authority area code,Inspection date,Publication date,Inspection type,Overall effectiveness,Café' \
    'E10000003,2022-12-31,2023-02-01,Standard,Good,é' >$ofsted
csv=team.csv
printf '%s\n' 'id,area,name' 'north,E10000003,Café' >$csv
mapping=mapped.csv
printf '%s\n' 'Équipe,Council' 'north,Cambridgeshire' >$mapping
printf '%s\n' 'table: team' 'columns: { "Équipe": name, Council: area }' 'constants: { id: n }' >map.yaml
annex=contacts.csv
printf '%s\n' 'Child Unique ID,Date of Contact,Contact Source,Team,Gender' 'C1,2025-01-01,6: Police,Équipe,M' >$annex
areas=areas.csv
printf '%s\n' 'code,name,kind,parent' 'E07000008,Cambridgé,district,E10000003' >$areas
kinds="areas ees population neighbours lait ofsted csv mapping annex"

import() { # kind file
    rm -f m.mart
    cp empty.mart m.mart
    local kind=$1 options
    case $kind in
    annex) kind=annex-a options="--area Cambridgeshire --as-at 2025-03-31" ;;
    csv) options="--table team" ;;
    mapping) kind=csv options="--mapping map.yaml" ;;
    lait) options="--dictionary dictionary.csv" ;;
    esac
    # shellcheck disable=SC2086
    timeout 60 "$PACKWRIGHT" import "$kind" "$2" --mart m.mart --received 2025-10-01 $options
}
content() { sqlite3 m.mart .dump | grep -v "VALUES('salt'" | sed 's/\.csv\.gz/.csv/' | sha256sum; }

# forms NAME: what a program may make of a good UTF-8 file with commas
bom() { printf '\xef\xbb\xbf' && cat "$1"; }
utf16() { printf '\xff\xfe' && iconv -f UTF-8 -t UTF-16LE "$1"; }
utf16be() { printf '\xfe\xff' && iconv -f UTF-8 -t UTF-16BE "$1"; }
windows() { iconv -f UTF-8 -t WINDOWS-1252 "$1"; }
crlf() { sed 's/$/\r/' "$1"; }
lone_cr() { tr '\n' '\r' <"$1"; }
semicolons() { tr ',' ';' <"$1"; }
sep_line() { printf 'sep=\t\r\n' && tr ',' '\t' <"$1"; }
quoted() { sed 's/^/"/; s/$/"/; s/,/","/g' "$1"; }
blank_lines() { sed 's/$/\n/' "$1" && printf '\n\n'; }
packed() { gzip -nc "$1"; }

for kind in $kinds; do
    file=${!kind}
    cp "$file" good
    import "$kind" "$file" >said 2>&1
    case $(tail -n 1 said) in
    *" rows read: "[1-9]*" 0 refused") ;;
    *) fail "$kind: the good file is not: $(tail -n 1 said)" ;;
    esac
    whole=$(content)
    bad=
    for form in bom utf16 utf16be windows crlf lone_cr semicolons sep_line quoted blank_lines packed; do
        name=$file
        [ $form = packed ] && name=$file.gz
        $form good >"$name"
        import "$kind" "$name" >said 2>&1
        [ $? = 0 ] && [ "$(content)" = "$whole" ] || bad="$bad $form: $(tail -n 1 said);"
    done
    same "$kind: the same whatever saved it" "" "$bad"

    # the file cut anywhere near its end: what is whole or nothing, never a crash
    for cut in 3 20 60; do
        head -c -$cut good >"$file"
        import "$kind" "$file" >said 2>&1
        status=$?
        [ $status -le 3 ] && [ -s said ] || fail "$kind, $cut bytes short: status $status"
    done
    sed 's/[0-9]/=1+1/g; s/Café/=cmd|x/' good >"$file"
    import "$kind" "$file" >said 2>&1
    status=$?
    [ $status -le 3 ] && [ -s said ] || fail "$kind, formulas as text: status $status"
    cp good "$file"
done

# ---- heads that can't be right ---------------------------------------------------------
# wrong "what" kind status "words": the file as it stands; the mart is as it was unless status 0
wrong() {
    import "$2" "${!2}" >said 2>&1
    same "$2: $1: status" "$3" $?
    check "$2: $1: '$4'" grep -qF -- "$4" said
    [ "$3" = 0 ] || same "$2: $1: nothing went in" "$(sqlite3 empty.mart .dump)" "$(sqlite3 m.mart .dump)"
}
change() { # kind sed-expression
    cp "${!1}" good
    sed "$2" good >"${!1}"
}
restore() { cp good "${!1}"; }
titles='1i Children of the council\n\nRun on 1 April'
change areas "$titles"
wrong "title rows above the head" areas 3 'areas.csv:1: is no file of areas: its head lacks "code"'
restore areas
change areas 's/^\([^,]*\),.*$/&,\1/'
wrong "a head that stands twice" areas 3 'areas.csv:1:23: column "code" stands twice'
restore areas
for kind in ees population lait; do
    change $kind "$titles"
    wrong "title rows above the head" $kind 3 "its first line has no column"
    restore $kind
    change $kind '1d'
    wrong "no head" $kind 3 "its first line has no column"
    restore $kind
    change $kind 's/^\([^,]*\),.*$/&,\1/'
    wrong "a head that stands twice" $kind 3 "stands twice in the head: leave one out"
    restore $kind
done
change ofsted "$titles"
wrong "title rows above the head" ofsted 0 "1 added"
restore ofsted
change ofsted 's/^\([^,]*\),.*$/&,\1/'
wrong "a head that stands twice" ofsted 3 "ofsted.csv:1:104: column \"Local authority area code\" stands twice"
restore ofsted
change ofsted 1d
wrong "no head" ofsted 3 "None of the files has a table of inspections"
restore ofsted
change neighbours "$titles"
wrong "title rows above the head" neighbours 0 "1 added"
restore neighbours
change neighbours 's/^[^,]*,//'
wrong "no column of authorities" neighbours 3 "no row that begins with an authority's number"
restore neighbours
change csv "$titles"
wrong "title rows above the head" csv 3 "lacks column id"
restore csv
change csv 's/^\([^,]*\),.*$/&,\1/'
wrong "a head that stands twice" csv 3 "team.csv:1:14: column id stands twice"
restore csv
change mapping "$titles"
wrong "title rows above the head" mapping 3 "map.yaml:2:29: error: mapped.csv has no column"
cp map.yaml map.kept
echo 'title_rows: 2' >>map.yaml # a line without any byte is none
wrong "title rows that the mapping counts" mapping 0 "1 added"
mv map.kept map.yaml
restore mapping
change annex "$titles"
wrong "title rows above the head" annex 0 "1 added"
restore annex
change annex 's/^\([^,]*\),.*$/&,\1/'
wrong "a head that stands twice" annex 0 "contacts.csv:1:6: warning: The head repeats that of a column before"
restore annex

# ---- rows about children, in a file without a head -----------------------------------
printf '%s\n' 'E10000003,north,Quillfeather,2015-03-31' >visits.csv
cp empty.mart m.mart
"$PACKWRIGHT" import csv visits.csv --table visit --mart m.mart >said 2>&1
same "visits without a head: status" 3 $?
check "visits without a head: nothing of the row is said" bash -c '! grep -qiE "quillfeather|2015" said'
printf '%s\n' 'area,child,kind,due' 'Quillfeather,C1,home,2025-01-01' >visits.csv
"$PACKWRIGHT" import csv visits.csv --table visit --mart m.mart >said 2>&1
same "a name where the area belongs: status" 1 $?
check "a name where the area belongs is not said" bash -c '! grep -q Quillfeather said && grep -q "1:1: error\|2:1: error" said'

# ---- a flood ---------------------------------------------------------------------------
# Would catch: memory that grows with what is wrong, a terminal that scrolls for hours.
[[ $PACKWRIGHT == */asan/* ]] || ulimit -v 500000
{ echo id,area,name; yes 'x,Nowhere,' | head -n 200000; } | gzip -1 >team.csv.gz
cp empty.mart m.mart
timeout 60 "$PACKWRIGHT" import csv team.csv.gz --table team --mart m.mart >said 2>err
same "200,000 bad rows: status" 1 $?
same "all are counted" "1 file, 200000 rows read: 0 added, 0 revised, 0 unchanged, 200000 refused" "$(cat said)"
same "a thousand of each kind are said" 2000 "$(wc -l <err)"
check "and that there are more" grep -q "More of the same are not listed" err
{ head -n 1 contacts.csv; yes 'C1,2025-01-01,6: Police,North,M' | head -n 1100000; } | gzip -1 >contacts.csv.gz
cp empty.mart m.mart
says "more rows than any list has" 3 "no list of children is as long as this" timeout 60 "$PACKWRIGHT" import annex-a \
    contacts.csv.gz --mart m.mart --area Cambridgeshire --as-at 2025-03-31
same "nothing of them went in" "$(sqlite3 empty.mart .dump)" "$(sqlite3 m.mart .dump)"
