/* SPDX-License-Identifier: MIT
 *
 * Isotonic regression for labels in a row.
 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "ends.h"
#include "packwright/base.h"

struct pool {
    double sum;
    size_t count;
};

/* With z = centre - (sum of the sizes before), "no overlap" is "z never
 * falls", and the nearest such z is the isotonic regression of z. */
bool ends_settle(double *centres, const double *sizes, size_t count, double first, double last) {
    if (count == 0)
        return true;
    struct pool *pools = pw_alloc(pw_mul(count, sizeof *pools));
    size_t used = 0;
    double before = 0;
    for (size_t i = 0; i < count; i++) {
        pools[used++] = (struct pool){centres[i] - before - sizes[i] / 2, 1};
        before += sizes[i];
        while (used > 1 && pools[used - 2].sum * (double)pools[used - 1].count >
                               pools[used - 1].sum * (double)pools[used - 2].count) {
            pools[used - 2].sum += pools[used - 1].sum;
            pools[used - 2].count += pools[used - 1].count;
            used--;
        }
    }
    bool fits = before <= last - first + 1e-9;
    double most = fmax(first, last - before);
    size_t at = 0;
    double offset = 0;
    for (size_t p = 0; p < used; p++) {
        double z = fmin(fmax(pools[p].sum / (double)pools[p].count, first), most);
        for (size_t i = 0; i < pools[p].count; i++, at++) {
            centres[at] = z + offset + sizes[at] / 2;
            offset += sizes[at];
        }
    }
    free(pools);
    return fits;
}
