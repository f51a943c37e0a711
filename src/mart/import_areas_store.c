/* SPDX-License-Identifier: MIT
 *
 * import_areas_store: areas below the authority and their children into the
 * mart. What the mart said of an area of the file and the file does not goes.
 */
#include "areas.h"

enum { ADD_AREA, ADD_CODE, ADD, CHANGE, KEEP, FORGET, CLOSE, CHILDREN, STATEMENTS };

static const char *const texts[STATEMENTS] = {
    [ADD_AREA] = "INSERT OR IGNORE INTO area (code, name, kind) VALUES (:code, :name, :kind)",
    [ADD_CODE] = "INSERT OR IGNORE INTO area_code (scheme, code, area)"
                 " VALUES ('local', :code, :code)",
    [ADD] = "INSERT OR IGNORE INTO local_area (code, valid_from, valid_to, name, parent, received)"
            " VALUES (:code, :from, :to, :name, :parent, :received)",
    /* a row that says what the mart says keeps its day of receipt */
    [CHANGE] = "UPDATE local_area SET valid_to = :to, name = :name, parent = :parent,"
               " received = :received WHERE code = :code AND valid_from = :from"
               " AND NOT (valid_to IS :to AND name = :name AND parent = :parent)",
    /* for known_at, as the trigger of a change does */
    [KEEP] = "INSERT INTO past_local_area (code, valid_from, valid_to, name, parent, received,"
             " replaced) SELECT code, valid_from, valid_to, name, parent, received, :received"
             " FROM local_area WHERE code = :code AND valid_from = :from AND received < :received",
    [FORGET] = "DELETE FROM local_area WHERE code = :code AND valid_from = :from",
    /* the area itself: its newest name, and the days of its whole life */
    [CLOSE] = "UPDATE area SET name = (SELECT name FROM local_area WHERE code = :code"
              " ORDER BY valid_from DESC LIMIT 1),"
              " valid_from = (SELECT nullif(min(valid_from), '1900-01-01') FROM local_area"
              " WHERE code = :code),"
              " valid_to = (SELECT nullif(max(coalesce(valid_to, '9999-12-31')), '9999-12-31')"
              " FROM local_area WHERE code = :code) WHERE code = :code",
    [CHILDREN] =
        "INSERT INTO population (area, mid_year, age_group, vintage, value, symbol, source,"
        " received) VALUES (:code, :year, '0-17', :vintage, :value, :symbol, :source, :received)"
        " ON CONFLICT (area, age_group, mid_year, vintage) DO UPDATE SET value = excluded.value,"
        " symbol = excluded.symbol, source = excluded.source, received = excluded.received"
        " WHERE value IS NOT excluded.value OR symbol IS NOT excluded.symbol",
};

struct store {
    struct pw_areas *areas;
    sqlite3 *db;
    sqlite3_stmt *run[STATEMENTS];
};

static void say(sqlite3_stmt *stmt, const char *name, const char *text) {
    int at = sqlite3_bind_parameter_index(stmt, name);
    if (at)
        pw_sql_bind_text(stmt, at, text);
}

/* Runs a statement about an area; *rows: how many rows it touched. */
static bool put(struct store *to, int which, const struct pw_stretch *s, int *rows,
                struct pw_err *err) {
    sqlite3_stmt *stmt = to->run[which];
    struct pw_arena *arena = to->areas->intake->arena;
    say(stmt, ":code", s->code);
    say(stmt, ":name", s->name);
    say(stmt, ":kind", s->kind);
    say(stmt, ":parent", s->parent);
    say(stmt, ":from", pw_date_iso(arena, pw_stretch_first(s)));
    say(stmt, ":to", s->to == PW_NO_DATE ? NULL : pw_date_iso(arena, s->to));
    say(stmt, ":received", to->areas->intake->received);
    bool good = pw_sql_done(stmt, err);
    if (rows)
        *rows = sqlite3_changes(to->db);
    return good;
}

static bool store_stretch(struct store *to, const struct pw_stretch *s, struct pw_err *err) {
    struct pw_import_result *result = to->areas->intake->result;
    int added = 0, revised = 0;
    if (!put(to, ADD, s, &added, err) || (!added && !put(to, CHANGE, s, &revised, err)))
        return false;
    result->added += added;
    result->revised += revised;
    result->unchanged += !added && !revised;
    return true;
}

/* Rows of the mart that begin on a day on which no row of the file does; once for each area. */
static bool forget(struct store *to, const struct pw_stretch *first, struct pw_err *err) {
    const struct pw_stretch *all = pw_map_lookup(to->areas->by_code, first->code), *ours = all;
    while (!ours->said)
        ours = ours->next;
    if (ours != first)
        return true;
    for (const struct pw_stretch *old = all; old; old = old->next) {
        bool again = old->said != NULL;
        for (const struct pw_stretch *s = all; s && !again; s = s->next)
            again = s->said && pw_stretch_first(s) == old->from;
        if (!again && (!put(to, KEEP, old, NULL, err) || !put(to, FORGET, old, NULL, err)))
            return false;
    }
    return true;
}

static bool store_children(struct store *to, const struct pw_area_children *c, struct pw_err *err) {
    sqlite3_stmt *stmt = to->run[CHILDREN];
    say(stmt, ":code", c->code);
    say(stmt, ":symbol", c->symbol);
    say(stmt, ":source", c->source);
    say(stmt, ":received", to->areas->intake->received);
    sqlite3_bind_int(stmt, sqlite3_bind_parameter_index(stmt, ":year"), c->year);
    sqlite3_bind_int(stmt, sqlite3_bind_parameter_index(stmt, ":vintage"), c->vintage);
    pw_sql_bind_real(stmt, sqlite3_bind_parameter_index(stmt, ":value"), !c->symbol, c->value);
    return pw_sql_done(stmt, err);
}

static bool store_all(struct store *to, struct pw_err *err) {
    struct pw_areas *areas = to->areas;
    /* areas first: they name each other */
    for (size_t i = 0; i < areas->list_count; i++)
        if (pw_stretch_taken(areas, areas->list[i]) &&
            (!put(to, ADD_AREA, areas->list[i], NULL, err) ||
             !put(to, ADD_CODE, areas->list[i], NULL, err)))
            return false;
    for (size_t i = 0; i < areas->list_count; i++)
        if (pw_stretch_taken(areas, areas->list[i]) &&
            (!forget(to, areas->list[i], err) || !store_stretch(to, areas->list[i], err)))
            return false;
    for (size_t i = 0; i < areas->list_count; i++)
        if (pw_stretch_taken(areas, areas->list[i]) && !put(to, CLOSE, areas->list[i], NULL, err))
            return false;
    for (size_t i = 0; i < areas->children_count; i++)
        if (!pw_map_lookup(areas->refused, areas->children[i].code) &&
            !store_children(to, &areas->children[i], err))
            return false;
    return true;
}

bool pw_areas_store(struct pw_areas *areas, struct pw_err *err) {
    struct store to = {.areas = areas, .db = areas->intake->mart->db};
    bool good = true;
    for (int i = 0; good && i < STATEMENTS; i++)
        good = (to.run[i] = pw_sql_prepare(to.db, texts[i], err)) != NULL;
    good = good && store_all(&to, err);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(to.run[i]);
    return good;
}
