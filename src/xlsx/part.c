/* SPDX-License-Identifier: MIT
 *
 * One part of the package through expat, in pieces, under limits.
 */
#include "xlsx_private.h"

#include <string.h>

struct walk {
    const struct xlsx_handler *handler;
    XML_Parser parser;
    int depth;
    const char *refused; /* why parsing was stopped */
};

static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
    struct walk *walk = data;
    if (++walk->depth > XLSX_DEPTH) {
        walk->refused = "its elements are nested too deep";
        XML_StopParser(walk->parser, XML_FALSE);
        return;
    }
    if (walk->handler->start)
        walk->handler->start(walk->handler->data, local(name), attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
    struct walk *walk = data;
    walk->depth--;
    if (walk->handler->end)
        walk->handler->end(walk->handler->data, local(name));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length) {
    struct walk *walk = data;
    if (walk->handler->text)
        walk->handler->text(walk->handler->data, text, length);
}

/* No workbook needs a document type; entities that grow come by one. */
static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int internal) {
    struct walk *walk = data;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    walk->refused = "it declares a document type";
    XML_StopParser(walk->parser, XML_FALSE);
}

static bool parse_file(struct walk *walk, zip_file_t *file) {
    char bytes[65536];
    size_t total = 0;
    for (;;) {
        zip_int64_t n = zip_fread(file, bytes, sizeof bytes);
        if (n < 0) {
            walk->refused = "it is damaged";
            return false;
        }
        total += (size_t)n;
        if (total > XLSX_PART_BYTES) {
            walk->refused = "it is too large";
            return false;
        }
        if (XML_Parse(walk->parser, bytes, (int)n, n == 0) == XML_STATUS_ERROR)
            return false;
        if (n == 0)
            return true;
    }
}

static bool sizes_plausible(const zip_stat_t *status) {
    if (!(status->valid & ZIP_STAT_SIZE) || !(status->valid & ZIP_STAT_COMP_SIZE))
        return false;
    if (status->size > XLSX_PART_BYTES)
        return false;
    return status->size < 1048576 || status->size / XLSX_RATIO <= status->comp_size;
}

bool xlsx_part(struct pw_xlsx *book, const char *part, const struct xlsx_handler *handler,
               struct pw_err *err) {
    zip_stat_t status;
    if (zip_stat(book->zip, part, ZIP_FL_NOCASE, &status) != 0)
        return true;
    if (!sizes_plausible(&status))
        return pw_fail(err,
                       "%s: its part %s unpacks to more than a workbook needs; it was not read",
                       book->path, part);
    zip_file_t *file = zip_fopen_index(book->zip, status.index, 0);
    if (!file)
        return pw_fail(err, "%s: its part %s cannot be unpacked; is it behind a password?",
                       book->path, part);
    struct walk walk = {.handler = handler, .parser = XML_ParserCreate(NULL)};
    XML_SetUserData(walk.parser, &walk);
    XML_SetElementHandler(walk.parser, on_start, on_end);
    XML_SetCharacterDataHandler(walk.parser, on_text);
    XML_SetStartDoctypeDeclHandler(walk.parser, on_doctype);
    bool ok = parse_file(&walk, file);
    if (!ok)
        pw_fail(err, "%s: its part %s cannot be read at line %lu: %s", book->path, part,
                (unsigned long)XML_GetCurrentLineNumber(walk.parser),
                walk.refused ? walk.refused : XML_ErrorString(XML_GetErrorCode(walk.parser)));
    XML_ParserFree(walk.parser);
    zip_fclose(file);
    return ok;
}

const char *xlsx_attribute(const char **attributes, const char *name) {
    for (; attributes[0]; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
