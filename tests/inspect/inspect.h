/* SPDX-License-Identifier: MIT
 *
 * inspect: an independent reader of the PDFs that packwright writes. It shares
 * no code and no header with the program, so that a wrong idea there is not
 * held twice; it stands on libqpdf for objects and on itself for all the rest.
 */
#ifndef INSPECT_H
#define INSPECT_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rule {
#define RULE(constant, id, clauses) R_##constant,
#include "rules.def"
#undef RULE
    RULE_COUNT
};

struct bytes {
    const unsigned char *data;
    size_t length;
};

struct block; /* of memory, freed at the end of the program */

/* ---- what the content streams hold ---- */
struct piece { /* of marked content with an MCID */
    bool seen;
    int tree_uses; /* how many elements claim it */
    char *text;    /* UTF-8 by ToUnicode and ActualText */
};

struct page {
    qpdf_oh page;
    int object;
    long struct_parents; /* -1: none */
    double box[4];       /* MediaBox */
    struct piece *pieces;
    size_t piece_count;
    int annotations;
};

struct font {
    int object;
    char *name; /* BaseFont */
    qpdf_oh dict;
    bool sound;               /* has two-byte codes by Identity-H */
    unsigned char used[8192]; /* a bit a code shown */
    unsigned char bare[8192]; /* shown where no ActualText stands for it */
    char **unicode;           /* 65,536 texts by ToUnicode, NULL: none */
};

/* ---- the structure tree ---- */
enum kid_kind { KID_NODE, KID_CONTENT, KID_OBJECT };
struct kid {
    enum kid_kind kind;
    int node;   /* index of the element */
    int page;   /* index of the page of the content, -1: none */
    int number; /* MCID, or object number of the annotation */
};

struct node {
    qpdf_oh dict;
    int object;
    int parent;       /* index, -1: the root */
    const char *type; /* after the role map, without the slash */
    const char *alt, *actual, *id, *language;
    struct kid *kids;
    size_t kid_count;
};

struct pdf {
    qpdf_data q;
    const char *path;
    struct bytes file;
    struct block *blocks;
    int faults;
    bool quiet;  /* faults go to stderr: stdout is for the text */
    int objects; /* Size of the trailer */
    qpdf_oh root;
    struct page *pages;
    size_t page_count;
    struct font **fonts;
    size_t font_count;
    struct node *nodes;
    size_t node_count;
    int *node_of_object; /* index by object number, -1: none */
    int pieces;
};

/* ---- memory and faults: util.c ---- */
void *keep(struct pdf *pdf, size_t size); /* zeroed; ends the program if there is none */
char *keep_text(struct pdf *pdf, const void *text, size_t length);
char *format(struct pdf *pdf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void keep_release(struct pdf *pdf);
/* Array with room for one more item; grows by doubling. */
void *grow(struct pdf *pdf, void *items, size_t count, size_t size);
/* Prints "rule-id: text [clauses]" and counts. */
void fault(struct pdf *pdf, enum rule rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
const char *rule_id(enum rule rule);
struct text {   /* growing, NUL-ended */
    char *data; /* NULL while nothing was added */
    size_t length, capacity;
};
void text_add(struct pdf *pdf, struct text *text, const char *bytes, size_t length);
void text_add_code(struct pdf *pdf, struct text *text, uint32_t code); /* as UTF-8 */
char *utf16_to_utf8(struct pdf *pdf, const unsigned char *data, size_t length);

/* ---- objects: object.c; a missing thing is the null object ---- */
qpdf_oh key(struct pdf *pdf, qpdf_oh dict, const char *name); /* of a stream: of its dict */
bool has(struct pdf *pdf, qpdf_oh dict, const char *name);
bool is_null(struct pdf *pdf, qpdf_oh oh);
bool is_dict(struct pdf *pdf, qpdf_oh oh); /* a stream is none */
bool is_stream(struct pdf *pdf, qpdf_oh oh);
bool is_array(struct pdf *pdf, qpdf_oh oh);
bool is_true(struct pdf *pdf, qpdf_oh oh);
bool name_is(struct pdf *pdf, qpdf_oh oh, const char *name); /* with the slash */
const char *name_of(struct pdf *pdf, qpdf_oh oh);            /* without the slash; NULL */
const char *text_of(struct pdf *pdf, qpdf_oh oh);            /* UTF-8; NULL: no string */
struct bytes string_of(struct pdf *pdf, qpdf_oh oh);
bool number_of(struct pdf *pdf, qpdf_oh oh, double *value);
bool integer_of(struct pdf *pdf, qpdf_oh oh, long *value);
int count_of(struct pdf *pdf, qpdf_oh array); /* 0: no array */
qpdf_oh item(struct pdf *pdf, qpdf_oh array, int index);
int object_of(struct pdf *pdf, qpdf_oh oh); /* 0: direct */
const char **keys_of(struct pdf *pdf, qpdf_oh dict, size_t *count);
bool stream_data(struct pdf *pdf, qpdf_oh stream, struct bytes *out); /* decoded */
bool numbers_of(struct pdf *pdf, qpdf_oh array, double *out, int count);
int page_index(struct pdf *pdf, qpdf_oh page); /* -1: no page of this file */
/* Explicit destination or its /D: index of the page, -1 if it leads nowhere. */
int target_page(struct pdf *pdf, qpdf_oh destination);
bool is_language(const char *tag);

/* ---- the checks, in the order in which main calls them ---- */
void check_file(struct pdf *pdf);
void check_objects(struct pdf *pdf);
void check_catalog(struct pdf *pdf);
void check_metadata(struct pdf *pdf);
void load_pages(struct pdf *pdf);
void walk_contents(struct pdf *pdf);
void check_fonts(struct pdf *pdf);
void load_tree(struct pdf *pdf);
void check_tree(struct pdf *pdf);
void check_tables(struct pdf *pdf);
void check_parents(struct pdf *pdf);
void check_annotations(struct pdf *pdf);
void check_outline(struct pdf *pdf);
void print_text(struct pdf *pdf);

/* ---- shared between them ---- */
struct font *font_lookup(struct pdf *pdf, qpdf_oh dict); /* loads it when new */
void read_unicode_map(struct pdf *pdf, struct font *font);
/* Attribute of an element for an owner such as "/Table", null if none. */
qpdf_oh attribute(struct pdf *pdf, const struct node *node, const char *owner, const char *name);
/* All text within an element, in order. */
char *node_text(struct pdf *pdf, int node);
/* Calls back for every pair of a number tree; faults its form under `rule`. */
void number_tree(struct pdf *pdf, qpdf_oh tree, enum rule rule,
                 void (*each)(struct pdf *pdf, long number, qpdf_oh value, void *data), void *data);
const char *node_name(struct pdf *pdf, int node); /* "TD (object 12)" for faults */
bool type_is(const struct node *node, const char *type);
int heading_level(const char *type); /* 0: none, 7: the plain H */

#endif
