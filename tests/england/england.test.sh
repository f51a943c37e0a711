# The whole way on real data: published files in, reports out, for authorities
# of every kind. Would catch an importer that refuses a published row, a report
# that fails for a small, new or abolished authority, or figures that differ.
. "$TESTS/lib.sh"
data=$SHARED/data
[ -d "$data/ees" ] || { skip "england: ../shared/data is not here"; exit 0; }
pw=$PACKWRIGHT
mart=england.mart
"$pw" mart create $mart >/dev/null
says "population goes in whole" 0 " 0 refused" "$pw" import population "$data"/ees/population/*.csv --mart $mart --received 2025-11-20
says "the releases go in whole" 0 " 0 refused" "$pw" import ees "$data"/ees/children-in-need-2024/*.csv \
    "$data"/ees/children-in-need-2025/*.csv "$data"/ees/children-looked-after/*.csv "$data"/ees/workforce/*.csv \
    --mart $mart --received 2025-11-20
says "neighbours go in" 0 " 0 refused" "$pw" import neighbours "$data/lait/sn_may_2025.csv" --mart $mart --received 2025-11-20
says "and the older set in its other shape" 0 " 0 refused" "$pw" import neighbours "$data/lait/sn_april_2021.csv" --mart $mart --received 2025-11-20
says "importing twice changes nothing" 0 " 0 added, 0 revised" "$pw" import ees "$data"/ees/children-in-need-2024/c1*.csv --mart $mart

report() { # code name as_at
    says "$2: a report as at $3" 0 "pages" "$pw" render committee-report --mart $mart -p "area=$1" -p "as_at=$3" -o "$1-$3.pdf"
    [ -x "$BUILD/tests/inspect" ] && check "$2: the independent reader finds no fault" "$BUILD/tests/inspect" "$1-$3.pdf"
}
report E10000003 Cambridgeshire 2024-03-31
report E10000003 Cambridgeshire 2025-03-31
report E06000052 Cornwall 2025-03-31
report E06000053 "Isles of Scilly" 2025-03-31
report E09000001 "City of London" 2025-03-31
report E06000064 "Westmorland and Furness" 2025-03-31
report E08000025 Birmingham 2025-03-31
report E09000007 Camden 2024-03-31
pages=$(pdfinfo E10000003-2024-03-31.pdf | awk '/^Pages:/ {print $2}')
check "Cambridgeshire has at least 10 pages ($pages)" test "$pages" -ge 10
says "an area by its name" 0 "pages" "$pw" render committee-report --mart $mart -p area=Kent -o kent.pdf
says "an area by its old code" 0 "pages" "$pw" render committee-report --mart $mart -p area=886 -o kent2.pdf
check "all of them the same authority" cmp kent.pdf kent2.pdf
says "what had been received by then" 3 "known then" "$pw" render committee-report --mart $mart -p area=E10000003 -p known_at=2020-01-01 -o none.pdf
