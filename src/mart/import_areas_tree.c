/* SPDX-License-Identifier: MIT
 *
 * import_areas_tree: which area lies in which, and what can't: areas in
 * themselves, in an area of their kind, in one that did not stand.
 */
#include <string.h>

#include "areas.h"

int32_t pw_stretch_first(const struct pw_stretch *s) {
    return s->from == PW_NO_DATE ? pw_date_make(1900, 1, 1) : s->from;
}

int32_t pw_stretch_last(const struct pw_stretch *s) {
    return s->to == PW_NO_DATE ? INT32_MAX : s->to;
}

static bool overlap(const struct pw_stretch *a, const struct pw_stretch *b) {
    return pw_stretch_first(a) <= pw_stretch_last(b) && pw_stretch_first(b) <= pw_stretch_last(a);
}

/* Stands in what the import will leave. */
static bool stands(const struct pw_areas *areas, const struct pw_stretch *s) {
    return s->said ? pw_stretch_taken(areas, s) : !s->hidden;
}

/* ---- the parent ------------------------------------------------------------------ */

/* Kind of an area that the mart knew before, "" for none. */
static const char *known_kind(struct pw_areas *areas, const char *code) {
    pw_sql_bind_text(areas->known, 1, code);
    const char *kind = sqlite3_step(areas->known) == SQLITE_ROW
                           ? pw_arena_strdup(areas->intake->arena,
                                             (const char *)sqlite3_column_text(areas->known, 0))
                           : "";
    sqlite3_reset(areas->known);
    return kind;
}

static const struct pw_stretch *standing(const struct pw_areas *areas, const char *code) {
    const struct pw_stretch *s = pw_map_lookup(areas->by_code, code);
    while (s && !stands(areas, s))
        s = s->next;
    return s;
}

/* The one local area of that name that stands with the row; *many: there are more. */
static const char *local_by_name(const struct pw_areas *areas, const struct pw_stretch *s,
                                 bool *many) {
    const char *found = NULL;
    const char *name = pw_area_code(areas->intake->arena, s->said);
    for (const struct pw_stretch *other = pw_map_lookup(areas->by_name, name); other;
         other = other->namesake) {
        if (!stands(areas, other) || pw_streq(other->code, s->code) || !overlap(other, s))
            continue;
        *many = *many || (found && !pw_streq(found, other->code));
        found = other->code;
    }
    return found;
}

/* Likewise of the areas that are none. */
static const char *outer_by_name(struct pw_areas *areas, const struct pw_stretch *s, bool *many) {
    int32_t day = s->from != PW_NO_DATE ? s->from
                  : s->to != PW_NO_DATE ? s->to
                                        : areas->intake->import->received;
    struct pw_arena *arena = areas->intake->arena;
    const char *key = pw_arena_printf(arena, "%s\x1F%d", s->said, (int)day);
    const char *found = pw_map_lookup(areas->asked, key);
    if (!found) {
        found = "";
        pw_sql_bind_text(areas->named, 1, s->said);
        pw_sql_bind_date(areas->named, 2, day);
        while (sqlite3_step(areas->named) == SQLITE_ROW)
            found =
                *found ? "?"
                       : pw_arena_strdup(arena, (const char *)sqlite3_column_text(areas->named, 0));
        sqlite3_reset(areas->named);
        pw_map_put(areas->asked, key, (char *)(uintptr_t)found);
    }
    *many = *many || pw_streq(found, "?");
    return *found ? found : NULL;
}

/* Code of what the row names as parent, by code or by exact name; NULL with a finding. */
static const char *find_parent(struct pw_areas *areas, struct pw_stretch *s) {
    struct pw_arena *arena = areas->intake->arena;
    const char *code = pw_area_code(arena, s->said);
    if (standing(areas, code))
        return code;
    if (pw_map_lookup(areas->refused, code)) {
        pw_area_refuse(areas, s, AREA_PARENT, "unknown-parent",
                       "%s is refused, and no such area is in the mart to lie in.", code);
        return NULL;
    }
    const char *outer = pw_intake_area(areas->intake, code);
    if (outer && !pw_area_below(known_kind(areas, outer)))
        return outer;
    bool many = false;
    const char *local = local_by_name(areas, s, &many);
    outer = outer_by_name(areas, s, &many);
    if (many || (local && outer)) {
        pw_area_refuse(areas, s, AREA_PARENT, "ambiguous-area",
                       "\"%.40s\" means more than one area then; give the code.", s->said);
        return NULL;
    }
    if (!local && !outer)
        pw_area_refuse(areas, s, AREA_PARENT, "unknown-parent",
                       "\"%.40s\" is no authority, and no area of the file or the mart that stands "
                       "then; give its code.",
                       s->said);
    return local ? local : outer;
}

static bool lies_in_authority(struct pw_areas *areas, struct pw_stretch *s, const char *kind) {
    static const char *const authorities[] = {"county", "unitary", "metropolitan", "london"};
    for (size_t i = 0; i < PW_COUNT(authorities); i++)
        if (pw_streq(kind, authorities[i]))
            return true;
    pw_area_refuse(areas, s, AREA_PARENT, "bad-parent",
                   "%s is a %s; areas lie in an authority, or in a locality or district of one.",
                   s->parent, kind);
    return false;
}

/* Days that the row names must be days of its parent. */
static bool check_days(struct pw_areas *areas, struct pw_stretch *s) {
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (const struct pw_stretch *p = pw_map_lookup(areas->by_code, s->parent); p; p = p->next)
        if (stands(areas, p)) {
            first = pw_stretch_first(p) < first ? pw_stretch_first(p) : first;
            last = pw_stretch_last(p) > last ? pw_stretch_last(p) : last;
        }
    if (first == INT32_MAX) { /* an authority */
        pw_sql_bind_text(areas->known, 1, s->parent);
        sqlite3_step(areas->known);
        const char *from = (const char *)sqlite3_column_text(areas->known, 2);
        const char *to = (const char *)sqlite3_column_text(areas->known, 3);
        first = from ? pw_date_parse(from) : INT32_MIN;
        last = to ? pw_date_parse(to) : INT32_MAX;
        sqlite3_reset(areas->known);
    }
    bool early = s->from != PW_NO_DATE && (s->from < first || s->from > last);
    bool late = s->to != PW_NO_DATE && (s->to > last || s->to < first);
    if (early || late)
        pw_area_refuse(areas, s, early ? AREA_FROM : AREA_TO, "outside-parent",
                       "%s did not stand on that day; leave the date blank to mean its own.",
                       s->parent);
    return !early && !late;
}

/* ---- the way up ------------------------------------------------------------------- */

/* Climbs from `at` through all that lies around it; `path` holds the kinds passed. */
static bool climb(struct pw_areas *areas, struct pw_stretch *start, const struct pw_stretch *at,
                  const char **path, size_t depth) {
    path[depth] = at->kind;
    for (const struct pw_stretch *p = pw_map_lookup(areas->by_code, at->parent); p; p = p->next) {
        if (!stands(areas, p) || !overlap(p, at) || !overlap(p, start))
            continue;
        if (pw_streq(p->code, start->code)) {
            pw_area_refuse(areas, start, AREA_PARENT, "cycle",
                           "%s would lie in itself: in %s, which lies in it.", start->code,
                           start->parent);
            return false;
        }
        for (size_t i = 0; i <= depth; i++)
            if (pw_streq(path[i], p->kind)) {
                pw_area_refuse(areas, start, AREA_PARENT, "kind-in-kind",
                               "A %s can't lie in a %s, here %s.", p->kind, p->kind, p->code);
                return false;
            }
        if (pw_streq(p->kind, "ward")) {
            pw_area_refuse(areas, start, AREA_PARENT, "in-ward",
                           "%s is a ward, which holds no areas.", p->code);
            return false;
        }
        if (!climb(areas, start, p, path, depth + 1))
            return false;
    }
    return true;
}

/* The authority around an area, or NULL. */
static const char *authority_of(const struct pw_areas *areas, const struct pw_stretch *s) {
    const struct pw_stretch *p = NULL;
    for (int depth = 0; depth < 4 && s->parent && (p = standing(areas, s->parent)); depth++)
        s = p;
    return s->parent;
}

/* Localities of districts, or districts of localities: one way within an authority. */
static bool check_order(struct pw_areas *areas, struct pw_map *first, struct pw_stretch *s) {
    const struct pw_stretch *p = standing(areas, s->parent);
    if (!p || pw_streq(s->kind, "ward"))
        return true;
    const char *authority = authority_of(areas, s);
    const char *before = authority ? pw_map_lookup(first, authority) : s->kind;
    if (authority && !before)
        pw_map_put(first, authority, (char *)(uintptr_t)s->kind);
    if (before && !pw_streq(before, s->kind))
        pw_area_refuse(areas, s, AREA_PARENT, "kind-order",
                       "Elsewhere in %s a %s lies in a %s; it is one way or the other.", authority,
                       p->kind, s->kind);
    return !before || pw_streq(before, s->kind);
}

/* What came after the file may not be undone by it. */
static void check_received(struct pw_areas *areas, struct pw_stretch *s) {
    bool later = false, same = false;
    for (const struct pw_stretch *o = pw_map_lookup(areas->by_code, s->code); o; o = o->next) {
        later = later || (!o->said && o->received > areas->intake->import->received);
        same = same || (!o->said && pw_stretch_first(o) == pw_stretch_first(s) && o->to == s->to &&
                        pw_streq(o->name, s->name) && pw_streq(o->parent, s->parent));
    }
    if (later && !same)
        pw_area_refuse(areas, s, AREA_CODE, "received-before",
                       "The mart has a row of %s that was received later. Say --received with the "
                       "day on which the file came, if that was after it.",
                       s->code);
}

/* ---- all of them ------------------------------------------------------------------ */

static void check_overlaps(struct pw_areas *areas) {
    for (size_t i = 0; i < areas->list_count; i++) {
        struct pw_stretch *s = areas->list[i];
        for (const struct pw_stretch *o = pw_map_lookup(areas->by_code, s->code); o && o != s;
             o = o->next)
            if (o->said && pw_stretch_taken(areas, s) && overlap(o, s))
                pw_area_refuse(areas, s, AREA_FROM, "overlap",
                               "Line %d says what %s was on some of the same days.", o->row.line,
                               s->code);
    }
}

/* One round over all rows that are left. */
static void settle_once(struct pw_areas *areas) {
    struct pw_map *order = pw_map_new(areas->intake->arena);
    const char *path[8];
    for (size_t i = 0; i < areas->list_count; i++)
        if (pw_stretch_taken(areas, areas->list[i]))
            areas->list[i]->parent = find_parent(areas, areas->list[i]);
    for (size_t i = 0; i < areas->list_count; i++) {
        struct pw_stretch *s = areas->list[i];
        if (!pw_stretch_taken(areas, s)) {
            if (stands(areas, s))
                check_order(areas, order, s); /* of the mart: it was so before */
            continue;
        }
        const struct pw_stretch *around = standing(areas, s->parent);
        const char *kind = around ? around->kind : known_kind(areas, s->parent);
        if (!*kind || (!around && !lies_in_authority(areas, s, kind)))
            continue; /* an area of the file that was refused just now: the next round says so */
        if (climb(areas, s, s, path, 0) && check_days(areas, s) && check_order(areas, order, s))
            check_received(areas, s);
    }
}

/* An area of which a row is refused stays as the mart has it: with the row go the others. */
static void drop_refused(struct pw_areas *areas) {
    for (size_t i = 0; i < areas->list_count; i++) {
        struct pw_stretch *s = areas->list[i];
        if (!pw_map_lookup(areas->refused, s->code))
            continue;
        s->hidden = false;
        if (s->said && !s->counted)
            pw_area_refuse(areas, s, AREA_CODE, "area-refused",
                           "Another row of %s is refused, so that the area stays as it was.",
                           s->code);
    }
}

bool pw_areas_settle(struct pw_areas *areas, struct pw_err *err) {
    check_overlaps(areas);
    size_t before;
    do {
        before = pw_map_count(areas->refused);
        drop_refused(areas);
        settle_once(areas);
    } while (pw_map_count(areas->refused) != before);
    return !err->set;
}
