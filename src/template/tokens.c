/* SPDX-License-Identifier: MIT
 *
 * The small language inside {{ }} and of block arguments: tokens, conditions
 * and loops. There are no expressions on purpose: arithmetic belongs in SQL.
 */
#include "packwright/template.h"

#include <string.h>

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

void pw_tokens_read(struct pw_arena *arena, const char *text, struct pw_tokens *out) {
    *out = (struct pw_tokens){0};
    for (const char *p = text; *p;) {
        if (*p == ' ' || *p == '\t' || *p == '\n') {
            p++;
            continue;
        }
        struct pw_token *token = PW_PUSH(arena, out, list);
        token->offset = (size_t)(p - text);
        size_t n = 0;
        if (*p == '"') {
            const char *end = strchr(++p, '"');
            n = end ? (size_t)(end - p) : strlen(p);
            out->unclosed = out->unclosed || !end;
            token->kind = PW_TOKEN_STRING;
            token->text = pw_arena_strndup(arena, p, n);
            p += n + (end ? 1 : 0);
            continue;
        }
        while (is_word(p[n]))
            n++;
        token->kind = n ? PW_TOKEN_WORD : PW_TOKEN_MARK;
        n = n ? n : 1;
        token->text = pw_arena_strndup(arena, p, n);
        p += n;
    }
}

static bool token_is(const struct pw_tokens *tokens, size_t i, const char *word) {
    return i < tokens->list_count && tokens->list[i].kind == PW_TOKEN_WORD &&
           pw_streq(tokens->list[i].text, word);
}

/* "query.column" or "query.key.column" in two, at the last dot. */
static bool split_name(struct pw_arena *arena, const char *text, const char **query,
                       const char **column) {
    const char *dot = strrchr(text, '.');
    if (!dot || *text == '.' || !dot[1] || dot[-1] == '.')
        return false;
    *query = pw_arena_strndup(arena, text, (size_t)(dot - text));
    *column = pw_arena_strdup(arena, dot + 1);
    return true;
}

/* A word such as m.month is a value's name; 2.5 and D are what they are. */
static void equals_read(struct pw_arena *arena, const struct pw_token *token,
                        struct pw_condition *condition) {
    bool name = token->kind == PW_TOKEN_WORD && (token->text[0] < '0' || token->text[0] > '9') &&
                token->text[0] != '-';
    if (!name || !split_name(arena, token->text, &condition->equals_query, &condition->equals)) {
        condition->equals = token->text;
        condition->equals_query = NULL;
    }
}

bool pw_conditions_read(struct pw_arena *arena, const char *text, struct pw_conditions *out,
                        const char **why) {
    struct pw_tokens tokens;
    pw_tokens_read(arena, text, &tokens);
    *out = (struct pw_conditions){0};
    *why = "a condition is QUERY.rows, QUERY.COLUMN or QUERY.COLUMN is \"text\", each with "
           "`not` before it where it is meant, joined by `and`";
    if (strstr(text, "{{"))
        return *why = "a condition names a value as it is, without braces: row.month is m.month",
               false;
    if (tokens.unclosed)
        return *why = "a quoted text has no closing quote", false;
    size_t i = 0;
    do {
        struct pw_condition *condition = PW_PUSH(arena, out, list);
        if ((condition->negated = token_is(&tokens, i, "not")))
            i++;
        if (i >= tokens.list_count || tokens.list[i].kind != PW_TOKEN_WORD ||
            !split_name(arena, tokens.list[i].text, &condition->query, &condition->column))
            return false;
        if (token_is(&tokens, ++i, "is")) {
            if (i + 1 >= tokens.list_count || tokens.list[i + 1].kind == PW_TOKEN_MARK)
                return false;
            equals_read(arena, &tokens.list[i + 1], condition);
            i += 2;
        }
    } while (token_is(&tokens, i++, "and"));
    return i - 1 == tokens.list_count;
}

bool pw_loop_read(struct pw_arena *arena, const char *text, const char **row, const char **query,
                  const char **where) {
    struct pw_tokens tokens;
    struct pw_conditions conditions;
    const char *why;
    pw_tokens_read(arena, text, &tokens);
    *where = NULL;
    if (tokens.list_count < 3 || !token_is(&tokens, 1, "in"))
        return false;
    for (size_t i = 0; i < 3; i++)
        if (tokens.list[i].kind != PW_TOKEN_WORD || (i == 0 && strchr(tokens.list[i].text, '.')))
            return false;
    *row = tokens.list[0].text;
    *query = tokens.list[2].text;
    if (tokens.list_count == 3)
        return true;
    if (!token_is(&tokens, 3, "where") || tokens.list_count < 5)
        return false;
    *where = text + tokens.list[4].offset;
    return pw_conditions_read(arena, *where, &conditions, &why);
}
