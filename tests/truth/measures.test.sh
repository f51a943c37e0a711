# The measures that others publish or collect, row by row as their own lists name them (measures/measures.tsv
# says which indicator is which), against `packwright list indicators`.
# Catches: a row of a list that nobody thought of, an indicator that is gone or has no definition, polarity or
# source, one that no list or publication fills.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
table=$TESTS/truth/measures/measures.tsv
facts=$SHARED/reference/domain.md
seed=$(echo "$SHARED"/seeds/000_*.txt)
[ -f "$facts" ] && [ -f "$seed" ] && [ -d "$SHARED/data" ] || { skip "measures: ../shared is not here"; exit 0; }

rows() { grep -v '^#' "$table" | cut -f1,2 | sed -n "s/^$1	//p" | sort; }
same "the 31 measures of the quarterly collection" "$(grep '^1 Initial contacts;' "$facts" | sed 's/\.$//; s/; /\n/g' | sed -E 's/^[0-9]+ //' | sort)" "$(rows RIIA)"
same "every row of the table of formulas" "$(sed -n '/^## 1.11/,/^## 1.12/p' "$facts" | grep '^| ' | sed -n '2,$p' | cut -d'|' -f2 | sed 's/^ //; s/ $//' | grep -v '^-*$' | sort)" "$(rows 1.11)"
same "every row of the business plan's table" "$(sed -n '/	Indicators	Statistical Neighbours	Cornwall/,/^Children/p' "$seed" | grep -o -E '	[1-6]\.[0-9] ' | tr -d '	 ' | sort)" "$(rows 000)"

# a mart with two thousand children's lists, visits, the interactive tool's measures and the published files
"$pw" sample annex-a --children 2000 --seed 7 -o sample.xlsx >/dev/null
"$pw" mart create m.mart >/dev/null
"$pw" import annex-a sample.xlsx --mart m.mart --area Cornwall --as-at 2025-03-31 >/dev/null
printf 'area,child,kind,due,made\nE06000052,X1,child in need,2025-03-01,\n' >visits.csv
"$pw" import csv visits.csv --table visit --mart m.mart --received 2025-04-01 >/dev/null
"$pw" import lait "$SHARED/data/lait/bds_long_csc_topics.csv.gz" --dictionary "$SHARED/data/lait/lait_data_dictionary.csv" --mart m.mart --received 2026-05-01 >/dev/null 2>&1
"$pw" import ees "$SHARED"/data/ees/children-in-need-2025/*.csv "$SHARED"/data/ees/workforce/*.csv --mart m.mart --received 2026-05-01 >/dev/null 2>&1
"$pw" list indicators --mart m.mart --format json >all.json
sqlite3 -separator '|' :memory: "SELECT json_extract(value, '$.id'), json_extract(value, '$.polarity'), json_extract(value, '$.source') IS NOT NULL,
    json_extract(value, '$.figures') > 0 FROM json_each(readfile('all.json'))" >all
wanted=$(grep -v '^#' "$table" | cut -f3 | sed 's/; /\n/g' | grep -v '^-$' | sort -u)
missing=
while read -r id; do
    grep -q -E "^$(sed 's/[.%]/\\&/g' <<<"$id")\|(high|low|neutral)\|1\|1$" all || missing+="$id: $(grep -F "$id|" all | head -1)"$'\n'
done <<<"$wanted"
# how many visits there are is a number of children, which a list of indicators doesn't tell
missing=$(grep -v '^list_visits_overdue: .*|low|1|0$' <<<"$missing")
same "$(wc -l <<<"$wanted") indicators with polarity, source and figures" "" "$missing"
same "every indicator of the lists says what it counts" "" "$(sqlite3 m.mart "SELECT id FROM list_indicator WHERE coalesce(numerator, '') = '' OR (unit <> 'count' AND coalesce(denominator, '') = '')")"
same "and is listed" "$(sqlite3 m.mart "SELECT count(*) FROM list_indicator")" "$(grep -c '^list_' all)"
"$pw" list indicators spend --mart m.mart --format json >spend.json
same "what is worked out of others is listed with its formula" "care_spend_share_pct 1|spend_per_child 0" "$(sqlite3 :memory: "SELECT group_concat(json_extract(value, '$.id') || ' ' || (json_extract(value, '$.figures') > 0), '|') FROM json_each(readfile('spend.json'))
    WHERE json_extract(value, '$.definition') IS NOT NULL AND json_extract(value, '$.id') IN ('care_spend_share_pct', 'spend_per_child')")"
# share of the council's spend, once the council's total has come; and a share that an authority adds
spend=$(gzip -dc "$SHARED/data/lait/bds_long_csc_topics.csv.gz" | gawk -v FPAT='([^,]*)|("[^"]*")' '$1 == "C&YPExpenditure" && $3 == "2023-24 (OT)" && $4 == "Cornwall" { gsub(/"/, "", $5); print $5 }')
printf 'indicator,area,period_end,breakdown,value\ncouncil_spend,E06000052,2024-03-31,,600000000\n' >council.csv
printf 'indicator,label,unit,decimals,polarity,part,whole,per,formula\nlocal_share,Care for each pound,£,2,neutral,lait.TotalLACFinance,council_spend,1,care over all spend\n' >local.csv
same "the tool's spend of 2023-24" "128411833" "$spend"
check "the council's total comes by CSV" "$pw" import csv council.csv --table observation --mart m.mart --received 2024-09-01
check "and an indicator of its own" "$pw" import csv local.csv --table derived_part --mart m.mart --received 2024-09-01
derived() { "$pw" query "$TESTS/truth/groups/derived" --mart m.mart -p area=E06000052 -p as_at=2024-03-31 --format csv | gawk -v id="$1" -v column="$2" 'BEGIN { FPAT = "([^,]*)|(\"[^\"]*\")" } FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["id"] == id { print $at[column] }'; }
same "share of the council's spend: $spend of 600 million" "$(gawk -v s="$spend" 'BEGIN { printf "%.9g", s / 6000000 }')" "$(derived council_spend_share_pct value | gawk '{ printf "%.9g", $1 }')"
same "its own has its formula" "care over all spend" "$(derived local_share formula)"
