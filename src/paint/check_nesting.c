/* SPDX-License-Identifier: MIT
 *
 * The gate on nesting: which element may stand in which, by PDF 1.7 (14.8.4)
 * and ISO 14289-1 (7.2, clauses 3 to 20, 26 to 28).
 */
#include "paint_private.h"

#define ROLE(id) (1ull << PW_ROLE_##id)

static const unsigned long long blocks = ROLE(P) | ROLE(H1) | ROLE(H2) | ROLE(H3) | ROLE(H4) |
                                         ROLE(H5) | ROLE(H6) | ROLE(L) | ROLE(TABLE) | ROLE(TOC);

/* Elements of tables, lists and contents: where they may stand, what they
 * hold. 0 as kids: anything. */
static const struct rule {
    unsigned long long parents, kids;
    bool ink; /* content of its own */
    const char *id;
} rules[PW_ROLE_COUNT] = {
    [PW_ROLE_TABLE] = {0, ROLE(CAPTION) | ROLE(THEAD) | ROLE(TBODY) | ROLE(TFOOT) | ROLE(TR), false,
                       "table-structure"},
    [PW_ROLE_THEAD] = {ROLE(TABLE), ROLE(TR), false, "table-structure"},
    [PW_ROLE_TBODY] = {ROLE(TABLE), ROLE(TR), false, "table-structure"},
    [PW_ROLE_TFOOT] = {ROLE(TABLE), ROLE(TR), false, "table-structure"},
    [PW_ROLE_TR] = {ROLE(TABLE) | ROLE(THEAD) | ROLE(TBODY) | ROLE(TFOOT), ROLE(TH) | ROLE(TD),
                    false, "table-structure"},
    [PW_ROLE_TH] = {ROLE(TR), 0, true, "table-structure"},
    [PW_ROLE_TD] = {ROLE(TR), 0, true, "table-structure"},
    [PW_ROLE_L] = {0, ROLE(LI) | ROLE(L) | ROLE(CAPTION), false, "list-structure"},
    [PW_ROLE_LI] = {ROLE(L), ROLE(LBL) | ROLE(LBODY), false, "list-structure"},
    [PW_ROLE_LBL] = {ROLE(LI) | ROLE(NOTE) | ROLE(TOCI) | ROLE(REFERENCE), 0, true,
                     "list-structure"},
    [PW_ROLE_LBODY] = {ROLE(LI), 0, true, "list-structure"},
    [PW_ROLE_TOC] = {0, ROLE(TOCI) | ROLE(TOC) | ROLE(CAPTION), false, "contents-structure"},
    [PW_ROLE_TOCI] = {ROLE(TOC), ROLE(LBL) | ROLE(REFERENCE) | ROLE(P) | ROLE(TOC), false,
                      "contents-structure"},
    [PW_ROLE_DOCUMENT] = {1ull << 63, 0, false, "document-structure"},
};

static bool among(unsigned long long set, enum pw_role role) {
    return (set >> role & 1) != 0;
}

static void check_kids(struct check *check, const struct pw_tag *tag, const struct rule *rule) {
    for (size_t i = 0; i < tag->kids_count; i++) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind == PW_KID_TAG) {
            if (rule->kids && !among(rule->kids, kid->tag->role))
                check_error(check, rule->id, kid->tag, "%s stands in %s, which can't hold it",
                            pw_role_name(kid->tag->role), pw_role_name(tag->role));
        } else if (!rule->ink) {
            check_error(check, "ink-in-group", tag,
                        "something is drawn straight into %s on page %d; it belongs in an element "
                        "inside",
                        pw_role_name(tag->role), kid->page + 1);
            return;
        }
    }
}

void check_nesting(struct check *check, const struct pw_tag *tag) {
    const struct rule *rule = &rules[tag->role];
    if (rule->parents && tag->parent && !among(rule->parents, tag->parent->role))
        check_error(check, rule->id, tag, "%s stands in %s", pw_role_name(tag->role),
                    pw_role_name(tag->parent->role));
    if (rule->id)
        check_kids(check, tag, rule);
    bool heading = tag->role >= PW_ROLE_H1 && tag->role <= PW_ROLE_H6;
    if (heading || tag->role == PW_ROLE_P)
        for (size_t i = 0; i < tag->kids_count; i++)
            if (tag->kids[i].kind == PW_KID_TAG && among(blocks, tag->kids[i].tag->role))
                check_error(check, "block-in-text", tag->kids[i].tag, "%s stands in %s",
                            pw_role_name(tag->kids[i].tag->role), pw_role_name(tag->role));
}
