/* SPDX-License-Identifier: MIT
 *
 * yaml: the two slips that everybody makes in a template, an unquoted {{ and
 * an unquoted ": ". Each is named with the quoted form to write, and replaced
 * for a second reading by characters that the text has nowhere else: the rest
 * of the file is then still checked.
 */
#include <string.h>

#include "yaml_in.h"

/* Characters that mean nothing to YAML anywhere in a plain scalar. */
static const char candidates[] = "^$;\\=+()/_<~QXZJKVWYUHGqxzjkvwy";

static bool choose_stand_ins(struct source *source) {
    if (source->stand_ins[0])
        return true;
    char chosen[STAND_COUNT];
    int count = 0;
    for (const char *c = candidates; *c && count < STAND_COUNT; c++)
        if (!memchr(source->original, *c, source->length))
            chosen[count++] = *c;
    if (count == STAND_COUNT)
        memcpy(source->stand_ins, chosen, sizeof chosen);
    return count == STAND_COUNT;
}

static bool may_repair(const struct source *source) {
    return source->repairs < YAML_REPAIRS_MAX && source->values < 2 * YAML_VALUES_MAX;
}

static bool blank(char c) {
    return c == ' ' || c == '\t';
}

/* End of the plain value that starts at `from`, without comment and blanks. */
static size_t value_end(const struct source *source, size_t from) {
    size_t end = yml_source_line_end(source, from);
    for (size_t i = from + 1; i < end; i++)
        if (source->original[i] == '#' && blank(source->original[i - 1])) {
            end = i;
            break;
        }
    while (end > from && blank(source->original[end - 1]))
        end--;
    return end;
}

/* In a [list] or {map} on one line a value ends at the next comma or bracket. */
static size_t flow_value_end(const struct source *source, size_t after_braces, size_t line_end) {
    size_t i = after_braces;
    while (i < line_end && !strchr(",]}", source->original[i]))
        i++;
    while (i > after_braces && blank(source->original[i - 1]))
        i--;
    return i;
}

static size_t flow_value_start(const struct source *source, size_t braces) {
    size_t line = yml_source_line_start(source, braces), i = braces;
    while (i > line && !strchr(",[{:", source->original[i - 1]))
        i--;
    while (i < braces && blank(source->original[i]))
        i++;
    return i;
}

const char *yml_quoted_form(struct pw_arena *arena, const char *text, size_t length) {
    struct pw_buf buf = {0};
    bool single = memchr(text, '"', length) || memchr(text, '\\', length);
    pw_buf_putc(&buf, single ? '\'' : '"');
    for (size_t i = 0; i < length; i++) {
        if (single && text[i] == '\'')
            pw_buf_putc(&buf, '\'');
        pw_buf_putc(&buf, text[i]);
    }
    pw_buf_putc(&buf, single ? '\'' : '"');
    char *form = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return form;
}

static void replace(struct source *source, size_t from, size_t to, bool all) {
    for (size_t i = from; i < to; i++) {
        char c = source->text[i];
        if (c == ':' && (i + 1 >= source->length || strchr(" \t\r\n,]}", source->text[i + 1])))
            source->text[i] = source->stand_ins[STAND_COLON];
        else if (all && c == '{')
            source->text[i] = source->stand_ins[STAND_OPEN];
        else if (all && c == '}')
            source->text[i] = source->stand_ins[STAND_CLOSE];
        else if (all && c == ',')
            source->text[i] = source->stand_ins[STAND_COMMA];
    }
}

bool yml_repair_braces(struct source *source, size_t byte, bool flow,
                       struct pw_findings *findings) {
    const char *text = source->original;
    if (!may_repair(source) || byte + 2 > source->length ||
        strncmp(source->text + byte, "{{", 2) != 0)
        return false;
    size_t line_end = yml_source_line_end(source, byte), close = byte + 2;
    while (close < line_end && strncmp(text + close, "}}", 2) != 0)
        close++;
    close = close + 2 <= line_end ? close + 2 : line_end;
    size_t end = flow ? flow_value_end(source, close, line_end) : value_end(source, byte);
    if (end < close)
        end = close;
    size_t from = flow ? flow_value_start(source, byte) : byte;
    pw_find(findings, PW_ERROR, "unquoted-value", yml_source_place(source, byte),
            "A value %s {{ must stand in quotes: write %s.",
            from == byte ? "that starts with" : "in [] or {} with",
            yml_quoted_form(source->arena, text + from, end - from));
    source->repairs++;
    if (!choose_stand_ins(source))
        return false;
    replace(source, byte, close, true);
    replace(source, close, end, false);
    return true;
}

/* Where the plain value begins in which `colon` stands: after the first ": "
 * or the last leading "- " of its line. */
static size_t value_start(const struct source *source, size_t line, size_t colon) {
    const char *text = source->original;
    size_t i = line;
    while (i < colon && (blank(text[i]) || (text[i] == '-' && blank(text[i + 1]))))
        i++;
    for (size_t k = i; k < colon; k++)
        if (text[k] == ':' && blank(text[k + 1])) {
            for (k++; blank(text[k]);)
                k++;
            return k;
        }
    return i;
}

bool yml_repair_colon(struct source *source, size_t byte, struct pw_findings *findings) {
    if (!may_repair(source) || byte >= source->length || source->text[byte] != ':' ||
        !choose_stand_ins(source))
        return false;
    size_t line = yml_source_line_start(source, byte), start = value_start(source, line, byte);
    size_t end = value_end(source, start);
    bool continued = !memchr(source->original + line, ':', start - line) &&
                     !memchr(source->original + line, '-', start - line);
    const char *form = yml_quoted_form(source->arena, source->original + start, end - start);
    if (continued)
        pw_find(findings, PW_ERROR, "unquoted-colon", yml_source_place(source, byte),
                "This line goes on with the value above, which a ': ' may not stand in without "
                "quotes. If it is a key of its own, indent it like its neighbours; if it is text, "
                "put the whole value in quotes.");
    else
        pw_find(findings, PW_ERROR, "unquoted-colon", yml_source_place(source, byte),
                "A value with ': ' in it must stand in quotes: write %s.", form);
    source->repairs++;
    replace(source, byte, end > byte ? end : byte + 1, false);
    return true;
}

size_t yml_find_braces(const struct source *source, size_t byte) {
    size_t start = yml_source_line_start(source, byte < source->length ? byte : source->length);
    size_t end = yml_source_line_end(source, start);
    for (size_t i = start; i + 2 <= end; i++) {
        if (strncmp(source->text + i, "{{", 2) != 0)
            continue;
        size_t before = i;
        while (before > start && blank(source->text[before - 1]))
            before--;
        if (before == start || strchr(":-[,", source->text[before - 1]))
            return i;
    }
    return SIZE_MAX;
}
