/* SPDX-License-Identifier: MIT
 *
 * From template and mart to doc: parameters, then every query, then the blocks.
 */
#include "compose.h"

#include <string.h>

static const char *const front_keys[] = {
    "title", "kicker",    "kind",    "audience", "author", "subject", "parameters", "numbering",
    "lang",  "furniture", "marking", "draft",    "cover",  "exempt",  NULL};

static struct pw_place front_place(const struct composer *c, const char *key) {
    const struct pw_yaml *yaml = pw_yaml_lookup(c->tmpl->front, key);
    return yaml ? yaml->place : (struct pw_place){c->tmpl->path, 1, 1};
}

static char *front_text(struct composer *c, const char *key, const char *otherwise) {
    const struct pw_yaml *yaml = pw_yaml_lookup(c->tmpl->front, key);
    return yaml ? co_text_of(c, yaml) : pw_arena_strdup(c->arena, otherwise);
}

/* The front matter says the widest audience; the caller may narrow it. */
static bool resolve_audience(struct composer *c) {
    const char *widest = pw_yaml_text(c->tmpl->front, "audience", "public");
    const char *asked = c->input->audience ? c->input->audience : widest;
    if (!pw_streq(widest, "public") && !pw_streq(widest, "restricted")) {
        pw_find(c->findings, PW_ERROR, "unknown-audience", front_place(c, "audience"),
                "audience is public or restricted, not \"%s\"", widest);
        return true;
    }
    if (!pw_streq(asked, "public") && !pw_streq(asked, "restricted"))
        return pw_fail(c->err, "audience is public or restricted, not \"%s\".", asked);
    if (pw_streq(asked, "restricted") && pw_streq(widest, "public"))
        return pw_fail(c->err, "The pack %s is public; it can't be made for a restricted audience.",
                       c->tmpl->name);
    c->audience = asked;
    return true;
}

static bool open_composer(struct composer *c, struct pw_arena *arena,
                          const struct pw_compose *input, struct pw_findings *findings,
                          struct pw_err *err) {
    *c = (struct composer){.arena = arena, .input = input, .findings = findings, .err = err};
    c->shared = pw_arena_printf(arena, "%s/templates/shared", input->share);
    c->audience = "public";
    c->asked = pw_map_new(arena);
    c->includes = pw_map_new(arena);
    c->pictures = pw_map_new(arena);
    c->ids = pw_map_new(arena);
    c->footnotes = pw_map_new(arena);
    c->tmpl = pw_template_load(arena, input->folder, c->shared, findings, err);
    if (!c->tmpl)
        return false;
    if (c->tmpl->front)
        pw_yaml_check_keys(c->tmpl->front, front_keys, "front matter", findings);
    return resolve_audience(c) && co_parameters_resolve(c);
}

/* Part 1 of Schedule 12A has paragraphs 1 to 7 (England, since 2006). */
static bool exempt_paragraph(struct composer *c, const struct pw_yaml *yaml) {
    double number;
    if (yaml->kind == PW_YAML_SCALAR && pw_number_parse(yaml->text, &number) && number >= 1 &&
        number <= 7 && number == (int)number)
        return true;
    pw_find(c->findings, PW_ERROR, "exempt-paragraph", yaml->place,
            "exempt names paragraphs 1 to 7 of Part 1 of Schedule 12A, as `exempt: 3` or "
            "`exempt: [1, 2]`");
    return false;
}

/* The marking of exempt information: whole on page one, short in the footer. */
static const char *set_exempt(struct composer *c, bool restricted) {
    const struct pw_yaml *yaml = pw_yaml_lookup(c->tmpl->front, "exempt");
    bool list = yaml->kind == PW_YAML_LIST;
    size_t count = list ? yaml->items_count : 1;
    struct pw_buf text = {0};
    if (pw_streq(pw_yaml_text(c->tmpl->front, "audience", "public"), "public"))
        pw_find(c->findings, PW_ERROR, "exempt-public", yaml->place,
                "exempt information can't go into a public pack; write `audience: restricted`");
    for (size_t i = 0; i < count; i++) {
        const struct pw_yaml *one = list ? yaml->items[i] : yaml;
        if (exempt_paragraph(c, one))
            pw_buf_printf(&text, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " and ", one->text);
    }
    if (restricted)
        c->doc->marking =
            pw_arena_printf(c->arena,
                            "%s \xC2\xB7 NOT FOR PUBLICATION: exempt information within "
                            "paragraph%s %s of Part 1 of "
                            "Schedule\xC2\xA0"
                            "12A to the Local Government Act\xC2\xA0"
                            "1972",
                            c->doc->marking, count > 1 ? "s" : "", pw_buf_text(&text));
    pw_buf_release(&text);
    return restricted ? "NOT FOR PUBLICATION" : c->doc->marking;
}

static void set_front(struct composer *c) {
    struct pw_doc *doc = c->doc;
    const char *footer;
    bool restricted = pw_streq(c->audience, "restricted");
    doc->title = front_text(c, "title", NULL);
    if (!doc->title || !*doc->title)
        pw_find(c->findings, PW_ERROR, "no-title", front_place(c, "title"),
                "the front matter gives no title; write `title: \"...\"`");
    doc->kicker = front_text(c, "kicker", NULL);
    doc->author = front_text(c, "author", co_area_name(c));
    doc->subject = front_text(c, "subject", NULL);
    doc->lang = pw_yaml_text(c->tmpl->front, "lang", "en-GB");
    doc->kind = co_kind_of(c)->name;
    doc->marking = restricted ? "OFFICIAL-SENSITIVE" : front_text(c, "marking", "OFFICIAL");
    footer = doc->marking;
    if (pw_yaml_lookup(c->tmpl->front, "exempt"))
        footer = set_exempt(c, restricted);
    if (c->embargo) {
        footer = pw_arena_printf(c->arena, "%s \xC2\xB7 EMBARGOED until %s", footer, c->embargo);
        doc->marking =
            pw_arena_printf(c->arena, "%s \xC2\xB7 EMBARGOED until %s", doc->marking, c->embargo);
    }
    doc->draft = pw_yaml_bool(c->tmpl->front, "draft", false, c->findings);
    doc->cover = pw_yaml_bool(c->tmpl->front, "cover", co_kind_of(c)->cover, c->findings);
    doc->stamp = c->input->mart->sample ? "SAMPLE" : NULL;
    doc->as_at = c->as_at;
    if (doc->draft) /* on every page in words: a pale watermark may not print */
        footer = pw_arena_printf(c->arena, "DRAFT \xC2\xB7 %s", footer);
    co_furniture_set(c, footer);
}

/* Everything but the ends: queries run, blocks made, the doc checked. */
static void compose_doc(struct composer *c) {
    c->doc = pw_doc_new(c->arena);
    co_gather(c);
    co_embargo_check(c);
    set_front(c);
    c->numbering = co_numbering_of(c);
    struct sink sink = {.numbered = true};
    co_compose_nodes(c, c->tmpl->root, &sink);
    if (pw_streq(c->audience, "restricted"))
        co_suppression_log(c);
    co_read_words(c);
    co_footnotes_end(c);
    co_index_fill(c);
    co_references_settle(c);
    co_links_settle(c, c->doc->blocks, c->doc->blocks_count);
    c->doc->fingerprint = co_fingerprint(c);
}

struct pw_doc *pw_compose(struct pw_arena *arena, const struct pw_compose *compose,
                          struct pw_findings *findings, struct pw_err *err) {
    struct composer c;
    size_t before = findings->errors;
    if (!open_composer(&c, arena, compose, findings, err))
        return NULL;
    compose_doc(&c);
    if (findings->errors == before && !err->set)
        pw_doc_check(c.doc, findings);
    return findings->errors == before && !err->set ? c.doc : NULL;
}

/* Whether a query that was loaded begins with the fragment. */
static bool begins_with(struct composer *c, const char *path) {
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        for (size_t f = 0; asked->query && f < asked->query->fragments_count; f++)
            if (pw_streq(asked->query->fragments[f].path, path))
                return true;
    }
    return false;
}

/* Queries that lie in the folder and that nothing mentions still get run. */
static void check_unused(struct composer *c) {
    struct pw_names names = {0};
    if (!pw_dir_list(c->arena, c->input->folder, &names, c->err))
        return;
    for (size_t i = 0; i < names.names_count; i++) {
        const char *file = names.names[i];
        if (!pw_query_is_file(file))
            continue;
        char *name = pw_arena_strndup(c->arena, file, strlen(file) - 4);
        struct pw_place place = {pw_path_join(c->arena, c->input->folder, file), 1, 1};
        if (pw_map_lookup(c->asked, name))
            continue;
        pw_find(c->findings, PW_WARNING, "unused-query", place,
                "no template of the pack mentions query %s", name);
        co_ask_run(c, co_ask(c, name, place));
    }
    for (size_t i = 0; i < names.names_count; i++) {
        const char *path = pw_path_join(c->arena, c->input->folder, names.names[i]);
        if (pw_query_is_fragment(names.names[i]) && !begins_with(c, path))
            pw_find(c->findings, PW_WARNING, "unused-fragment", (struct pw_place){path, 1, 1},
                    "no query of the pack begins with this fragment");
    }
}

bool pw_compose_check(struct pw_arena *arena, const struct pw_compose *compose,
                      struct pw_buf *report, struct pw_findings *findings, struct pw_err *err) {
    struct composer c;
    size_t before = findings->errors;
    if (!open_composer(&c, arena, compose, findings, err))
        return false;
    c.report = report;
    compose_doc(&c);
    check_unused(&c);
    if (findings->errors == before)
        pw_doc_check(c.doc, findings);
    return findings->errors == before && !err->set;
}

struct pw_dataset *pw_compose_query(struct pw_arena *arena, const struct pw_compose *compose,
                                    const char *query, struct pw_findings *findings,
                                    struct pw_err *err) {
    struct composer c;
    size_t before = findings->errors;
    if (!open_composer(&c, arena, compose, findings, err))
        return NULL;
    struct asked *asked = co_ask(&c, query, (struct pw_place){c.tmpl->path, 0, 0});
    co_gather(&c); /* what may be shown depends on all that the pack shows */
    co_embargo_check(&c);
    co_read_words_of(&c, asked);
    return findings->errors == before && !err->set ? asked->data : NULL;
}
