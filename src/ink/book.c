/* SPDX-License-Identifier: MIT
 *
 * The book: pages, anchors, bookmarks and the tree of structure tags.
 */
#include <string.h>

#include "ink_private.h"

static const char *const role_names[] = {
#define PW_ROLE(id, name) [PW_ROLE_##id] = name,
#include "packwright/ink_roles.def"
#undef PW_ROLE
};

const char *pw_role_name(enum pw_role role) {
    return (size_t)role < PW_COUNT(role_names) ? role_names[role] : "";
}

static const struct pw_tag_extras no_extras = {0};

struct pw_book *pw_book_new(struct pw_arena *arena, struct pw_findings *findings) {
    struct pw_book *book = PW_NEW(arena, struct pw_book);
    book->arena = arena;
    book->findings = findings;
    book->title = book->author = book->subject = "";
    book->lang = "en-GB";
    book->date = PW_NO_DATE;
    book->root = PW_NEW(arena, struct pw_tag);
    book->root->role = PW_ROLE_DOCUMENT;
    book->root->extras = &no_extras;
    book->tags_count = 1;
    return book;
}

int pw_book_page_add(struct pw_book *book, double width, double height) {
    struct pw_page *page = PW_NEW(book->arena, struct pw_page);
    page->width = width;
    page->height = height;
    *PW_PUSH(book->arena, book, pages) = page;
    return (int)book->pages_count - 1;
}

void pw_book_anchor(struct pw_book *book, const char *name, int page, double x, double y) {
    struct pw_anchor *anchor = PW_PUSH(book->arena, book, anchors);
    anchor->name = pw_arena_strdup(book->arena, name);
    anchor->page = page;
    anchor->x = x;
    anchor->y = y;
}

int pw_book_anchor_page(const struct pw_book *book, const char *name) {
    for (size_t i = 0; i < book->anchors_count; i++)
        if (pw_streq(book->anchors[i].name, name))
            return book->anchors[i].page;
    return -1;
}

void pw_book_bookmark(struct pw_book *book, const char *title, int level, int page, double y,
                      struct pw_tag *tag) {
    struct pw_bookmark *mark = PW_PUSH(book->arena, book, bookmarks);
    mark->title = pw_arena_strdup(book->arena, title);
    mark->level = level < 1 ? 1 : level;
    mark->page = page;
    mark->y = y;
    mark->tag = tag;
}

struct pw_kid *pw_tag_kid(struct pw_arena *arena, struct pw_tag *tag) {
    if (tag->kids_capacity == 0) {
        tag->kids = &tag->kid;
        tag->kids_capacity = 1;
    } else if (tag->kids_count == tag->kids_capacity) {
        size_t room = pw_mul(tag->kids_capacity, tag->kids_capacity < 4 ? 4 : 2);
        struct pw_kid *grown = PW_NEW_N(arena, struct pw_kid, room);
        memcpy(grown, tag->kids, tag->kids_count * sizeof *grown);
        tag->kids = grown;
        tag->kids_capacity = (uint32_t)room;
    }
    return &tag->kids[tag->kids_count++];
}

struct pw_tag *pw_tag_new(struct pw_book *book, struct pw_tag *parent, enum pw_role role,
                          struct pw_place place) {
    struct pw_tag *tag = PW_NEW(book->arena, struct pw_tag);
    tag->number = book->tags_count++;
    tag->role = role;
    tag->parent = parent ? parent : book->root;
    tag->place = place;
    tag->extras = &no_extras;
    struct pw_kid *kid = pw_tag_kid(book->arena, tag->parent);
    kid->kind = PW_KID_TAG;
    kid->tag = tag;
    return tag;
}

void pw_tag_reserve(struct pw_book *book, struct pw_tag *tag, size_t kids) {
    if (tag->kids_count || kids < 2)
        return;
    tag->kids = PW_NEW_N(book->arena, struct pw_kid, kids);
    tag->kids_capacity = (uint32_t)kids;
}

struct pw_tag_extras *pw_tag_extras(struct pw_book *book, struct pw_tag *tag) {
    if (tag->extras == &no_extras)
        tag->extras = PW_NEW(book->arena, struct pw_tag_extras);
    return (struct pw_tag_extras *)(uintptr_t)
        tag->extras; /* ours to write: just no_extras is not */
}
