/* SPDX-License-Identifier: MIT
 *
 * What figures and tables share: their query, title, subtitle, source, number,
 * and the sentence that stands for one with nothing to show.
 */
#include "compose.h"

#include <string.h>

bool co_exhibit_open(struct composer *c, const struct pw_node *node, struct exhibit *exhibit) {
    *exhibit = (struct exhibit){.node = node, .yaml = node->yaml, .key = -1};
    const struct pw_yaml *name = pw_yaml_lookup(node->yaml, "data");
    if (!name || name->kind != PW_YAML_SCALAR || !*name->text) {
        pw_find(c->findings, PW_ERROR, "no-data", node->place, "%s: name its query with `data:`",
                node->text);
        return false;
    }
    exhibit->asked = pw_map_lookup(c->asked, name->text);
    if (exhibit->asked)
        exhibit->data = exhibit->asked->data;
    if (!exhibit->data)
        return false; /* the query's own finding says why */
    const struct pw_yaml *where = pw_yaml_lookup(node->yaml, "where");
    if (where)
        exhibit->data = co_rows_where(c, exhibit, where);
    return true;
}

bool co_exhibit_has_values(const struct pw_dataset *data, const bool *columns) {
    bool numbers = false;
    for (size_t i = 0; i < data->columns_count; i++) {
        if (!columns[i] || data->columns[i].type != PW_NUMBER)
            continue;
        numbers = true;
        for (size_t r = 0; r < data->rows_count; r++) {
            enum pw_state state = pw_dataset_cell(data, r, i)->state;
            if (state != PW_MISSING && state != PW_NOT_COLLECTED)
                return true;
        }
    }
    return !numbers && data->rows_count > 0;
}

/* What the exhibit is about, for the sentence in its place. */
static const char *subject_of(struct composer *c, const struct exhibit *exhibit) {
    const char *title = pw_yaml_text(exhibit->yaml, "title", "auto");
    const struct pw_yaml *yaml = pw_yaml_lookup(exhibit->yaml, "subtitle");
    if (!pw_streq(title, "auto"))
        yaml = pw_yaml_lookup(exhibit->yaml, "title");
    const char *text = yaml ? co_text_of(c, yaml) : exhibit->data->description;
    size_t n = text ? strlen(text) : 0;
    while (n && text[n - 1] == '.')
        n--;
    return n ? pw_arena_strndup(c->arena, text, n) : exhibit->data->name;
}

/* The sentence answers for the figure or table that is not there: what refers
 * to it by number names the paragraph, or the appendix, that says so. */
static void stand_in(struct composer *c, const struct exhibit *exhibit, struct pw_block *block) {
    block->id = pw_yaml_text(exhibit->yaml, "id", NULL);
    if (!block->id)
        return;
    block->title = block->number ? pw_arena_printf(c->arena, "paragraph %s", block->number)
                   : c->in_appendix
                       ? pw_arena_printf(c->arena, "Appendix %c", 'A' + (c->appendices - 1) % 26)
                       : "this report";
    pw_map_put(c->ids, block->id, block);
}

void co_exhibit_absent(struct composer *c, const struct exhibit *exhibit, struct sink *sink) {
    const struct pw_yaml *otherwise = pw_yaml_lookup(exhibit->yaml, "otherwise");
    const char *text;
    if (otherwise) {
        text = co_text_of(c, otherwise);
    } else {
        struct pw_buf date = {0};
        pw_format_date(&date, c->as_at, NULL);
        text = pw_arena_printf(c->arena, "%s: no figures are held up to %s.",
                               subject_of(c, exhibit), pw_buf_text(&date));
        pw_buf_release(&date);
    }
    if (*text)
        stand_in(c, exhibit, co_compose_sentence(c, sink, text, exhibit->node->place));
    if (c->report)
        pw_buf_printf(c->report, "%-10s %-40s %s\n", "-", exhibit->asked->name,
                      "nothing to show: a sentence instead");
}

static void set_title(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                      const char *automatic) {
    const struct pw_yaml *title = pw_yaml_lookup(exhibit->yaml, "title");
    if (title && !pw_streq(title->text, "auto")) {
        co_words_of_yaml(c, title, &block->words);
        return;
    }
    const char *text = automatic && *automatic ? automatic : subject_of(c, exhibit);
    pw_words_add(c->arena, &block->words, co_quotes(c->arena, text), exhibit->node->place);
}

void co_exhibit_other(struct composer *c, struct exhibit *exhibit, const struct pw_dataset *data,
                      const struct pw_cell *cell) {
    exhibit->others_flags |= cell->flags;
    for (size_t i = 0; i < exhibit->others_count; i++)
        if (exhibit->others[i] == data)
            return;
    *PW_PUSH(c->arena, exhibit, others) = data;
}

/* Its own and those of what else it shows, parted by ";"; NULL where it has none of its own. */
static const char *all_sources(struct composer *c, const struct exhibit *exhibit) {
    const char *all = exhibit->data->source;
    for (size_t i = 0; all && i < exhibit->others_count; i++)
        if (exhibit->others[i]->source)
            all = pw_arena_printf(c->arena, "%s; %s", all, exhibit->others[i]->source);
    return all;
}

/* Parts of sources behind which the same name goes on: how one and how many are written. */
static const struct { const char *one, *many; } parts[] = {{", table ", ", tables "}, {": ", ": "}};

struct source {
    const char *tail; /* or NULL */
    size_t part;
    bool many;
};

/* "X, table a; X, table b; X, table a" as "X, tables a, b", "Y: c; Y: d" as "Y: c, d": a
 * long list of the same name hides what differs. */
static const char *merge_sources(struct composer *c, const char *text) {
    struct pw_map *heads = pw_map_new(c->arena), *seen = pw_map_new(c->arena);
    struct pw_buf out = {0};
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, ";"), part = 0;
        char *one = pw_str_trim(c->arena, p, n), *cut = NULL;
        p += n + (p[n] == ';');
        if (pw_map_lookup(seen, one))
            continue;
        pw_map_put(seen, one, one);
        while (part < PW_COUNT(parts) && !(cut = strstr(one, parts[part].one)))
            part++;
        char *head = cut ? pw_arena_strndup(c->arena, one, (size_t)(cut - one)) : one;
        struct source *source = pw_map_lookup(heads, head);
        if (!source)
            pw_map_put(heads, head, source = PW_NEW(c->arena, struct source));
        if (!cut)
            continue;
        const char *tail = cut + strlen(parts[part].one);
        source->many = source->tail != NULL;
        source->tail =
            source->many ? pw_arena_printf(c->arena, "%s, %s", source->tail, tail) : tail;
        source->part = part;
    }
    for (size_t i = 0; i < pw_map_count(heads); i++) {
        const struct source *source = pw_map_value(heads, i);
        pw_buf_printf(&out, "%s%s", i ? "; " : "", pw_map_key(heads, i));
        if (source->tail)
            pw_buf_printf(&out, "%s%s",
                          source->many ? parts[source->part].many : parts[source->part].one,
                          source->tail);
    }
    char *merged = pw_arena_strdup(c->arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return merged;
}

static void set_source(struct composer *c, const struct exhibit *exhibit, struct pw_block *block) {
    const struct pw_yaml *yaml = pw_yaml_lookup(exhibit->yaml, "source");
    const char *source = yaml ? co_text_of(c, yaml) : all_sources(c, exhibit);
    if (source && !yaml)
        source = merge_sources(c, source);
    if (!source || !*source) {
        pw_find(c->findings, PW_ERROR, "no-source", exhibit->node->place,
                "nothing says where query %s comes from; give it `-- source:` or a column with "
                "role source",
                exhibit->data->name);
        return;
    }
    const char *end = pw_str_ends(source, ".") ? "" : ".";
    pw_words_add(c->arena, &block->source, pw_arena_printf(c->arena, "Source: %s%s", source, end),
                 exhibit->node->place);
}

void co_list_dataset(struct composer *c, const struct pw_dataset *data) {
    for (size_t i = 0; i < c->doc->datasets_count; i++)
        if (c->doc->datasets[i] == data)
            return;
    *PW_PUSH(c->arena, c->doc, datasets) = data;
}

static void report(struct composer *c, const struct exhibit *exhibit,
                   const struct pw_block *block) {
    if (!c->report)
        return;
    pw_buf_printf(c->report, "%-10s %-40s %s:%d\n%-10s %s\n", block->number,
                  exhibit->asked->query->path ? pw_path_name(exhibit->asked->query->path) : "",
                  exhibit->node->place.file, exhibit->node->place.line, "",
                  pw_words_plain(c->arena, &block->words));
}

void co_exhibit_words(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                      const char *automatic) {
    bool figure = block->kind == PW_BLOCK_FIGURE;
    block->number = figure ? pw_arena_printf(c->arena, "Figure %d", ++c->figures)
                           : pw_arena_printf(c->arena, "Table %d", ++c->tables);
    set_title(c, exhibit, block, automatic);
    co_words_of_yaml(c, pw_yaml_lookup(exhibit->yaml, "subtitle"), &block->subtitle);
    set_source(c, exhibit, block);
    block->id = pw_yaml_text(exhibit->yaml, "id", NULL);
    co_index_add(c, exhibit, block);
    if (block->id)
        pw_map_put(c->ids, block->id, block);
    co_list_dataset(c, exhibit->data);
    report(c, exhibit, block);
}

int co_exhibit_column(struct composer *c, const struct exhibit *exhibit,
                      const struct pw_yaml *yaml) {
    if (!yaml)
        return -1;
    if (yaml->kind != PW_YAML_SCALAR) {
        pw_find(c->findings, PW_ERROR, "not-a-column", yaml->place,
                "the name of one column is wanted here");
        return -1;
    }
    return co_column_of(c, exhibit->data, yaml->text, yaml->place);
}
