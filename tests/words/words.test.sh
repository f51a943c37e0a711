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
