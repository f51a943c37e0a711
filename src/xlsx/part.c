/* SPDX-License-Identifier: MIT
 *
 * One part of the package through expat, in pieces, under limits.
 */
#include "xlsx_private.h"

#include <string.h>

struct walk {
    struct pw_xlsx *book;
    const struct xlsx_handler *handler;
    XML_Parser parser;
    int depth;
};

static void refuse(struct walk *walk, const char *why) {
    walk->book->refused = why;
    XML_StopParser(walk->parser, XML_FALSE);
}

/* What a handler refused. */
static void heed(struct walk *walk) {
    if (walk->book->refused)
        XML_StopParser(walk->parser, XML_FALSE);
}

static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
    struct walk *walk = data;
    if (++walk->depth > XLSX_DEPTH) {
        refuse(walk, "its elements are nested too deep");
        return;
    }
    if (walk->handler->start)
        walk->handler->start(walk->handler->data, local(name), attributes);
    heed(walk);
}

static void XMLCALL on_end(void *data, const XML_Char *name) {
    struct walk *walk = data;
    walk->depth--;
    if (walk->handler->end)
        walk->handler->end(walk->handler->data, local(name));
    heed(walk);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length) {
    struct walk *walk = data;
    if (walk->handler->text)
        walk->handler->text(walk->handler->data, text, length);
    heed(walk);
}

/* No workbook needs a document type; entities that grow come by one. */
static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int internal) {
    struct walk *walk = data;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    refuse(walk, "it declares a document type");
}

/* `size`: as the archive's directory says it, which need not be true. */
static bool parse_file(struct walk *walk, zip_file_t *file, size_t size) {
    char bytes[65536];
    size_t total = 0;
    for (;;) {
        zip_int64_t n = zip_fread(file, bytes, sizeof bytes);
        total += n > 0 ? (size_t)n : 0;
        if (n < 0 || total > size || (n == 0 && total < size)) {
            walk->book->refused = "it is damaged";
            return false;
        }
        if (XML_Parse(walk->parser, bytes, (int)n, n == 0) == XML_STATUS_ERROR)
            return false;
        if (n == 0)
            return true;
        if (total - (size_t)XML_GetCurrentByteIndex(walk->parser) > XLSX_TAG_BYTES) {
            walk->book->refused = "a tag does not end";
            return false;
        }
    }
}

static bool sizes_plausible(const struct pw_xlsx *book, const zip_stat_t *status, size_t most) {
    if (!(status->valid & ZIP_STAT_SIZE) || !(status->valid & ZIP_STAT_COMP_SIZE))
        return false;
    if (status->size > most || status->size > XLSX_BOOK_BYTES - book->unpacked)
        return false;
    return status->size < 1048576 || status->size / XLSX_RATIO <= status->comp_size;
}

bool xlsx_part(struct pw_xlsx *book, const char *part, const struct xlsx_handler *handler,
               struct pw_err *err) {
    zip_stat_t status;
    if (zip_stat(book->zip, part, ZIP_FL_NOCASE, &status) != 0)
        return true;
    if (!sizes_plausible(book, &status, handler->most))
        return pw_fail(err, "%s: %s would unpack to more than a workbook needs; nothing was read",
                       book->path, handler->what);
    zip_file_t *file = zip_fopen_index(book->zip, status.index, 0);
    if (!file)
        return pw_fail(err, "%s: %s cannot be unpacked; is the file behind a password?", book->path,
                       handler->what);
    book->unpacked += status.size;
    book->refused = NULL;
    struct walk walk = {.book = book, .handler = handler, .parser = XML_ParserCreate(NULL)};
    if (!walk.parser) {
        zip_fclose(file);
        return pw_fail(err, "%s: expat could not be started", book->path);
    }
    XML_SetUserData(walk.parser, &walk);
    XML_SetElementHandler(walk.parser, on_start, on_end);
    XML_SetCharacterDataHandler(walk.parser, on_text);
    XML_SetStartDoctypeDeclHandler(walk.parser, on_doctype);
    bool ok = parse_file(&walk, file, status.size);
    if (!ok)
        pw_fail(err, "%s: %s cannot be read at line %lu: %s", book->path, handler->what,
                (unsigned long)XML_GetCurrentLineNumber(walk.parser),
                book->refused ? book->refused : XML_ErrorString(XML_GetErrorCode(walk.parser)));
    XML_ParserFree(walk.parser);
    zip_fclose(file);
    return ok;
}

void xlsx_text(struct pw_xlsx *book, struct pw_buf *out, const char *text, int length) {
    pw_buf_add(out, text, (size_t)length);
    if (out->length > XLSX_VALUE_BYTES)
        book->refused = "a cell holds more than the 32,767 characters that Excel allows";
}

const char *xlsx_attribute(const char **attributes, const char *name) {
    for (; attributes[0]; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
