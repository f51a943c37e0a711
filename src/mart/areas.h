/* SPDX-License-Identifier: MIT
 *
 * areas: what the files of the areas importer share: areas below the authority
 * as they stood, those of the file beside those of the mart.
 */
#ifndef PW_MART_AREAS_H
#define PW_MART_AREAS_H

#include "import.h"

enum pw_area_field {
    AREA_CODE,
    AREA_NAME,
    AREA_KIND,
    AREA_PARENT,
    AREA_FROM,
    AREA_TO,
    AREA_FIELDS
};

/* An area for as long as its name and the area around it stay the same. */
struct pw_stretch {
    const char *code, *name, *kind;
    const char *said;   /* the parent as the file says it; NULL: of the mart */
    const char *parent; /* its code, once it is known */
    int32_t from, to;   /* PW_NO_DATE: open */
    int32_t received;   /* of the mart: the day on which it came */
    const char *path;
    struct pw_csv_row row;       /* its place: line and columns */
    bool hidden;                 /* of the mart, and the file says otherwise of the area */
    bool counted;                /* among the refused */
    struct pw_stretch *next;     /* of the same code, or NULL */
    struct pw_stretch *namesake; /* of the same name, or NULL */
};

/* A number of children aged 0 to 17 that the file gives beside an area. */
struct pw_area_children {
    const char *code, *symbol, *source;
    int year, vintage; /* mid-years */
    double value;
    struct pw_stretch *said_by;
    int field;
};

enum { PW_AREA_YEARS = 40 };
/* Columns of children of the file at hand, by mid-year. */
struct pw_area_years {
    int field[PW_AREA_YEARS], year[PW_AREA_YEARS];
    int count, newest;
};

struct pw_areas {
    struct pw_intake *intake;
    int field[AREA_FIELDS]; /* of the file at hand; -1: none */
    struct pw_area_years years;
    struct pw_stretch **list; /* the mart's first, then those of the files in their order */
    size_t list_count, list_capacity;
    struct pw_area_children *children;
    size_t children_count, children_capacity;
    struct pw_map *by_code; /* code to the first struct pw_stretch of it */
    struct pw_map *by_name; /* name in capitals to the newest struct pw_stretch of it */
    struct pw_map *refused; /* codes that stay as the mart has them */
    sqlite3_stmt *named;    /* ?1 name, ?2 day: codes of areas that are no local ones */
    struct pw_map *asked;   /* what it answered: "" none, "?" more than one */
    sqlite3_stmt *known;    /* ?1 code: kind, name, first and last day */
};

/* A code as the mart keeps it: in capitals. */
const char *pw_area_code(struct pw_arena *arena, const char *text);
/* First and last day, whatever is open. */
int32_t pw_stretch_first(const struct pw_stretch *s);
int32_t pw_stretch_last(const struct pw_stretch *s);
/* Of the file, and not refused. */
bool pw_stretch_taken(const struct pw_areas *areas, const struct pw_stretch *s);
/* A finding; the area stays as the mart has it. */
void pw_area_refuse(struct pw_areas *areas, struct pw_stretch *s, enum pw_area_field field,
                    const char *id, const char *format, ...) PW_PRINTF(5, 6);
bool pw_area_below(const char *kind); /* locality, district or ward */
/* Lays the areas' fields over the head of a file. */
bool pw_areas_head(struct pw_areas *areas, const char *path, const struct pw_csv_row *head,
                   struct pw_err *err);
const char *pw_area_text(const struct pw_areas *areas, const struct pw_csv_row *row,
                         enum pw_area_field field);
/* Refuses a row whose fields can't be, whatever other rows say; fills in its days. */
void pw_area_fields(struct pw_areas *areas, struct pw_stretch *s, const struct pw_csv_row *row);
/* Finds the parents and refuses what can't stand in them, until all that is
 * left can stand. False: *err. */
bool pw_areas_settle(struct pw_areas *areas, struct pw_err *err);
/* What is left goes into the mart. */
bool pw_areas_store(struct pw_areas *areas, struct pw_err *err);

#endif
