/* SPDX-License-Identifier: MIT
 *
 * What stands between {{ and }}: `name | format arguments | else "text"`.
 */
#include "format.h"

#include <string.h>

struct format {
    const char *name;
    void (*put)(struct format_call *call);
    size_t texts; /* at most */
};

static const struct format formats[] = {
#define FORMAT(name, function, texts, help) {name, function, texts},
#include "formats.def"
#undef FORMAT
};

static const struct format *format_called(const char *name) {
    for (size_t i = 0; i < PW_COUNT(formats); i++)
        if (pw_streq(formats[i].name, name))
            return &formats[i];
    return NULL;
}

static void find_unknown_format(struct composer *c, const char *name, struct pw_place place) {
    const char *names[PW_COUNT(formats)];
    for (size_t i = 0; i < PW_COUNT(formats); i++)
        names[i] = formats[i].name;
    pw_find(c->findings, PW_ERROR, "unknown-format", place, "there is no format \"%s\"%s", name,
            co_nearest(c->arena, name, names, PW_COUNT(formats)));
}

/* What the format needs: dates for dates, text for letters, else numbers. */
static bool suits(const struct format *format, enum pw_type type) {
    static const char *const dates[] = {"date", "month", "year", "financial-year"};
    for (size_t i = 0; i < PW_COUNT(dates); i++)
        if (pw_streq(format->name, dates[i]))
            return type == PW_DATE;
    bool text = pw_streq(format->name, "lower") || pw_streq(format->name, "capital");
    return type == (text ? PW_TEXT : PW_NUMBER);
}

struct value {
    const char *name;
    const struct format *format;
    const char *otherwise;
    const char *before, *after; /* printed only round a value that is there */
    struct format_call call;
};

static bool is_mark(const struct pw_token *token, const char *mark) {
    return token->kind == PW_TOKEN_MARK && pw_streq(token->text, mark);
}

static bool bad_value(struct composer *c, struct pw_place place) {
    pw_find(c->findings, PW_ERROR, "bad-value", place,
            "a value is written {{ query.column | format | else \"text\" }}");
    return false;
}

static const char **text_part(struct value *value, const char *name) {
    if (pw_streq(name, "else"))
        return &value->otherwise;
    if (pw_streq(name, "before"))
        return &value->before;
    return pw_streq(name, "after") ? &value->after : NULL;
}

/* Tokens from `i` up to the next bar: a format with its arguments, or an else. */
static bool read_part(struct composer *c, const struct pw_tokens *tokens, size_t *i,
                      struct value *value, struct pw_place place) {
    const struct pw_token *head = &tokens->list[*i];
    int64_t number;
    if (head->kind != PW_TOKEN_WORD)
        return bad_value(c, place);
    ++*i;
    const char **text = text_part(value, head->text);
    if (text) {
        if (*i >= tokens->list_count || tokens->list[*i].kind != PW_TOKEN_STRING)
            return bad_value(c, place);
        *text = tokens->list[(*i)++].text;
        return true;
    }
    value->format = format_called(head->text);
    if (!value->format) {
        find_unknown_format(c, head->text, place);
        return false;
    }
    for (; *i < tokens->list_count && !is_mark(&tokens->list[*i], "|"); ++*i) {
        const struct pw_token *token = &tokens->list[*i];
        if (token->kind == PW_TOKEN_STRING && value->call.texts_count < value->format->texts)
            value->call.texts[value->call.texts_count++] = token->text;
        else if (token->kind == PW_TOKEN_WORD && pw_integer_parse(token->text, &number) &&
                 number >= 0 && number <= 9)
            value->call.decimals = (int)number;
        else
            return bad_value(c, place);
    }
    return true;
}

static bool read_value(struct composer *c, const char *inside, struct value *value,
                       struct pw_place place) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, inside, &tokens);
    value->call.decimals = -1;
    if (tokens.unclosed || !tokens.list_count || tokens.list[0].kind != PW_TOKEN_WORD)
        return tokens.list_count ? bad_value(c, place) : false;
    value->name = tokens.list[0].text;
    for (size_t i = 1; i < tokens.list_count;) {
        if (!is_mark(&tokens.list[i], "|") || i + 1 >= tokens.list_count)
            return bad_value(c, place);
        i++;
        if (!read_part(c, &tokens, &i, value, place))
            return false;
    }
    return true;
}

static const char *absent_text(const struct composer *c, const struct found *found) {
    switch (found->cell.state) {
    case PW_AWAITED:
        return "to be confirmed";
    case PW_WITHHELD:
        return "withheld";
    case PW_NOT_APPLICABLE:
        return pw_dataset_column_at(found->data, found->column)->not_applicable
                   ? pw_dataset_column_at(found->data, found->column)->not_applicable
                   : "not applicable";
    case PW_NOT_COLLECTED:
        return "not collected";
    case PW_LOW:
        return "close to zero";
    case PW_BOUNDED:
        return pw_arena_printf(c->arena, "fewer than %s",
                               found->cell.text && *found->cell.text == '<' ? found->cell.text + 1
                                                                            : "six");
    default:
        return "not available";
    }
}

const char *co_value_text(struct composer *c, const char *inside, struct pw_place place) {
    struct value value = {0};
    struct found found;
    if (!read_value(c, inside, &value, place))
        return "";
    co_lookup(c, value.name, place, &found);
    if (found.failed)
        return "";
    if (value.format && !suits(value.format, found.type)) {
        static const char *const types[] = {"text", "a number", "a date"};
        pw_find(c->findings, PW_ERROR, "wrong-format", place,
                "%s is %s; format \"%s\" can't show it", value.name, types[found.type],
                value.format->name);
        return "";
    }
    if (found.cell.state != PW_PRESENT)
        return value.otherwise ? value.otherwise : absent_text(c, &found);
    struct pw_buf out = {0};
    struct format_call *call = &value.call;
    call->c = c;
    call->place = place;
    call->found = &found;
    call->out = &out;
    if (call->decimals < 0)
        call->decimals = found.decimals;
    pw_buf_puts(&out, value.before ? value.before : "");
    (value.format ? value.format->put : co_format_plain)(call);
    pw_buf_puts(&out, value.after ? value.after : "");
    const char *text = pw_arena_strdup(c->arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

bool co_value_reference(struct composer *c, const char *inside, struct pw_inline *in,
                        bool *on_page) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, inside, &tokens);
    for (size_t i = 0; i < tokens.list_count; i++)
        if (tokens.list[i].kind != PW_TOKEN_WORD)
            return false;
    *on_page = tokens.list_count == 4 && pw_streq(tokens.list[0].text, "see") &&
               pw_streq(tokens.list[2].text, "on") && pw_streq(tokens.list[3].text, "page");
    if (tokens.list_count != 2 && !*on_page)
        return false;
    in->ref_number = pw_streq(tokens.list[0].text, "see");
    in->ref_page = pw_streq(tokens.list[0].text, "page");
    if (!in->ref_number && !in->ref_page)
        return false;
    in->ref = tokens.list[1].text;
    return true;
}
