/* SPDX-License-Identifier: MIT
 *
 * Numbers for readers: rounded once, thousands with commas, U+2212 as minus.
 */
#include "packwright/dataset.h"

#include <math.h>

#include "decimal.h"

static const char minus[] = "\xE2\x88\x92"; /* U+2212 */

static char digit_at(const struct decimal *decimal, int index) {
    return index >= 0 && index < decimal->count ? decimal->digits[index] : '0';
}

void pw_format_number(struct pw_buf *out, double value, int decimals) {
    if (!isfinite(value)) { /* no number: never print one in its stead */
        pw_buf_puts(out, pw_state_symbol(PW_MISSING));
        return;
    }
    struct decimal decimal = decimal_shortest(value);
    if (decimals >= 0)
        decimal_round(&decimal, decimals);
    else
        decimals = decimal.count > decimal.point ? decimal.count - decimal.point : 0;
    if (decimal.negative) /* rounding to zero cleared it */
        pw_buf_puts(out, minus);
    int whole = decimal.point > 0 ? decimal.point : 1;
    for (int i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            pw_buf_putc(out, ',');
        pw_buf_putc(out, decimal.point > 0 ? digit_at(&decimal, i) : '0');
    }
    if (decimals > 0)
        pw_buf_putc(out, '.');
    for (int i = 0; i < decimals; i++)
        pw_buf_putc(out, digit_at(&decimal, decimal.point + i));
}
