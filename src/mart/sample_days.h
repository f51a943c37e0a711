/* SPDX-License-Identifier: MIT
 *
 * sample_days: the days of the invented children, and figures by SQL over them.
 */
#ifndef PACKWRIGHT_MART_SAMPLE_DAYS_H
#define PACKWRIGHT_MART_SAMPLE_DAYS_H

#include "import.h"

#include "packwright/invent.h"
#include "packwright/yaml.h"

/* Puts the days into temporary tables day_SORT, which `tables`, SQL, creates
 * with as many columns as invent.h names cells. `from`: a map from sorts to the
 * first day that counts. */
bool pw_sample_days(struct pw_mart *mart, const struct pw_invented *invented,
                    const struct pw_yaml *from, const char *tables, struct pw_err *err);

/* Importer: each row of the SELECT in paths[0] is a figure of the area and
 * release of the import: indicator, period_end, breakdown, value, numerator,
 * denominator. */
pw_importer pw_sample_figures;

#endif
