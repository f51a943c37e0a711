/* SPDX-License-Identifier: MIT
 *
 * mutate: takes a sound PDF and breaks one rule of it. Each mutation names the
 * rule that inspect must report.
 */
#ifndef MUTATE_H
#define MUTATE_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

/* False: the file holds nothing that this mutation could break. */
typedef bool break_objects(qpdf_data q);
/* On the bytes as written; they may shrink but not grow. */
typedef bool break_bytes(unsigned char *data, size_t *length);

struct mutation {
    const char *name, *rule;
    break_objects *objects;
    break_bytes *bytes;
};

/* Tables that end with a row of NULLs. */
extern const struct mutation file_mutations[], page_mutations[], font_mutations[], tree_mutations[],
    table_mutations[];

/* ---- shared ---- */
qpdf_oh root_of(qpdf_data q);
qpdf_oh tree_root(qpdf_data q);
/* Value of a path such as "/A/B"; null if there is none. */
qpdf_oh at_path(qpdf_data q, qpdf_oh oh, const char *path);
bool is_null(qpdf_data q, qpdf_oh oh);
/* N-th dictionary (from 0) whose `key` is the name `value`; null if none. */
qpdf_oh find_dict(qpdf_data q, const char *key, const char *value, int n);
/* N-th structure element of this type. */
qpdf_oh element(qpdf_data q, const char *type, int n);
bool set(qpdf_data q, qpdf_oh dict, const char *key, const char *value); /* value in PDF syntax */
bool unset(qpdf_data q, qpdf_oh dict, const char *key); /* false if it was not there */
/* Text of a stream with the first `from` replaced by `to`; false if absent. */
bool edit_stream(qpdf_data q, qpdf_oh stream, const char *from, const char *to);
/* Likewise in the content of the first page that holds `from`. */
bool edit_page(qpdf_data q, const char *from, const char *to);
/* Puts operators before or behind the content of the first page. */
bool add_content(qpdf_data q, const char *before, const char *behind);
/* An indirect stream, with dictionary entries given in PDF syntax. */
qpdf_oh new_stream(qpdf_data q, const char *dictionary, const void *data, size_t length);
bool find_bytes(const unsigned char *data, size_t length, const char *text, size_t *at);

#endif
