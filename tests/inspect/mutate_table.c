/* SPDX-License-Identifier: MIT
 *
 * Mutations of tables.
 */
#include "mutate.h"

/* N-th kid; one alone stands without an array. */
static qpdf_oh kid(qpdf_data q, qpdf_oh oh, int n) {
    qpdf_oh k = at_path(q, oh, "/K");
    if (!qpdf_oh_is_array(q, k) && n == 0)
        return k;
    return qpdf_oh_is_array(q, k) && qpdf_oh_get_array_n_items(q, k) > n
               ? qpdf_oh_get_array_item(q, k, n)
               : qpdf_oh_new_null(q);
}
/* First row of the first body that has two cells or more. */
static qpdf_oh body_row(qpdf_data q) {
    for (int i = 0;; i++) {
        qpdf_oh body = element(q, "/TBody", i), row = kid(q, body, 0);
        if (is_null(q, body) || !is_null(q, kid(q, row, 1)))
            return row;
    }
}
static bool too_wide(qpdf_data q) {
    return set(q, kid(q, body_row(q), 1), "/A", "<</O /Table /ColSpan 9>>");
}
static bool too_tall(qpdf_data q) {
    return set(q, kid(q, body_row(q), 1), "/A", "<</O /Table /RowSpan 9999>>");
}
static bool zero_span(qpdf_data q) {
    return set(q, kid(q, body_row(q), 1), "/A", "<</O /Table /RowSpan 0>>");
}
static bool lost_cell(qpdf_data q) {
    qpdf_oh k = at_path(q, body_row(q), "/K");
    if (!qpdf_oh_is_array(q, k) || qpdf_oh_get_array_n_items(q, k) < 2)
        return false;
    qpdf_oh_erase_item(q, k, qpdf_oh_get_array_n_items(q, k) - 1);
    return true;
}
static bool two_heads(qpdf_data q) {
    return set(q, element(q, "/TBody", 0), "/S", "/THead");
}
static bool no_scope(qpdf_data q) {
    return unset(q, element(q, "/TH", 0), "/A");
}
static bool bad_scope(qpdf_data q) {
    return set(q, element(q, "/TH", 0), "/A", "<</O /Table /Scope /Diagonal>>");
}
static bool alien_headers(qpdf_data q) {
    return set(q, kid(q, body_row(q), 1), "/A", "<</O /Table /Headers [(no such id)]>>");
}
/* Every head a plain cell: none is left for anybody. */
static bool no_heads(qpdf_data q) {
    bool any = false;
    for (qpdf_oh th = element(q, "/TH", 0); !is_null(q, th); th = element(q, "/TH", 0))
        any |= set(q, th, "/S", "/TD");
    return any;
}
static bool row_in_row(qpdf_data q) {
    return set(q, kid(q, body_row(q), 0), "/S", "/TR");
}

const struct mutation table_mutations[] = {
    {"column-span", "table-shape", too_wide, NULL},
    {"row-span", "table-shape", too_tall, NULL},
    {"zero-span", "table-shape", zero_span, NULL},
    {"lost-cell", "table-shape", lost_cell, NULL},
    {"two-heads", "table-groups", two_heads, NULL},
    {"no-scope", "table-heads", no_scope, NULL},
    {"bad-scope", "table-heads", bad_scope, NULL},
    {"alien-headers", "table-heads", alien_headers, NULL},
    {"no-heads", "table-heads", no_heads, NULL},
    {"row-in-row", "tree-nesting", row_in_row, NULL},
    {NULL, NULL, NULL, NULL},
};
