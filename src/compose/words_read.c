/* SPDX-License-Identifier: MIT
 *
 * The words of a public pack, template prose and texts of the mart, held
 * against what may not be said: small counts of children, and withheld counts
 * beside their measure. A release in the mart lets one pass. Terms out of date
 * are found in passing, in restricted packs too.
 */
#include "disclose.h"
#include "reading.h"

#include <string.h>

/* A withheld count: what it measures and how much it is, each pair once. */
struct secret {
    const char *measure;
    int64_t value;
};
/* A text of the mart of so few words is a name, not a sentence. */
enum { NAME_WORDS = 5 };

struct reader {
    struct composer *c;
    bool counts;                       /* a public pack: numbers are read */
    const struct pw_dataset *releases; /* or NULL */
    const struct pw_dataset *past;     /* terms out of date, or NULL */
    struct secret *secrets;
    size_t secrets_count, secrets_capacity;
};

/* A text to read: where it stands, and who answers for it. */
struct passage {
    const char *text;
    struct pw_place place;
    bool name;        /* a text of the mart that may be a name: "Assessment Team 3" */
    const char *what; /* "row 3 of query commentary, column body, by Head of Front Door" */
};

/* The words are released where a release of these words stands in the text. */
static bool released(const struct reader *r, const struct passage *passage, const char *words) {
    int column = r->releases ? pw_dataset_column(r->releases, "words") : -1;
    struct reading text;
    co_reading_cut(r->c->arena, passage->text, &text);
    const char *all =
        text.words_count ? co_reading_words(r->c->arena, &text, 0, text.words_count - 1) : "";
    for (size_t i = 0; column >= 0 && i < r->releases->rows_count; i++) {
        const char *given = pw_dataset_cell(r->releases, i, (size_t)column)->text;
        struct reading reading;
        co_reading_cut(r->c->arena, given ? given : "", &reading);
        if (!reading.words_count)
            continue;
        size_t end = reading.words_count - 1;
        while (end && pw_streq(reading.words[end].text, "."))
            end--;
        const char *plain = co_reading_words(r->c->arena, &reading, 0, end);
        if (strstr(plain, words) && strstr(all, plain))
            return true;
    }
    return false;
}

static void complain(const struct reader *r, const struct passage *passage, const char *words,
                     const char *why) {
    if (!released(r, passage, words))
        pw_find(r->c->findings, PW_ERROR, "words", passage->place,
                "%s says \"%s\", which %s; say it without the number, or record a release with "
                "role and reason in the mart",
                passage->what, words, why);
}

static void read_small(const struct reader *r, const struct passage *passage,
                       const struct reading *reading) {
    for (size_t first = 0, last = 0; co_reading_small(reading, DISCLOSURE_LIMIT, &first, &last);
         first = last + 1)
        complain(r, passage, co_reading_words(r->c->arena, reading, first, last),
                 "counts so few children that one may be known by it");
}

static void read_withheld(const struct reader *r, const struct passage *passage,
                          const struct reading *reading) {
    for (size_t i = 0; i < r->secrets_count; i++) {
        const struct secret *secret = &r->secrets[i];
        for (size_t first = 0, last = 0;
             co_reading_beside(r->c->arena, reading, secret->value, secret->measure, &first, &last);
             first = last + 1)
            complain(r, passage, co_reading_words(r->c->arena, reading, first, last),
                     "may give away a figure that the pack withholds");
    }
}

static void read_passage(const struct reader *r, const struct passage *passage) {
    struct reading reading;
    co_reading_cut(r->c->arena, passage->text, &reading);
    co_lexicon_read(r->c, r->past, &reading, passage->what, passage->place);
    if (!r->counts)
        return;
    read_small(r, passage, &reading);
    if (!passage->name || reading.words_count > NAME_WORDS)
        read_withheld(r, passage, &reading);
}

/* ---- the template's words */

/* A term of the lexicon is a word of the sentence: "three {{ terms.child-in-care.many }}". */
static void add_value(struct composer *c, struct pw_buf *out, const struct pw_node *node) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, node->text, &tokens);
    const char *name = tokens.list_count ? tokens.list[0].text : "";
    if (!pw_str_starts(name, "terms.")) {
        pw_buf_printf(out, " " VALUE_MARK " ");
        return;
    }
    struct pw_findings quiet, *loud = c->findings; /* composing said what is wrong with it */
    pw_findings_init(&quiet, c->arena);
    c->findings = &quiet;
    pw_buf_puts(out, co_value_text(c, node->text, node->place));
    c->findings = loud;
}

static void add_node(struct composer *c, struct pw_buf *out, const struct pw_node *node) {
    if (node->kind == PW_NODE_VALUE)
        add_value(c, out, node);
    else if (node->kind == PW_NODE_TEXT || node->kind == PW_NODE_CODE)
        pw_buf_printf(out, "%s", node->text);
    else if (node->kind == PW_NODE_SOFT_BREAK || node->kind == PW_NODE_LINE_BREAK)
        pw_buf_putc(out, ' ');
    for (size_t i = 0; i < node->children_count; i++)
        add_node(c, out, node->children[i]);
}

static void read_node(const struct reader *r, const struct pw_node *node) {
    struct pw_buf text = {0};
    add_node(r->c, &text, node);
    struct passage passage = {
        .text = pw_buf_text(&text), .place = node->place, .what = "the template"};
    read_passage(r, &passage);
    pw_buf_release(&text);
}

/* Texts that a format prints are read as well: else "three children". */
static void read_value(const struct reader *r, const struct pw_node *node) {
    struct pw_tokens tokens;
    pw_tokens_read(r->c->arena, node->text, &tokens);
    for (size_t i = 0; i < tokens.list_count; i++) {
        struct passage passage = {
            .text = tokens.list[i].text, .place = node->place, .what = "the template"};
        if (tokens.list[i].kind == PW_TOKEN_STRING)
            read_passage(r, &passage);
    }
}

static void read_values(const struct reader *r, const struct pw_node *node) {
    if (node->kind == PW_NODE_VALUE)
        read_value(r, node);
    for (size_t i = 0; i < node->children_count; i++)
        read_values(r, node->children[i]);
}

static void read_yaml(const struct reader *r, const struct pw_yaml *yaml) {
    for (size_t i = 0; i < yaml->items_count; i++)
        read_yaml(r, yaml->items[i]);
    for (size_t i = 0; i < yaml->pairs_count; i++)
        read_yaml(r, yaml->pairs[i].value);
    if (yaml->kind != PW_YAML_SCALAR)
        return;
    struct pw_node cut = {.kind = PW_NODE_PARAGRAPH, .place = yaml->place};
    struct pw_findings quiet; /* compose says what is wrong with a value */
    pw_findings_init(&quiet, r->c->arena);
    pw_template_cut(r->c->arena, &cut, yaml->text, yaml->place, &quiet);
    read_node(r, &cut);
    read_values(r, &cut);
}

/* A number alone in a cell is read with the head of its column, and with that of its row. */
static void read_under(const struct reader *r, const struct pw_node *head,
                       const struct pw_node *cell) {
    struct pw_buf text = {0};
    struct reading number;
    add_node(r->c, &text, cell);
    co_reading_cut(r->c->arena, pw_buf_text(&text), &number);
    if (head != cell && number.words_count == 1 && number.words[0].number >= 0) {
        pw_buf_clear(&text); /* "4 children waiting" */
        pw_buf_printf(&text, "%s ", number.words[0].text);
        add_node(r->c, &text, head);
        struct passage passage = {
            .text = pw_buf_text(&text), .place = cell->place, .what = "the template"};
        read_passage(r, &passage);
    }
    pw_buf_release(&text);
}

static void read_table(const struct reader *r, const struct pw_node *table) {
    for (size_t i = 1; i < table->children_count; i++) {
        const struct pw_node *heads = table->children[0], *row = table->children[i];
        for (size_t k = 0; k < row->children_count; k++) {
            if (k < heads->children_count)
                read_under(r, heads->children[k], row->children[k]);
            read_under(r, row->children[0], row->children[k]);
        }
    }
}

static void read_tree(const struct reader *r, const struct pw_node *node) {
    if (r->counts && node->kind == PW_NODE_TABLE)
        read_table(r, node);
    for (size_t i = 0; i < node->children_count; i++) {
        const struct pw_node *child = node->children[i];
        bool words = child->kind == PW_NODE_PARAGRAPH || child->kind == PW_NODE_IMAGE ||
                     child->kind == PW_NODE_HEADING || child->kind == PW_NODE_CELL;
        if (child->yaml)
            read_yaml(r, child->yaml);
        if ((child->kind == PW_NODE_BLOCK || child->kind == PW_NODE_IMAGE) && child->arguments) {
            struct passage passage = {
                .text = child->arguments, .place = child->place, .what = "the template"};
            read_passage(r, &passage);
        }
        if (words) {
            read_node(r, child);
            read_values(r, child);
        } else {
            read_tree(r, child);
        }
    }
}

/* ---- the mart's words */

static const char *author_of(const struct pw_dataset *data, size_t row) {
    int column = pw_dataset_column(data, "role");
    const char *text = column >= 0 ? pw_dataset_cell(data, row, (size_t)column)->text : NULL;
    return text ? text : "no role recorded";
}

static void read_dataset(const struct reader *r, const struct asked *asked) {
    const struct pw_dataset *data = asked->data;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        size_t row = i / data->columns_count, column = i % data->columns_count;
        if (data->columns[column].type != PW_TEXT || data->cells[i].state != PW_PRESENT ||
            pw_streq(data->columns[column].role, "source") ||
            pw_streq(data->columns[column].role, "definition") || !strchr(data->cells[i].text, ' '))
            continue;
        struct passage passage = {
            .text = data->cells[i].text,
            .place = asked->query->column_places[column],
            .name = true,
            .what = pw_arena_printf(r->c->arena, "row %zu of query %s, column %s (author: %s),",
                                    row + 1, data->name, data->columns[column].name,
                                    author_of(data, row))};
        read_passage(r, &passage);
    }
}

static void read_notes(const struct reader *r, const struct asked *asked) {
    struct passage passage = {.place = {asked->query->path, 1, 1}, .what = "a note of the query"};
    for (size_t i = 0; i < asked->query->notes_count; i++) {
        passage.text = asked->query->notes[i];
        read_passage(r, &passage);
    }
}

static void gather_secrets(struct reader *r) {
    const struct disclosure *d = r->c->disclosure;
    struct pw_map *known = pw_map_new(r->c->arena);
    for (size_t i = 0; i < d->list_count; i++) {
        const struct counted *one = &d->list[i];
        const char *measure = one->asked->query->people[one->column]->measure;
        int64_t value = pw_register_value(d->reg, one->cell);
        const char *key = pw_arena_printf(r->c->arena, "%lld %s", (long long)value, measure);
        if (pw_register_withheld(d->reg, one->cell) == PW_SHOWN || pw_map_lookup(known, key))
            continue;
        pw_map_put(known, key, known);
        *PW_PUSH(r->c->arena, r, secrets) = (struct secret){measure, value};
    }
}

static struct reader reader_of(struct composer *c) {
    struct reader r = {.c = c,
                       .counts = !pw_streq(c->audience, "restricted"),
                       .releases = co_ask_quietly(c, "released_words"),
                       .past = co_ask_quietly(c, "terms_out_of_date")};
    if (r.counts)
        gather_secrets(&r);
    return r;
}

void co_read_words_of(struct composer *c, const struct asked *asked) {
    const struct reader r = reader_of(c);
    if (asked->data)
        read_dataset(&r, asked->parent ? asked->parent : asked);
}

void co_read_words(struct composer *c) {
    const struct reader r = reader_of(c);
    if (!r.counts && (!r.past || !r.past->rows_count))
        return;
    if (c->tmpl->front)
        read_yaml(&r, c->tmpl->front);
    read_tree(&r, c->tmpl->root);
    for (size_t i = 0; i < pw_map_count(c->includes); i++)
        read_tree(&r, pw_map_value(c->includes, i));
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        if (!asked->data || asked->parent)
            continue;
        read_notes(&r, asked);
        read_dataset(&r, asked);
    }
}
