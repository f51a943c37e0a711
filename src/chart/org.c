/* SPDX-License-Identifier: MIT
 *
 * From a table of posts to a tree.
 */
#include "org.h"

static int column_of(const struct pw_chart *chart, const char *option, int otherwise) {
    const char *name = pw_chart_option(chart, option);
    int column = pw_dataset_column(chart->data, name ? name : option);
    return column < 0 ? otherwise : column;
}

static const char *text_of(struct pw_arena *arena, const struct pw_dataset *data, size_t row,
                           int column) {
    if (column < 0 || pw_dataset_cell(data, row, (size_t)column)->state != PW_PRESENT)
        return "";
    struct pw_buf buf = {0};
    pw_format_cell(&buf, data, row, (size_t)column);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static void read_posts(struct pw_arena *arena, const struct pw_chart *chart, struct org *org) {
    int id = column_of(chart, "post", chart->x), above = column_of(chart, "reports_to", -1);
    struct pw_map *known = pw_map_new(arena);
    for (size_t row = 0; row < chart->data->rows_count; row++) {
        struct org_post post = {.row = row, .parent = -1, .child = -1, .last = -1, .next = -1};
        post.title = text_of(arena, chart->data, row, chart->x);
        post.id = text_of(arena, chart->data, row, id);
        post.reports_to = text_of(arena, chart->data, row, above);
        if (!*post.title || !*post.id) {
            org->untitled++;
            continue;
        }
        if (pw_map_lookup(known, post.id)) {
            if (org->twice++ == 0)
                org->twice_of = post.title;
            continue;
        }
        org->posts[org->count] = post;
        pw_map_put(known, post.id, &org->posts[org->count++]);
    }
    for (int i = 0; i < org->count; i++) {
        struct org_post *post = &org->posts[i];
        const struct org_post *to = pw_map_lookup(known, post->reports_to);
        if (to) {
            post->parent = (int)(to - org->posts);
        } else if (*post->reports_to && org->orphans++ == 0) {
            org->orphan_of = post->title;
            org->orphan_to = post->reports_to;
        }
    }
}

/* Climbs from each post; who meets the own track goes round in a circle. */
static void cut_circles(struct pw_arena *arena, struct org *org) {
    int *track = PW_NEW_N(arena, int, org->count + 1);
    for (int i = 0; i < org->count; i++)
        for (int at = i; at >= 0 && (track[at] == 0 || track[at] == i + 1);) {
            if (track[at] == 0) {
                track[at] = i + 1;
                at = org->posts[at].parent;
                continue;
            }
            if (org->circles++ == 0)
                org->circle_of = org->posts[at].title;
            org->posts[at].parent = -1;
            break;
        }
}

static void link_children(struct org *org) {
    for (int i = 0; i < org->count; i++) {
        int parent = org->posts[i].parent;
        if (parent < 0)
            continue;
        struct org_post *above = &org->posts[parent];
        if (above->child < 0)
            above->child = i;
        else
            org->posts[above->last].next = i;
        above->last = i;
    }
}

static void put_in_order(struct org *org) {
    int told = 0;
    for (int top = 0; top < org->count; top++) {
        if (org->posts[top].parent >= 0)
            continue;
        for (int at = top; at >= 0;) {
            struct org_post *post = &org->posts[at];
            post->depth = post->parent < 0 ? 0 : org->posts[post->parent].depth + 1;
            org->levels = post->depth + 1 > org->levels ? post->depth + 1 : org->levels;
            org->order[told++] = at;
            int next = post->child;
            while (next < 0 && at >= 0 && at != top) {
                next = org->posts[at].next;
                at = org->posts[at].parent;
            }
            at = next;
        }
    }
    for (int i = told - 1; i >= 0; i--) {
        const struct org_post *post = &org->posts[org->order[i]];
        if (post->parent >= 0)
            org->posts[post->parent].below += post->below + 1;
    }
}

struct org org_of(struct pw_arena *arena, const struct pw_chart *chart) {
    struct org org = {.posts = PW_NEW_N(arena, struct org_post, chart->data->rows_count + 1),
                      .order = PW_NEW_N(arena, int, chart->data->rows_count + 1)};
    read_posts(arena, chart, &org);
    cut_circles(arena, &org);
    link_children(&org);
    put_in_order(&org);
    return org;
}
