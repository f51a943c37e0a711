# Audits of practice: do the shared queries say what awk counts from the file? On the sample's audits
# and on a scale of the service's own. Would catch: the auditor's grade where the moderator's counts, a
# quarter that ends a day off, a team without audits left out, one with audits that has ended left out, agreement over audits nobody moderated.
. "$TESTS/lib.sh"
pw=$PACKWRIGHT
mkdir pack
printf -- '---\ntitle: T\nparameters:\n  area: { type: area }\n  as_at: { type: date }\n  from: { type: date }\n---\n' >pack/pack.md
cp "$ROOT"/templates/shared/audit*.sql pack/
ask() { "$pw" query "pack/$1" --mart "${mart:-$BUILD/sample.mart}" -p as_at=2025-03-31 --format csv "${@:2}"; }
file=$ROOT/templates/sample/audit.csv
quarters='function quarter(d,  m, y) { y = substr(d, 1, 4); m = int((substr(d, 6, 2) + 2) / 3) * 3
        return y "-" sprintf("%02d", m) "-" (m == 3 || m == 12 ? 31 : 30) }
    BEGIN { FS = ","; rank["Outstanding"] = 1; rank["Good"] = 2; rank["Requires improvement"] = 3; rank["Inadequate"] = 4 }
    NR > 1 { grade = $7 == "" ? $6 : $7 }'
# the columns of a query by their names, as "a|b|c"
cut_to() { awk -F, -v names="$1" 'NR == 1 { n = split(names, want, " "); for (i = 1; i <= NF; i++) at[$i] = i; next }
    { for (i = 1; i <= n; i++) printf "%s%s", $at[want[i]], i < n ? "|" : "\n" }'; }
same "by quarter and grade" \
    "$(awk "$quarters"'NR > 1 { n[quarter($3) "|" grade]++ } END { for (k in n) print k "|" n[k] }' "$file" | sort)" \
    "$(ask audits_by_grade | cut_to "period_end grade audits" | sort)"
same "by team, of the year" \
    "$(awk "$quarters"'NR > 1 && $3 >= "2024-04-01" { n[$4]++; if (rank[grade] < 3) good[$4]++; m[$4] += $7 != ""; if ($3 > last[$4]) last[$4] = $3 }
        END { for (t in n) print n[t] "|" good[t] + 0 "|" m[t] "|" last[t] }' "$file" | sort)" \
    "$(ask audits_by_team | cut_to "audits good moderated latest" | sort)"
same "agreement" \
    "$(awk "$quarters"'NR > 1 { q = quarter($3); n[q]++ } NR > 1 && $7 != "" { m[q]++; same[q] += $6 == $7; up[q] += rank[$7] < rank[$6]; down[q] += rank[$7] > rank[$6] }
        END { for (q in n) print q "|" n[q] "|" m[q] "|" same[q] "|" up[q] "|" down[q] }' "$file" | sort)" \
    "$(ask audit_agreement | cut_to "period_end audits moderated agreed raised lowered" | sort)"
# the quarter's indicator is of the same audits
same "and the indicator of Exampleshire" \
    "$(grep '^local.audits_good_pct' "$ROOT/templates/sample/monthly.csv" | awk -F, '$3 > "2023-06" { print $3 "|" $6 "|" $7 }' | sort)" \
    "$(awk "$quarters"'NR > 1 { q = quarter($3); n[q]++; good[q] += rank[grade] < 3 } END { for (q in n) print q "|" good[q] "|" n[q] }' "$file" | sort)"

# ---- a scale of the service's own, from files as they are kept -------------------------------------
mart=m.mart
"$pw" mart create m.mart >/dev/null
import() { "$pw" import csv "$@" --mart m.mart --received 2025-04-10; }
printf 'grade,rank,good\nMet,1,1\nPartly met,2,0\nNot met,3,0\n' >audit_grade.csv
printf 'id,area,name,valid_to\nnorth,E06000052,North,\nsouth,E06000052,South,\neast,E06000052,East,2025-01-31\nwest,E06000052,West,2025-01-31\n' >team.csv
cat >audits.csv <<'X'
Audit reference,Council,Date of audit,Allocated team,Area of practice,Auditor's grade,Moderated grade
77,E06000052,14/02/2025,north,Care planning,Met,Partly met
78,E06000052,31/03/2025,north,Care planning,Partly met,
79,E06000052,01/04/2025,north,Care planning,Met,
80,E06000052,11/11/2024,north,Care planning,Mostly met,
X
import audit_grade.csv --table audit_grade >/dev/null
import team.csv --table team >/dev/null
"$pw" new mapping audits.csv -o a.yaml >/dev/null 2>&1
check "audits are known by their head" grep -qx 'table: audit' a.yaml
same "and their columns" 7 "$(grep -cE '"?(Audit reference|Council|Date of audit|Allocated team|Area of practice|Auditor.s grade|Moderated grade)"?: (id|area|audited|team|theme|grade|moderated)\b' a.yaml)"
says "a grade that is on no scale has its place" 1 'audits.csv:5:45: error: the value in column grade is not in table audit_grade: import that first.' \
    import audits.csv --mapping a.yaml
same "what counts is the moderator's, on the service's scale" $'2025-03-31|Partly met|2|100' \
    "$(ask audits_by_grade -p area=E06000052 | cut_to "period_end grade audits share")"
same "a team that nobody looked at is listed" $'North|2|0|0\nSouth|0|0|[z]' \
    "$(ask audits_by_team -p area=E06000052 | cut_to "team audits good share")"
printf 'id,area,audited,team,grade,source\n81,E06000052,2024-12-02,east,Met,Own\n82,E06000052,2024-03-31,south,Met,Own\n83,E06000052,2024-04-01,north,Met,Own\n' >ended.csv
import ended.csv --table audit >/dev/null
same "one that has ended stands with its audits, of the twelve months alone" $'East|1\nNorth|3\nSouth|0' \
    "$(ask audits_by_team -p area=E06000052 | cut_to "team audits")"
printf -- '-- Sneaks.\n-- source: Own\n-- column id: label "Id"\nSELECT a.id FROM audit AS a\n' >pack/sneak.sql
says "no pack reads whose file it was" 1 "prohibited" ask sneak -p area=E06000052
