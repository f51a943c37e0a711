/* SPDX-License-Identifier: MIT
 *
 * Images: a file of the pack or of templates/shared, never of elsewhere, with
 * an alternative text or declared to be decoration.
 */
#include "compose.h"

#include <string.h>

static const struct pw_picture *picture_of(struct composer *c, const char *name,
                                           struct pw_place place) {
    const char *path = pw_path_inside(c->arena, c->input->folder, name);
    if (!path)
        path = pw_path_inside(c->arena, c->shared, name);
    if (!path) {
        pw_find(c->findings, PW_ERROR, "unknown-image", place,
                "there is no file %s in the pack's folder or in templates/shared; images are "
                "taken from nowhere else",
                name);
        return NULL;
    }
    struct pw_picture *picture = pw_map_lookup(c->pictures, path);
    if (!picture) {
        const struct pw_picture *read = pw_picture_load(c->arena, path, place, c->findings);
        picture = PW_NEW(c->arena, struct pw_picture);
        if (read)
            *picture = *read;
        pw_map_put(c->pictures, path, picture);
    }
    return picture->path ? picture : NULL; /* a broken one was complained of once */
}

/* What says no more than the file's name does. */
static bool says_nothing(const char *alt) {
    static const char *const empty[] = {"image", "picture", "photo",  "photograph", "logo",
                                        "chart", "diagram", "figure", "graphic",    "screenshot"};
    for (size_t i = 0; i < PW_COUNT(empty); i++)
        if (pw_str_casecmp(alt, empty[i]) == 0)
            return true;
    const char *dot = strrchr(alt, '.');
    return dot && !strchr(alt, ' ') && strlen(dot) <= 5;
}

static bool alt_set(struct composer *c, struct pw_block *block, const char *alt,
                    struct pw_place place) {
    if (block->decorative && alt && *alt) {
        pw_find(c->findings, PW_ERROR, "decorative-with-alt", place,
                "an image is decorative or has an alternative text, not both");
        return false;
    }
    if (!block->decorative && (!alt || !*alt)) {
        pw_find(c->findings, PW_ERROR, "image-without-alt", place,
                "an image needs an alternative text that says what it shows: ![what it shows]"
                "(file.png), or `alt:`; if it says nothing, an image block with `decorative: "
                "true`");
        return false;
    }
    if (!block->decorative && says_nothing(alt))
        pw_find(c->findings, PW_WARNING, "empty-alt", place,
                "the alternative text \"%s\" tells a person who can't see the image nothing; say "
                "what it shows",
                alt);
    block->alt = block->decorative ? NULL : alt;
    return true;
}

void co_compose_image(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_words words = {0};
    struct pw_block block = {.kind = PW_BLOCK_IMAGE, .place = node->place};
    co_words_of(c, node, &words);
    block.picture = picture_of(c, node->text, node->place);
    if (!alt_set(c, &block, pw_words_plain(c->arena, &words), node->place) || !block.picture)
        return;
    if (node->arguments)
        co_words_of_text(c, node->arguments, node->place, &block.subtitle);
    *co_sink_add(c, sink, PW_BLOCK_IMAGE, node->place) = block;
}

/* ---- the block --------------------------------------------------------------- */
static void read_width(struct composer *c, const struct pw_yaml *yaml, struct pw_block *block) {
    double share;
    size_t length = yaml ? strlen(yaml->text ? yaml->text : "") : 0;
    if (!yaml || yaml->kind != PW_YAML_SCALAR || !length || yaml->text[length - 1] != '%') {
        block->width = co_length_of(c, yaml);
        return;
    }
    if (pw_number_parse(pw_arena_strndup(c->arena, yaml->text, length - 1), &share) && share > 0 &&
        share <= 100)
        block->share = share / 100;
    else
        pw_find(c->findings, PW_ERROR, "not-a-length", yaml->place,
                "a share of the width is 1%% to 100%%, not \"%s\"", yaml->text);
}

static void read_align(struct composer *c, const struct pw_yaml *yaml, struct pw_block *block) {
    static const char *const sides[] = {"left", "centre", "right"};
    if (!yaml)
        return;
    for (size_t i = 0; i < PW_COUNT(sides); i++)
        if (yaml->kind == PW_YAML_SCALAR && pw_streq(yaml->text, sides[i])) {
            block->align = i == 0 ? PW_IMAGE_LEFT : i == 1 ? PW_IMAGE_CENTRE : PW_IMAGE_RIGHT;
            return;
        }
    pw_find(c->findings, PW_ERROR, "unknown-align", yaml->place, "align is left, centre or right");
}

/* An image with a title is a figure of the pack: numbered, listed, referred to. */
static void read_title(struct composer *c, const struct pw_yaml *yaml, struct pw_block *block) {
    const struct pw_yaml *title = pw_yaml_lookup(yaml, "title");
    co_words_of_yaml(c, title, &block->words);
    if (block->words.inlines_count)
        block->number = pw_arena_printf(c->arena, "Figure %d", ++c->figures);
    block->id = pw_yaml_text(yaml, "id", NULL);
    if (block->id && !title)
        pw_find(c->findings, PW_ERROR, "id-without-title", yaml->place,
                "an image that others refer to by its id needs a `title:`, which numbers it");
}

void co_block_image(struct composer *c, const struct pw_node *node, struct sink *sink) {
    static const char *const known[] = {"file",   "alt",   "decorative", "caption", "title",
                                        "source", "width", "id",         "align",   NULL};
    const struct pw_yaml *yaml = node->yaml, *file = pw_yaml_lookup(yaml, "file");
    struct pw_block block = {.kind = PW_BLOCK_IMAGE, .place = node->place};
    pw_yaml_check_keys(yaml, known, "image", c->findings);
    if (!file || file->kind != PW_YAML_SCALAR || !*file->text) {
        pw_find(c->findings, PW_ERROR, "no-file", node->place,
                "image: name its file, as `file: "
                "plan.svg`");
        return;
    }
    block.decorative = pw_yaml_bool(yaml, "decorative", false, c->findings);
    block.picture = picture_of(c, file->text, file->place);
    if (!alt_set(c, &block, co_text_of(c, pw_yaml_lookup(yaml, "alt")), node->place) ||
        !block.picture)
        return;
    read_width(c, pw_yaml_lookup(yaml, "width"), &block);
    read_align(c, pw_yaml_lookup(yaml, "align"), &block);
    read_title(c, yaml, &block);
    co_words_of_yaml(c, pw_yaml_lookup(yaml, "caption"), &block.subtitle);
    const char *source = co_text_of(c, pw_yaml_lookup(yaml, "source"));
    if (source && *source)
        pw_words_add(
            c->arena, &block.source,
            pw_arena_printf(c->arena, "Source: %s%s", source, pw_str_ends(source, ".") ? "" : "."),
            node->place);
    struct pw_block *added = co_sink_add(c, sink, PW_BLOCK_IMAGE, node->place);
    *added = block;
    if (block.id)
        pw_map_put(c->ids, block.id, added);
}
