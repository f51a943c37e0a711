/* SPDX-License-Identifier: MIT
 *
 * compose: template and data become a doc. The only layer that sees both. Runs
 * every query of the pack first, then builds blocks; lookups, when, repeat and
 * sentences see only what is left in the datasets.
 */
#ifndef PACKWRIGHT_COMPOSE_H
#define PACKWRIGHT_COMPOSE_H

#include "packwright/doc.h"
#include "packwright/mart.h"
#include "packwright/query.h"
#include "packwright/template.h"
#include "packwright/theme.h"

enum pw_audience { PW_AUDIENCE_PUBLIC, PW_AUDIENCE_RESTRICTED };

struct pw_compose {
    const char *share;                  /* folder with templates/ */
    const char *folder;                 /* of the pack */
    struct pw_mart *mart;               /* opened to read */
    const struct pw_values *parameters; /* as given: area, as_at, known_at, ... */
    const struct pw_kinds *kinds;       /* of packs: furniture and numbering */
    const char *audience;               /* "public", "restricted"; NULL: the widest that
                                           the front matter allows */
};

/* The doc in `arena`, or NULL with findings or an error. Parameters that are
 * missing or unknown are errors that list what the pack takes. */
struct pw_doc *pw_compose(struct pw_arena *arena, const struct pw_compose *compose,
                          struct pw_findings *findings, struct pw_err *err);
/* Checks the pack on this mart without making a doc: every statement prepared,
 * promises compared, run, every reference resolved; `report` (may be NULL) gets
 * a list of figures and tables with the query behind each. */
bool pw_compose_check(struct pw_arena *arena, const struct pw_compose *compose,
                      struct pw_buf *report, struct pw_findings *findings, struct pw_err *err);
/* One query of the pack (or of templates/shared) run with the pack's
 * parameters, as the pack would see it; NULL with findings or an error. */
struct pw_dataset *pw_compose_query(struct pw_arena *arena, const struct pw_compose *compose,
                                    const char *query, struct pw_findings *findings,
                                    struct pw_err *err);

#endif
