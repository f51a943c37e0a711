/* SPDX-License-Identifier: MIT
 *
 * What the mutations share: finding objects and changing them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mutate.h"

bool is_null(qpdf_data q, qpdf_oh oh) {
    return qpdf_oh_is_null(q, oh);
}

qpdf_oh root_of(qpdf_data q) {
    return qpdf_get_root(q);
}

static qpdf_oh dict_of(qpdf_data q, qpdf_oh oh) {
    return qpdf_oh_is_stream(q, oh) ? qpdf_oh_get_dict(q, oh) : oh;
}

qpdf_oh at_path(qpdf_data q, qpdf_oh oh, const char *path) {
    char name[64];
    while (*path) {
        size_t n = 1 + strcspn(path + 1, "/");
        snprintf(name, sizeof name, "%.*s", (int)n, path);
        oh = qpdf_oh_get_key_if_dict(q, dict_of(q, oh), name);
        path += n;
    }
    return oh;
}

qpdf_oh tree_root(qpdf_data q) {
    return at_path(q, root_of(q), "/StructTreeRoot");
}

qpdf_oh find_dict(qpdf_data q, const char *key, const char *value, int n) {
    int size = qpdf_oh_get_int_value_as_int(q, at_path(q, qpdf_get_trailer(q), "/Size"));
    for (int i = 1; i < size; i++) {
        qpdf_oh oh = dict_of(q, qpdf_get_object_by_id(q, i, 0));
        if (qpdf_oh_is_dictionary(q, oh) &&
            qpdf_oh_is_name_and_equals(q, qpdf_oh_get_key(q, oh, key), value) && n-- == 0)
            return qpdf_get_object_by_id(q, i, 0);
    }
    return qpdf_oh_new_null(q);
}

qpdf_oh element(qpdf_data q, const char *type, int n) {
    qpdf_oh found = qpdf_oh_new_null(q);
    for (int i = 0;; i++) { /* an action has an /S too, but no parent */
        found = find_dict(q, "/S", type, i);
        if (is_null(q, found) || (!is_null(q, at_path(q, found, "/P")) && n-- == 0))
            return found;
    }
}

bool set(qpdf_data q, qpdf_oh dict, const char *key, const char *value) {
    dict = dict_of(q, dict);
    if (!qpdf_oh_is_dictionary(q, dict))
        return false;
    qpdf_oh_replace_key(q, dict, key, qpdf_oh_parse(q, value));
    return true;
}

bool unset(qpdf_data q, qpdf_oh dict, const char *key) {
    dict = dict_of(q, dict);
    if (!qpdf_oh_is_dictionary(q, dict) || !qpdf_oh_has_key(q, dict, key))
        return false;
    qpdf_oh_remove_key(q, dict, key);
    return true;
}

bool find_bytes(const unsigned char *data, size_t length, const char *text, size_t *at) {
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= length; i++)
        if (memcmp(data + i, text, n) == 0) {
            *at = i;
            return true;
        }
    return false;
}

static void replace_data(qpdf_data q, qpdf_oh stream, const void *data, size_t length) {
    qpdf_oh_replace_stream_data(q, stream, data, length, qpdf_oh_new_null(q), qpdf_oh_new_null(q));
}

bool edit_stream(qpdf_data q, qpdf_oh stream, const char *from, const char *to) {
    unsigned char *data = NULL;
    size_t length = 0, at = 0, n = strlen(from), m = strlen(to);
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!qpdf_oh_is_stream(q, stream) ||
        qpdf_oh_get_stream_data(q, stream, qpdf_dl_generalized, &filtered, &data, &length))
        return false;
    bool found = find_bytes(data, length, from, &at);
    unsigned char *out = found ? malloc(length - n + m + 1) : NULL;
    if (out) {
        memcpy(out, data, at);
        memcpy(out + at, to, m);
        memcpy(out + at + m, data + at + n, length - at - n);
        replace_data(q, stream, out, length - n + m);
    }
    free(out);
    free(data);
    return found;
}

/* The content of a page as one plain stream. */
static qpdf_oh contents_of(qpdf_data q, int page) {
    qpdf_oh contents = at_path(q, qpdf_get_page_n(q, (size_t)page), "/Contents");
    return qpdf_oh_is_array(q, contents) ? qpdf_oh_get_array_item(q, contents, 0) : contents;
}

bool edit_page(qpdf_data q, const char *from, const char *to) {
    for (int i = 0; i < qpdf_get_num_pages(q); i++)
        if (edit_stream(q, contents_of(q, i), from, to))
            return true;
    return false;
}

qpdf_oh new_stream(qpdf_data q, const char *dictionary, const void *data, size_t length) {
    qpdf_oh stream = qpdf_oh_new_stream(q), extra = qpdf_oh_parse(q, dictionary);
    replace_data(q, stream, data, length);
    qpdf_oh_begin_dict_key_iter(q, extra);
    while (qpdf_oh_dict_more_keys(q)) {
        const char *key = qpdf_oh_dict_next_key(q);
        qpdf_oh_replace_key(q, qpdf_oh_get_dict(q, stream), key, qpdf_oh_get_key(q, extra, key));
    }
    return stream;
}

bool add_content(qpdf_data q, const char *before, const char *behind) {
    qpdf_oh page = qpdf_get_page_n(q, 0), old = at_path(q, page, "/Contents");
    qpdf_oh array = qpdf_oh_new_array(q);
    qpdf_oh_append_item(q, array, new_stream(q, "<<>>", before, strlen(before)));
    for (int i = 0; qpdf_oh_is_array(q, old) && i < qpdf_oh_get_array_n_items(q, old); i++)
        qpdf_oh_append_item(q, array, qpdf_oh_get_array_item(q, old, i));
    if (!qpdf_oh_is_array(q, old))
        qpdf_oh_append_item(q, array, old);
    qpdf_oh_append_item(q, array, new_stream(q, "<<>>", behind, strlen(behind)));
    qpdf_oh_replace_key(q, page, "/Contents", array);
    return true;
}
