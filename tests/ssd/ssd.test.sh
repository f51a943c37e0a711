#!/bin/bash
# Does `import ssd` read the Standard Safeguarding Dataset from a real database
# as it stands there? A PostgreSQL server of its own on a loopback port, with
# forty invented children; counts and cells are asked of it by psql too.
. "$TESTS/lib.sh"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
driver=$(ls /usr/lib/*/odbc/psqlodbcw.so 2>/dev/null | head -n 1)
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ] || [ -z "$driver" ]; then
    skip "import ssd against PostgreSQL: the packages postgresql and odbc-postgresql are missing"
    exit 0
fi

# ---- a server of our own; initdb refuses root -----------------------------------
home=$(mktemp -d /tmp/packwright-ssd.XXXXXX)
as_server() { if [ "$(id -u)" = 0 ]; then (cd "$home" && runuser -u postgres -- "$@"); else "$@"; fi; }
stop() {
    as_server "$bin/pg_ctl" -D "$home/data" -m immediate -s stop >/dev/null 2>&1
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 1' INT TERM
[ "$(id -u)" = 0 ] && chown postgres "$home"
as_server "$bin/initdb" -D "$home/data" -U owner -A trust -E UTF8 --locale=C --no-sync >"$home.init" 2>&1 ||
    { fail "initdb: $(tail -n 1 "$home.init")"; rm -f "$home.init"; exit 0; }
rm -f "$home.init"
for try in 1 2 3 4 5; do
    port=$((20000 + (RANDOM % 20000)))
    as_server "$bin/pg_ctl" -D "$home/data" -w -s -l "$home/log" -o "-p $port -k $home \
        -c listen_addresses=127.0.0.1 -c fsync=off -c log_statement=all -c TimeZone=UTC" start \
        >/dev/null 2>&1 && break
    [ $try -lt 5 ] || { fail "the server does not start"; exit 0; }
done
ask() { "$bin/psql" -h 127.0.0.1 -p "$port" -U owner -d postgres -qAtX -c "$1"; }
"$bin/psql" -h 127.0.0.1 -p "$port" -U owner -d postgres -qX -v ON_ERROR_STOP=1 -f "$TESTS/ssd/dataset.sql" ||
    { fail "the dataset does not go in"; exit 0; }

cat >"$SCRATCH/odbcinst.ini" <<END
[PG]
Driver=$driver
END
cat >"$SCRATCH/odbc.ini" <<END
[Children]
Driver=PG
Servername=127.0.0.1
Port=$port
Database=postgres
Username=reader
[Nobody]
Driver=PG
Servername=127.0.0.1
Port=1
Database=postgres
Username=reader
END
export ODBCSYSINI=$SCRATCH ODBCINI=$SCRATCH/odbc.ini

mart=$SCRATCH/m.mart
"$PACKWRIGHT" mart create "$mart" >/dev/null
import() { "$PACKWRIGHT" import ssd --mart "$mart" --area Cambridgeshire --as-at 2025-03-31 "$@"; }
cell() { sqlite3 "$mart" "$1"; }
unchanged() { [ "$(sha256sum <"$mart")" = "$hash" ]; }

# ---- it goes in, and once ---------------------------------------------------------
# Would catch: a list left out, a value in what is printed, a write to the database.
since=$(wc -l <"$home/log")
import --dsn Children >out 2>err
same "import ssd: status" 0 $?
same "import ssd says counts alone" "" "$(grep -vE '^1 database, [0-9]+ rows read: [0-9]+ added, 0 revised, 0 unchanged, 0 refused$' out)"
same "import ssd has nothing to say of sound data" "" "$(cat err)"
same "nothing but SELECT was sent" "" "$(tail -n +$((since + 1)) "$home/log" | grep -oE 'reader.*|(statement|execute [^:]*): .*' |
    grep -E '(statement|execute [^:]*): ' | sed -E 's/^.*(statement|execute [^:]*): //' | grep -viE '^(select|set|show|begin|rollback|commit)\b' | sort -u)"
check "no name is in the mart" test "$(grep -c Quillfeather "$mart")" = 0
import --dsn Children >out 2>err
check "the same again changes nothing" grep -qE ' 0 added, 0 revised, [0-9]+ unchanged, 0 refused' out

# ---- counts by list, from the server itself ----------------------------------------
win="date '2024-10-01'" day="timestamp '2025-03-31 23:59'"
expected=$(ask "
SELECT 'contact', count(*) FROM ssd_contacts WHERE cont_contact_date >= $win AND cont_contact_date <= $day
UNION ALL SELECT 'early_help', count(*) FROM ssd_early_help_episodes
  WHERE earl_episode_start_date <= $day AND (earl_episode_end_date IS NULL OR earl_episode_end_date >= $win)
UNION ALL SELECT 'referral', count(*) FROM ssd_cin_episodes WHERE cine_referral_date >= $win AND cine_referral_date <= $day
UNION ALL SELECT 'assessment', count(*) FROM ssd_cin_assessments WHERE cina_assessment_start_date <= $day
  AND (cina_assessment_auth_date IS NULL OR cina_assessment_auth_date >= $win)
UNION ALL SELECT 'section_47', count(*) FROM ssd_s47_enquiry WHERE s47e_s47_start_date <= $day
  AND (s47e_s47_end_date IS NULL OR s47e_s47_end_date >= $win)
UNION ALL SELECT 'child_in_need', count(*) FROM (SELECT DISTINCT ON (cine_person_id) * FROM ssd_cin_episodes
  WHERE cine_referral_nfa = 'N' AND cine_referral_date <= $day ORDER BY cine_person_id, cine_referral_date DESC) AS e
  WHERE cine_close_date IS NULL OR cine_close_date >= $win
UNION ALL SELECT 'child_protection', count(*) FROM (SELECT DISTINCT ON (cppl_person_id) * FROM ssd_cp_plans
  WHERE cppl_cp_plan_ola = 'N' AND cppl_cp_plan_start_date <= $day ORDER BY cppl_person_id, cppl_cp_plan_start_date DESC) AS p
  WHERE cppl_cp_plan_end_date IS NULL OR cppl_cp_plan_end_date >= $win
UNION ALL SELECT 'child_in_care', count(DISTINCT clae_person_id) FROM ssd_cla_episodes
  WHERE clae_cla_episode_ceased_date IS NULL OR (clae_cla_episode_ceased_date >= $win AND clae_cla_episode_ceased_reason <> 'X1')
UNION ALL SELECT 'care_leaver', count(*) FROM ssd_care_leavers
UNION ALL SELECT 'adoption', count(*) FROM ssd_permanence
  WHERE coalesce(perm_permanence_order_date, perm_decision_reversed_date, $day) >= date '2024-04-01'")
found=$(for t in contact early_help referral assessment section_47 child_in_need child_protection child_in_care care_leaver adoption; do
    cell "SELECT '$t', count(*) FROM $t"; done)
same "rows of every list are as psql counts them" "$expected" "$found"
check "no list is empty" test "$(printf '%s\n' "$found" | grep -c '|0$')" = 0

# ---- cells ------------------------------------------------------------------------
# Would catch: a join to another child, a time kept with a date, a code as it stood.
id="(SELECT identifier FROM child WHERE number = t.child)"
same "referrals: date, source, earlier ones, team" \
    "$(ask "SELECT cine_person_id, cine_referral_date::date, cine_referral_source_code, (SELECT count(*) - 1 FROM ssd_cin_episodes o
        WHERE o.cine_person_id = e.cine_person_id AND o.cine_referral_date > (SELECT max(l.cine_referral_date) FROM ssd_cin_episodes l
        WHERE l.cine_person_id = e.cine_person_id) - interval '12 months'), dept_team_name FROM ssd_cin_episodes e
        JOIN ssd_department ON dept_team_id = cine_referral_team WHERE cine_referral_date >= $win ORDER BY 1, 2")" \
    "$(cell "SELECT $id, referred, referral_source, previous, (SELECT name FROM team WHERE id = t.team) FROM referral t ORDER BY 1, 2")"
same "children: gender, ethnicity, birth, age" \
    "$(ask "SELECT pers_person_id, CASE pers_sex WHEN 'M' THEN 'a' WHEN 'F' THEN 'b' WHEN 'U' THEN 'c' ELSE 'd' END,
        CASE pers_ethnicity WHEN 'A1' THEN 'WBRI' ELSE pers_ethnicity END, coalesce(pers_dob, pers_expected_dob)::date,
        CASE WHEN pers_dob IS NULL THEN -1 ELSE extract(year FROM age(date '2025-03-31', pers_dob::date)) END,
        cont_contact_date::date FROM ssd_contacts JOIN ssd_person ON cont_person_id = pers_person_id
        WHERE cont_contact_date >= $win ORDER BY 1, 6")" \
    "$(cell "SELECT $id, gender, ethnicity, birth_date, age, contacted FROM contact t ORDER BY 1, 6")"
same "section 47: conference, plan" \
    "$(ask "SELECT s47e_person_id, s47e_s47_start_date::date, icpc_icpc_date::date, (icpc_icpc_outcome_cp_flag = 'Y')::int FROM ssd_s47_enquiry
        LEFT JOIN ssd_initial_cp_conference ON icpc_s47_enquiry_id = s47e_s47_enquiry_id AND icpc_icpc_date <= $day
        WHERE s47e_s47_end_date IS NULL OR s47e_s47_end_date >= $win ORDER BY 1, 2")" \
    "$(cell "SELECT $id, strategy, conference, plan FROM section_47 t ORDER BY 1, 2")"
same "plans: category, last visit, emergency, earlier plans, worker" \
    "P12|2024-11-07|neglect|||0|1;P18|2024-08-27|physical abuse|2025-03-13|1|0|1;P3|2025-02-23|sexual abuse|2025-03-28|1|1|0" \
    "$(cell "SELECT $id, started, initial_category, last_visit, seen_alone, emergency, previous_plans FROM child_protection t
        WHERE $id IN ('P3', 'P12', 'P18') ORDER BY 1" | paste -sd ';')"
same "care: period, second one, legal status, placement, missing, checks, plan for good" \
    "$(ask "SELECT e.clae_person_id, e.clae_entered_care_date::date, CASE WHEN e.clae_cla_episode_ceased_date <= $day THEN e.clae_cla_episode_ceased_date::date END,
        0, 'C2', 'K2', count(m.*), max(h.clah_health_check_date)::date,
        CASE WHEN substr(e.clae_person_id, 2)::int % 2 = 0 THEN 'f' ELSE 'a' END
        FROM ssd_cla_episodes e JOIN ssd_cla_health h ON h.clah_person_id = e.clae_person_id AND h.clah_health_check_type = 'HEALTH'
        LEFT JOIN ssd_missing m ON m.miss_person_id = e.clae_person_id AND m.miss_missing_episode_type = 'M' AND m.miss_missing_episode_start_date >= date '2024-04-01'
        WHERE e.clae_cla_episode_id LIKE '%-1' AND (e.clae_cla_episode_ceased_date IS NULL OR e.clae_cla_episode_ceased_date >= $win)
        GROUP BY 1, 2, 3, 4 ORDER BY 1")" \
    "$(cell "SELECT $id, started, ceased, second_period, legal_status, placement_type, missing_12_months, last_health, permanence_plan FROM child_in_care t WHERE $id <> 'P10' ORDER BY 1")"
same "care again within 12 months" "2024-07-24||1|N4" "$(cell "SELECT started, ceased, second_period, need FROM child_in_care t WHERE $id = 'P10'")"
same "adoption: decided, adopted, reversed" \
    "$(ask "SELECT perm_person_id, perm_adm_decision_date::date, perm_permanence_order_date::date, perm_decision_reversed_reason, clae_entered_care_date::date
        FROM ssd_permanence LEFT JOIN ssd_cla_episodes ON clae_cla_episode_id = 'L' || substr(perm_person_id, 2) || '-0'
        WHERE coalesce(perm_permanence_order_date, perm_decision_reversed_date, $day) >= date '2024-04-01' ORDER BY 1")" \
    "$(cell "SELECT $id, decided, adopted, reversal_reason, entered_care FROM adoption t ORDER BY 1")"
same "leavers: suitable by number, in touch, unaccompanied" "P36|1|Yes|1;P37|0|Yes|0;P38|1|Yes|0;P39|0|Yes|0" \
    "$(cell "SELECT $id, suitable, in_touch, unaccompanied FROM care_leaver t ORDER BY 1" | paste -sd ';')"
same "need: status is the gravest" \
    "$(ask "SELECT count(*) FROM ssd_cla_episodes WHERE clae_cla_episode_ceased_date IS NULL AND clae_person_id IN
        (SELECT cine_person_id FROM ssd_cin_episodes WHERE cine_close_date IS NULL AND cine_referral_nfa = 'N')")" \
    "$(cell "SELECT count(*) FROM child_in_need WHERE status = 'looked after child'")"
same "indicators know the day of all ten lists" "10|2025-03-31" \
    "$(cell "SELECT count(*), max(snapshot) FROM annex_snapshot WHERE area = 'E10000003'")"

# ---- what is wrong: said, without a value, and the mart as it was --------------------
hash=$(sha256sum <"$mart")
says "an unreachable server" 3 "can't be reached" import --dsn Nobody
says "an unknown data source" 3 "SQLSTATE IM002" import --dsn Elsewhere
check "neither touches the mart" unchanged
says "a password is never printed" 3 "can't be reached" import \
    --connection "DRIVER=PG;SERVER=127.0.0.1;PORT=1;DATABASE=postgres;UID=reader;PWD=opensesame"
check "not in any message" bash -c "! '$PACKWRIGHT' import ssd --mart '$mart' --area Cambridgeshire \
    --connection 'DRIVER=PG;SERVER=127.0.0.1;PORT=1;DATABASE=opensesame;UID=reader;PWD=opensesame' 2>&1 | grep opensesame"
says "a connection in place of a name" 0 " 0 added, 0 revised" import \
    --connection "DRIVER=PG;SERVER=127.0.0.1;PORT=$port;DATABASE=postgres;UID=reader;PWD=opensesame"
says "no database named" 2 "--dsn NAME" "$PACKWRIGHT" import ssd --mart "$mart"
says "a file where none is read" 2 "no file" import --dsn Children some.csv
says "another importer has no database" 2 "for ssd alone" "$PACKWRIGHT" import ees x.csv --mart "$mart" --dsn Children
says "another schema" 3 "Name it by --schema" import --dsn Children --schema elsewhere
says "a schema that is more than a name" 3 "letters, digits" import --dsn Children --schema "x; DROP TABLE y"
hash=$(sha256sum <"$mart")
ask "ALTER TABLE ssd_person RENAME TO ssd_people" >/dev/null
says "without persons nothing" 3 "no table ssd_person" import --dsn Children
check "which leaves the mart to the byte" unchanged
ask "ALTER TABLE ssd_people RENAME TO ssd_person; ALTER TABLE ssd_contacts RENAME TO ssd_contact" >/dev/null
says "a missing table is named with its columns" 1 "list 1 can't be made. It should have cont_person_id, cont_contact_date" import --dsn Children
ask "ALTER TABLE ssd_contact RENAME TO ssd_contacts; ALTER TABLE ssd_cin_episodes RENAME cine_referral_source_code TO source" >/dev/null
says "a missing column says what stays blank" 0 "referral.referral_source stays blank" import --dsn Children
same "and is no column of the list" 0 "$(cell "SELECT present FROM annex_quality WHERE list = 3 AND column_name = 'referral_source'")"
ask "ALTER TABLE ssd_cin_episodes RENAME source TO cine_referral_source_code;
    ALTER TABLE ssd_s47_enquiry ALTER s47e_s47_start_date TYPE integer USING 20250331" >/dev/null
says "a wrong type says what was expected" 1 "s47e_s47_start_date is a number; a date or timestamp was expected: list 5 can't be made" import --dsn Children
ask "ALTER TABLE ssd_contacts ALTER cont_contact_date TYPE text USING to_char(cont_contact_date, 'DD/MM/YYYY');
    UPDATE ssd_contacts SET cont_contact_date = 'Quillfeather' WHERE cont_contact_id = 'C1-0';
    UPDATE ssd_contacts SET cont_contact_source_code = 'Quillfeather' WHERE cont_contact_id IN ('C2-0', 'C3-0')" >/dev/null
before=$(cell "SELECT count(*) FROM contact")
import --dsn Children >out 2>err
check "dates as text are read, one that is none is not" test "$(cell "SELECT count(*) FROM contact")" = "$((before - 1))"
check "codes that can't be read are counted" grep -q "contact_source: has none of the codes 1A, 1B, .* and so on and is left blank. (2 rows) \[unknown-code\]" err
check "without their values" bash -c "! cat out err | grep -q Quillfeather"
