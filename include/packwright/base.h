/* SPDX-License-Identifier: MIT
 *
 * base: what every layer stands on. Errors, arenas, strings, buffers, maps,
 * checked arithmetic, dates, UTF-8, files read whole and written whole or not
 * at all. No locale, no clock, no global that changes.
 */
#ifndef PACKWRIGHT_BASE_H
#define PACKWRIGHT_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PW_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define PW_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- errors -------------------------------------------------------------
 * A function that can fail takes `struct pw_err *err` last and returns false
 * or NULL. The first error wins: a later pw_fail leaves the text as it was, so
 * calls can be chained and checked once. Texts are whole sentences for the
 * person at the terminal: what, where, what was expected, what to do. */
struct pw_err {
    bool set;
    bool usage; /* a slip on the command line: a name or parameter that is none */
    char text[1024];
};

/* Records the error unless one is recorded; always returns false. The one
 * place to break on. */
bool pw_fail(struct pw_err *err, const char *format, ...) PW_PRINTF(2, 3);

/* The same for a slip on the command line. */
bool pw_fail_usage(struct pw_err *err, const char *format, ...) PW_PRINTF(2, 3);

/* ---- memory -------------------------------------------------------------
 * Running out of memory ends the program with status 3 and a line on stderr:
 * output files are whole or absent all the same (see pw_file_write). So none
 * of these returns NULL. */
void *pw_alloc(size_t size);              /* zeroed; free() it */
void *pw_realloc(void *old, size_t size); /* not zeroed */

/* One arena for each value of the flow; freed as a whole. */
struct pw_arena;
struct pw_arena *pw_arena_new(void);
void pw_arena_free(struct pw_arena *arena);                /* NULL is fine */
void *pw_arena_alloc(struct pw_arena *arena, size_t size); /* zeroed, 16-aligned */
char *pw_arena_strndup(struct pw_arena *arena, const char *text, size_t length);
char *pw_arena_strdup(struct pw_arena *arena, const char *text); /* NULL gives NULL */
char *pw_arena_printf(struct pw_arena *arena, const char *format, ...) PW_PRINTF(2, 3);
char *pw_arena_vprintf(struct pw_arena *arena, const char *format, va_list args) PW_PRINTF(2, 0);
size_t pw_arena_bytes(const struct pw_arena *arena); /* handed out so far */
/* For a trial: all that was allocated since the mark goes back, and must not be
 * held by anything older. Marks may nest. */
struct pw_arena_mark {
    void *block, *behind; /* the arena's own */
    size_t used, given;
};
struct pw_arena_mark pw_arena_mark(const struct pw_arena *arena);
void pw_arena_rewind(struct pw_arena *arena, struct pw_arena_mark mark);

#define PW_NEW(arena, type) ((type *)pw_arena_alloc(arena, sizeof(type)))
#define PW_NEW_N(arena, type, n) ((type *)pw_arena_alloc(arena, pw_mul((size_t)(n), sizeof(type))))

/* Appends room for one more item to an array in an arena: *items has *count
 * items of `size` bytes and room for *capacity. Returns the new, zeroed item
 * and counts it. Old arrays stay valid until the arena goes. */
void *pw_arena_push(struct pw_arena *arena, void *items_pointer, size_t *count, size_t *capacity,
                    size_t size);
/* PW_PUSH(arena, list, field): list has ->field, ->field_count, ->field_capacity (size_t). */
#define PW_PUSH(arena, list, field)                                                                \
    ((__typeof__((list)->field))pw_arena_push(arena, &(list)->field, &(list)->field##_count,       \
                                              &(list)->field##_capacity, sizeof *(list)->field))

/* Checked arithmetic: overflow ends the program like lack of memory does. */
size_t pw_mul(size_t a, size_t b);
size_t pw_add(size_t a, size_t b);

/* ---- strings ------------------------------------------------------------ */
bool pw_streq(const char *a, const char *b); /* NULL equals only NULL */
bool pw_str_starts(const char *text, const char *prefix);
bool pw_str_ends(const char *text, const char *suffix);
int pw_str_casecmp(const char *a, const char *b); /* ASCII letters only */
/* Blank-trimmed copy. */
char *pw_str_trim(struct pw_arena *arena, const char *text, size_t length);

/* The one of `count` known names that `word` was most likely meant to be (few
 * letters differ, case does not count), or NULL. */
const char *pw_nearest(const char *word, const char *const *known, size_t count);

/* Growing byte buffer; always NUL-terminated after the last byte. {0} is a
 * valid empty one. */
struct pw_buf {
    char *data; /* NULL while nothing was added */
    size_t length;
    size_t capacity;
};
void pw_buf_release(struct pw_buf *buf);
void pw_buf_clear(struct pw_buf *buf); /* keeps the room */
void pw_buf_add(struct pw_buf *buf, const void *bytes, size_t length);
void pw_buf_puts(struct pw_buf *buf, const char *text);
void pw_buf_putc(struct pw_buf *buf, char c);
void pw_buf_printf(struct pw_buf *buf, const char *format, ...) PW_PRINTF(2, 3);
/* A number in thousandths at most, shortest form, '.' whatever the locale:
 * 1.5, -0.25, 12, 0 (never -0). Half away from zero. For content streams and
 * dumps. |value| < 1e9; not finite prints 0. */
void pw_buf_milli(struct pw_buf *buf, double value);
const char *pw_buf_text(const struct pw_buf *buf); /* "" when empty */

/* ---- map: text to pointer, in insertion order ---------------------------- */
struct pw_map;
struct pw_map *pw_map_new(struct pw_arena *arena);
void pw_map_put(struct pw_map *map, const char *key, void *value); /* copies the key; replaces */
void *pw_map_lookup(const struct pw_map *map, const char *key);    /* NULL if absent */
size_t pw_map_count(const struct pw_map *map);
const char *pw_map_key(const struct pw_map *map, size_t index); /* in insertion order */
void *pw_map_value(const struct pw_map *map, size_t index);

/* ---- numbers and dates --------------------------------------------------- */
/* Whole text is a decimal number ('.' as point, no grouping, optional sign and
 * exponent): true and *value. Locale-free. */
bool pw_number_parse(const char *text, double *value);
/* The double of the value's first 15 digits, which is as many decimal ones as a double holds:
 * 306.39999999999998 is 306.4, and a mean of decimals is no noise below a half. */
double pw_number_clean(double value);
bool pw_integer_parse(const char *text, int64_t *value);

/* Dates are days since 1970-01-01 in the proleptic Gregorian calendar. */
#define PW_NO_DATE INT32_MIN
int32_t pw_date_make(int year, int month, int day); /* PW_NO_DATE if no such day */
void pw_date_split(int32_t date, int *year, int *month, int *day);
int32_t pw_date_parse(const char *iso);                  /* "2024-03-31", else PW_NO_DATE */
char *pw_date_iso(struct pw_arena *arena, int32_t date); /* "2024-03-31" */
int pw_weekday(int32_t date);                            /* 1 is Monday, 7 Sunday */
int32_t pw_easter(int year);                             /* Easter Sunday, Gregorian */
/* Name of the bank holiday of England and Wales on a day, or NULL. A holiday
 * that falls on a weekend stands on its substitute day only, as GOV.UK lists it. */
const char *pw_bank_holiday(int32_t date);
/* Monday to Friday and no bank holiday. */
bool pw_working_day(int32_t date);

/* ---- UTF-8 --------------------------------------------------------------- */
/* Decodes one character at *text (not past end), advances, returns it; bad
 * bytes give U+FFFD and advance by one. */
uint32_t pw_utf8_next(const char **text, const char *end);
void pw_utf8_put(struct pw_buf *buf, uint32_t character);
bool pw_utf8_valid(const char *text, size_t length, size_t *bad_at); /* bad_at may be NULL */
/* Adds a text out of a file as a terminal may get it: characters of control but
 * line ends and tabs, and bytes that are no UTF-8, as U+FFFD. */
void pw_utf8_shown(struct pw_buf *out, const char *text);
/* File bytes to UTF-8 without byte-order mark: valid UTF-8 as it is, UTF-16
 * with its mark, else read as Windows-1252. */
char *pw_utf8_import(struct pw_arena *arena, const char *bytes, size_t length, size_t *out_length);

/* ---- files --------------------------------------------------------------- */
/* The whole file, NUL-terminated, in the arena. Directories and files over
 * 2 GiB fail. */
char *pw_file_read(struct pw_arena *arena, const char *path, size_t *length, struct pw_err *err);
/* Writes to a new file beside `path`, flushes, renames over it: the old file
 * stays whole if anything fails. */
bool pw_file_write(const char *path, const void *data, size_t length, struct pw_err *err);
bool pw_file_exists(const char *path);
bool pw_dir_exists(const char *path);
/* Names in a folder, sorted by byte value, without "." and "..". */
struct pw_names {
    char **names;
    size_t names_count, names_capacity;
};
bool pw_dir_list(struct pw_arena *arena, const char *path, struct pw_names *out,
                 struct pw_err *err);
/* Makes the folder and those above it. */
bool pw_dir_make(const char *path, struct pw_err *err);
char *pw_path_join(struct pw_arena *arena, const char *folder, const char *name);
/* Path of the file `name`, which may hold folders, under `folder`; NULL: there
 * is none, or it lies outside (a root, "..", a link that leads out). */
char *pw_path_inside(struct pw_arena *arena, const char *folder, const char *name);
const char *pw_path_name(const char *path);                     /* after the last '/'; lends */
char *pw_path_folder(struct pw_arena *arena, const char *path); /* "." if none */

#endif
