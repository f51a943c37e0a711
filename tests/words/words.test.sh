# What may be said, and when: terms of the lexicon by council and day, terms of another time,
# embargoed figures. Would catch another council's or year's term, a national term before the
# council's own, a concept spelt wrong that prints nothing, a number that hides behind a term.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
"$pw" mart create m.mart >/dev/null
cat >lexicon.csv <<'X'
area,term,word,plural,valid_from,valid_to,meaning
E10000003,annual-meeting,annual conversation,annual conversations,1900-01-01,2023-12-31,
E10000003,annual-meeting,annual engagement meeting,annual engagement meetings,2024-01-01,,
E06000052,annual-meeting,yearly visit,,1900-01-01,,
E10000003,child-in-care,child in our care,children in our care,2024-01-01,,
,family-help,Family Help,,2025-04-01,,
X
says "a lexicon is imported from CSV" 0 "5 rows read: 5 added" "$pw" import csv lexicon.csv --table lexicon --mart m.mart --received 2026-01-01
pack() { # NAME AUDIENCE TEXT
    mkdir -p "$1"
    printf -- '---\ntitle: T\naudience: %s\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n---\n%s\n' "$2" "$3" >"$1/pack.md"
}
said() { # PACK AREA DAY
    "$pw" dump doc "$1" --mart m.mart -p "area=$2" -p "as_at=$3" 2>/dev/null | grep '^ *text:\|^ *- *"\|words\|MEETS' | grep -o 'MEETS.*ENDS'
}
pack meets public 'MEETS {{ terms.annual-meeting.one }}, {{ terms.child-in-care.many | capital }} ENDS'
same "the term of the day" "MEETS annual conversation, Children looked after ENDS" "$(said meets E10000003 2023-12-31)"
same "the day after" "MEETS annual engagement meeting, Children in our care ENDS" "$(said meets E10000003 2024-01-01)"
same "another council's; the national one where it has none" "MEETS yearly visit, Children looked after ENDS" "$(said meets E06000052 2024-01-01)"

pack wrong public 'MEETS {{ terms.anual-meeting.one }}'
says "a concept that is not there" 1 'did you mean "annual-meeting"' "$pw" check wrong --mart m.mart -p area=E10000003 -p as_at=2024-03-31
same "is said once" 1 "$("$pw" check wrong --mart m.mart -p area=E10000003 -p as_at=2024-03-31 2>&1 | grep -c unknown-row)"

for audience in public restricted; do
    pack old$audience $audience 'The Annual Conversations took place.'
    same "$audience: a term of its day is nothing to say" 0 "$("$pw" check old$audience --mart m.mart -p area=E10000003 -p as_at=2023-03-31 2>&1 | grep -c 'another time')"
    says "$audience: a term that has gone" 0 '(until 31 December 2023); {{ terms.annual-meeting.many }}' "$pw" check old$audience --mart m.mart -p area=E10000003 -p as_at=2024-03-31
    pack early$audience $audience $'# Next\n\nTable: Plans\n\n| What | When |\n| --- | --- |\n| family help | now |'
    says "$audience: a term that is to come, in a table" 0 '"Family Help", a term of another time (from 1 April 2025)' "$pw" check early$audience --mart m.mart -p area=E10000003 -p as_at=2024-03-31
done
pack hides public 'There were three {{ terms.child-in-care.many }} of that age.'
says "a small number hides behind no term" 1 "counts so few children" "$pw" check hides --mart m.mart -p area=E10000003 -p as_at=2023-03-31

# ---- embargoes: a figure that a pack tells, or lets be worked out, before its time
cat >figures.csv <<'X'
indicator,area,period_end,value,source
cla,E10000003,2024-03-31,700,Made up
cla,E10000003,2025-03-31,750,Made up
cla,E06000052,2025-03-31,500,Made up
referrals,E10000003,2025-03-31,900,Made up
X
cat >embargo.csv <<'X'
indicator,area,period_end,until,source
cla,,2025-03-31,2026-02-20T09:30,Department
referrals,E06000052,2025-03-31,2026-03-20T09:30,Department
X
says "figures" 0 "4 added" "$pw" import csv figures.csv --table observation --mart m.mart --received 2026-02-01
says "embargoes are imported from CSV" 0 "2 added" "$pw" import csv embargo.csv --table embargo --mart m.mart --received 2026-02-01
sed 's/T09:30/ half past nine/' embargo.csv >bad.csv
says "an embargo without a time is refused" 1 "until" "$pw" import csv bad.csv --table embargo --mart m.mart --received 2026-02-01
query() { # NAME SQL
    printf -- '-- Children.\n-- parameters: area (area), as_at (date)\n-- source: Made up\n-- column n: label "Children", unit count, disclosure published\n%s\n' "$2" >"$1.sql"
}
own="s.indicator = 'cla' AND s.breakdown = '' AND s.period_end <= :as_at"
for audience in public restricted; do
    pack care$audience $audience 'MEETS {{ care.n | count }} ENDS'
    (cd care$audience && query care "SELECT s.value AS n FROM shown AS s WHERE $own AND s.area = :area ORDER BY s.period_end DESC LIMIT 1")
done
pack place public 'MEETS {{ place.n | count }} ENDS'
(cd place && query place "SELECT 1 + sum(s.value < 600) AS n FROM shown AS s WHERE $own AND s.period_end = '2025-03-31' AND :area <> ''")
pack other public 'MEETS {{ other.n | count }} ENDS'
(cd other && query other "SELECT s.value AS n FROM shown AS s WHERE s.indicator = 'referrals' AND s.area = :area AND s.period_end <= :as_at")
run() { # PACK AS_AT [OPTION...]
    local pack=$1 day=$2
    shift 2
    "$pw" check "$pack" --mart m.mart -p area=E10000003 -p "as_at=$day" "$@"
}
says "a public pack before the time" 1 "under embargo until 20 February 2026, 09:30" run carepublic 2025-12-31
says "names the indicator" 1 "(cla)" run carepublic 2025-12-31
says "a minute before" 1 "under embargo" run carepublic 2025-12-31 -p issued=2026-02-20T09:29
says "its day without a time" 1 "under embargo" run carepublic 2025-12-31 -p issued=2026-02-20
says "the time itself" 0 "" run carepublic 2025-12-31 -p issued=2026-02-20T09:30
says "as the mart was known before does not help" 1 "under embargo" run carepublic 2025-12-31 -p known_at=2026-02-01
says "another period is free" 0 "" run carepublic 2024-12-31
says "a rank among others gives it away" 1 "under embargo" run place 2025-12-31
says "another indicator, whose embargo is another area's" 0 "" run other 2025-12-31
says "no time" 2 "write it as 2025-11-20T09:30" run other 2025-12-31 -p issued=2026-02-20T25:00
says "a restricted pack is made" 0 "the pack is marked" run carerestricted 2025-12-31
same "and marked, with all its figures" "MEETS 750 ENDS 1" "$(said carerestricted E10000003 2025-12-31) $("$pw" dump doc carerestricted --mart m.mart -p area=E10000003 -p as_at=2025-12-31 2>/dev/null | grep -c '^ *marking:.*EMBARGOED until 20 February 2026, 09:30')"
same "and not so afterwards" "MEETS 750 ENDS 0" "$(said carerestricted E10000003 2025-12-31) $("$pw" dump doc carerestricted --mart m.mart -p area=E10000003 -p as_at=2025-12-31 -p issued=2026-02-21 2>/dev/null | grep -c EMBARGOED)"
# outside packs
says "query asks for embargoes as its pack does" 1 "under embargo until 20 February 2026, 09:30" "$pw" query carepublic/care --mart m.mart -p area=E10000003 -p as_at=2025-12-31
same "and prints nothing" "" "$("$pw" query carepublic/care --mart m.mart -p area=E10000003 -p as_at=2025-12-31 2>/dev/null)"
says "of a restricted pack it warns" 0 "under embargo until 20 February 2026, 09:30" "$pw" query carerestricted/care --mart m.mart -p area=E10000003 -p as_at=2025-12-31
says "afterwards it prints" 0 "750" "$pw" query carepublic/care --mart m.mart -p area=E10000003 -p as_at=2025-12-31 -p issued=2026-02-21
ours() { # OPTION...: the value that benchmark prints
    "$pw" benchmark --mart m.mart -p area=E10000003 -p as_at=2025-12-31 -i cla --format csv "$@" 2>/dev/null | awk -F, 'NR > 1 { print $7 "=" $8 }'
}
same "benchmark prints figures under embargo" "2025-03-31=750" "$(ours)"
says "and warns" 0 "cla has figures under embargo until 2026-02-20T09:30" "$pw" benchmark --mart m.mart -p area=E10000003 -p as_at=2025-12-31 -i cla
same "for the public the figure before them" "2024-03-31=700" "$(ours --audience public)"
same "until the time" "2025-03-31=750" "$(ours --audience public -p issued=2026-02-20T09:30)"
says "benchmark at no time" 2 "write it as 2025-11-20T09:30" "$pw" benchmark --mart m.mart -p area=E10000003 -p issued=2026-02-20T25:00
