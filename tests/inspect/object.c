/* SPDX-License-Identifier: MIT
 *
 * Reading objects through libqpdf without ever asking one for what it is not.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

bool is_null(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_is_null(pdf->q, oh);
}

bool is_dict(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_is_dictionary(pdf->q, oh);
}

bool is_stream(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_is_stream(pdf->q, oh);
}

bool is_array(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_is_array(pdf->q, oh);
}

bool is_true(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_is_bool(pdf->q, oh) && qpdf_oh_get_bool_value(pdf->q, oh);
}

/* Handles pile up in libqpdf until the end, so those of passage are given back. */
qpdf_oh key(struct pdf *pdf, qpdf_oh dict, const char *name) {
    qpdf_oh own = is_stream(pdf, dict) ? qpdf_oh_get_dict(pdf->q, dict) : dict;
    qpdf_oh found =
        is_dict(pdf, own) ? qpdf_oh_get_key(pdf->q, own, name) : qpdf_oh_new_null(pdf->q);
    if (own != dict)
        qpdf_oh_release(pdf->q, own);
    return found;
}

bool has(struct pdf *pdf, qpdf_oh dict, const char *name) {
    qpdf_oh found = key(pdf, dict, name);
    bool there = !is_null(pdf, found);
    qpdf_oh_release(pdf->q, found);
    return there;
}

bool name_is(struct pdf *pdf, qpdf_oh oh, const char *name) {
    return qpdf_oh_is_name(pdf->q, oh) && strcmp(qpdf_oh_get_name(pdf->q, oh), name) == 0;
}

const char *name_of(struct pdf *pdf, qpdf_oh oh) {
    if (!qpdf_oh_is_name(pdf->q, oh))
        return NULL;
    const char *name = qpdf_oh_get_name(pdf->q, oh) + 1;
    return keep_text(pdf, name, strlen(name));
}

const char *text_of(struct pdf *pdf, qpdf_oh oh) {
    if (!qpdf_oh_is_string(pdf->q, oh))
        return NULL;
    size_t length = 0;
    const char *text = qpdf_oh_get_binary_utf8_value(pdf->q, oh, &length);
    return keep_text(pdf, text, length);
}

struct bytes string_of(struct pdf *pdf, qpdf_oh oh) {
    struct bytes bytes = {NULL, 0};
    if (!qpdf_oh_is_string(pdf->q, oh))
        return bytes;
    const char *text = qpdf_oh_get_binary_string_value(pdf->q, oh, &bytes.length);
    bytes.data = (const unsigned char *)keep_text(pdf, text, bytes.length);
    return bytes;
}

bool number_of(struct pdf *pdf, qpdf_oh oh, double *value) {
    if (!qpdf_oh_is_number(pdf->q, oh))
        return false;
    *value = qpdf_oh_get_numeric_value(pdf->q, oh);
    return true;
}

bool integer_of(struct pdf *pdf, qpdf_oh oh, long *value) {
    if (!qpdf_oh_is_integer(pdf->q, oh))
        return false;
    *value = (long)qpdf_oh_get_int_value(pdf->q, oh);
    return true;
}

int count_of(struct pdf *pdf, qpdf_oh array) {
    return is_array(pdf, array) ? qpdf_oh_get_array_n_items(pdf->q, array) : 0;
}

qpdf_oh item(struct pdf *pdf, qpdf_oh array, int index) {
    if (index < 0 || index >= count_of(pdf, array))
        return qpdf_oh_new_null(pdf->q);
    return qpdf_oh_get_array_item(pdf->q, array, index);
}

int object_of(struct pdf *pdf, qpdf_oh oh) {
    return qpdf_oh_get_object_id(pdf->q, oh);
}

const char **keys_of(struct pdf *pdf, qpdf_oh dict, size_t *count) {
    const char **keys = NULL;
    *count = 0;
    if (is_stream(pdf, dict))
        dict = qpdf_oh_get_dict(pdf->q, dict);
    if (!is_dict(pdf, dict))
        return NULL;
    /* all at once: libqpdf has one cursor a file */
    qpdf_oh_begin_dict_key_iter(pdf->q, dict);
    while (qpdf_oh_dict_more_keys(pdf->q)) {
        const char *name = qpdf_oh_dict_next_key(pdf->q);
        keys = grow(pdf, keys, *count, sizeof *keys);
        keys[(*count)++] = keep_text(pdf, name, strlen(name));
    }
    return keys;
}

bool stream_data(struct pdf *pdf, qpdf_oh stream, struct bytes *out) {
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *data = NULL;
    out->data = (const unsigned char *)"";
    out->length = 0;
    if (!is_stream(pdf, stream))
        return false;
    if (qpdf_oh_get_stream_data(pdf->q, stream, qpdf_dl_generalized, &filtered, &data,
                                &out->length) >= QPDF_ERRORS)
        return false;
    out->data = (const unsigned char *)keep_text(pdf, data, out->length);
    free(data);
    return filtered || !has(pdf, stream, "/Filter");
}

bool numbers_of(struct pdf *pdf, qpdf_oh array, double *out, int count) {
    if (count_of(pdf, array) != count)
        return false;
    for (int i = 0; i < count; i++)
        if (!number_of(pdf, item(pdf, array, i), &out[i]))
            return false;
    return true;
}

int page_index(struct pdf *pdf, qpdf_oh page) {
    int object = object_of(pdf, page);
    for (size_t i = 0; object && i < pdf->page_count; i++)
        if (pdf->pages[i].object == object)
            return (int)i;
    return -1;
}

int target_page(struct pdf *pdf, qpdf_oh destination) {
    static const struct {
        const char *kind;
        int items;
    } kinds[] = {{"/XYZ", 5},  {"/Fit", 2},  {"/FitH", 3},  {"/FitV", 3},
                 {"/FitR", 6}, {"/FitB", 2}, {"/FitBH", 3}, {"/FitBV", 3}};
    if (is_dict(pdf, destination))
        destination = key(pdf, destination, "/D");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (name_is(pdf, item(pdf, destination, 1), kinds[i].kind) &&
            count_of(pdf, destination) == kinds[i].items)
            return page_index(pdf, item(pdf, destination, 0));
    return -1;
}

/* The shape of RFC 3066: letters, then groups of letters and digits. */
bool is_language(const char *tag) {
    size_t letters = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (letters < 1 || letters > 8)
        return false;
    for (tag += letters; *tag; tag += letters) {
        if (*tag++ != '-')
            return false;
        letters = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        if (letters < 1 || letters > 8)
            return false;
    }
    return true;
}
