/* SPDX-License-Identifier: MIT
 * indicators, all families in one view: a row for each indicator and child or event that counts.
 * since, until  flow: the event's day, and NULL; else the row counts at the end of each day from
 *               `since` to before `until`
 * hit           1 in the numerator, 0 in the denominator alone, NULL in neither; of a mean the days
 * part          code of what the list tells apart: source, category, placement, reason, kind
 * Rows are of children: packs read it through the queries of templates/shared, which count. */
CREATE VIEW list_count AS
SELECT * FROM list_count_contacts
UNION ALL SELECT * FROM list_count_referrals
UNION ALL SELECT * FROM list_count_assessments
UNION ALL SELECT * FROM list_count_section_47
UNION ALL SELECT * FROM list_count_cin
UNION ALL SELECT * FROM list_count_cpp
UNION ALL SELECT * FROM list_count_cla
UNION ALL SELECT * FROM list_count_checks
UNION ALL SELECT * FROM list_count_leavers
UNION ALL SELECT * FROM list_count_adoption
UNION ALL SELECT * FROM list_count_visits;
