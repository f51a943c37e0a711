# Sourced: settle_lists MART keeps list_settled for rows that a test wrote into the lists by hand, as
# the end of an import does.
settle_lists() {
    sqlite3 "$1" "DELETE FROM list_settled; INSERT INTO list_settled (area, measure, snapshot, id, received, child, since, until, hit, team, age, gender, ethnicity, need, part)
        SELECT area, measure, snapshot, id, '2025-04-01', child, since, until, hit, team, age, gender, ethnicity, need, part FROM list_event_counted"
}
# Rows of the lists of a mart at a snapshot, one a line, parted by '|', for lists.awk; after tabs what
# they can be told apart by: team, age, sex, ethnicity, need.
dump_lists() { # MART SNAPSHOT
    local t name groups
    for t in contact:contacted early_help:started,completed referral:child,id,referred,no_further_action,previous \
        assessment:started,authorised,child_seen,support_needed,child \
        section_47:strategy,conference,conference_unnecessary,plan \
        child_in_need:started,closed,status,disabled,child,closure_reason \
        child_protection:started,ended,previous_plans,last_visit,seen_alone,last_review,child \
        child_in_care:age,unaccompanied,started,second_period,ceased,ceased_reason,legal_status,last_visit,last_review,last_health,last_dental,placements_12_months,placement_started,placement_type,placement_location,missing_12_months \
        care_leaver:age,unaccompanied,in_touch,suitable,activity,last_plan_review \
        adoption:entered_care,decided,placement_order,matched,placed,adopted,reversed \
        adopter:enquired,approved,matched,left; do
        name=${t%%:*}
        case $name in
        contact | early_help | adoption) groups="'', age, gender, ethnicity, child" ;;
        adopter) groups="'', '', gender, ethnicity, ''" ;;
        *) groups="team, age, gender, ethnicity, child" ;;
        esac
        sqlite3 -separator '|' "$1" "SELECT '$name', ${t##*:}, printf('	%s	%s	%s	%s	%s', $groups) FROM $name WHERE snapshot = '$2'"
    done
    sqlite3 -separator '|' "$1" "SELECT 'visit', due, made, char(9) || coalesce(team, '') || char(9) || char(9) || char(9) || char(9) || child FROM visit" \
        "SELECT 'need', child, primary_need FROM child_in_need WHERE snapshot = '$2'" \
        "SELECT 'earlier', child, started, ended FROM child_protection WHERE snapshot <= '$2' AND ended IS NOT NULL" \
        "SELECT DISTINCT 'told', snapshot FROM annex_quality WHERE list = 7 AND snapshot <= '$2' ORDER BY snapshot DESC"
}
