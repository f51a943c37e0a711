/* SPDX-License-Identifier: MIT
 *
 * The compose layer's own: the composer, which knows the template, the data and
 * the doc that grows; and what its files give each other. co_ is this layer's
 * prefix, since all objects of the program share one space of names.
 */
#ifndef COMPOSE_INSIDE_H
#define COMPOSE_INSIDE_H

#include "packwright/compose.h"

/* Goes into fingerprints: raised when the same inputs make another doc. */
#define PW_COMPOSE_VERSION 1

/* A query of the pack: loaded and run once. */
struct asked {
    const char *name;
    struct pw_place place; /* of the first mention */
    struct pw_query *query;
    struct asked *parent;    /* QUERY.KEY: the query, and */
    const char *key;         /* the key whose rows these are */
    struct pw_dataset *data; /* NULL: it failed, with findings */
    bool ran;
};

/* A row that `repeat` stands on. */
struct scope {
    const char *name;
    struct asked *asked; /* NULL while gathering */
    size_t row;
    const struct scope *outer;
};

enum numbering { NUMBER_NONE, NUMBER_COMMITTEE, NUMBER_FLAT, NUMBER_SECTIONS };

/* A parameter as the front matter declares it. */
struct parameter {
    const char *name, *type, *help, *otherwise;
    struct pw_place place;
};

struct composer {
    struct pw_arena *arena;
    const struct pw_compose *input;
    struct pw_findings *findings;
    struct pw_err *err;
    struct pw_template *tmpl;
    struct pw_map *parameters; /* struct parameter by name */
    struct pw_values values;   /* all of them, resolved */
    int32_t as_at;
    const char *shared; /* folder templates/shared */
    const char *audience;
    const struct pw_kind *kind; /* once asked for */
    struct pw_map *asked;       /* struct asked by name */
    struct pw_map *includes;    /* struct pw_node by name */
    struct pw_map *pictures;    /* struct pw_picture by path, each read once */
    struct crosstab *crosstabs; /* blocks that are one */
    size_t crosstabs_count, crosstabs_capacity;
    struct pw_map *ids;         /* of blocks, so far */
    struct pw_map *footnotes;   /* struct footnote by file and label */
    struct pw_block *noted;     /* the table whose notes take the place of footnotes */
    struct pw_map *table_notes; /* mark by footnote, of that table */
    bool in_footnote;
    const struct scope *scope;
    struct pw_doc *doc;
    struct pw_buf *report; /* or NULL */
    enum numbering numbering;
    int sections[6]; /* counters of headings, [0] of `#` */
    int paragraphs, figures, tables, appendices;
    bool in_appendix;
    bool turned;     /* on landscape pages */
    bool renumbered; /* page numbers are no count of pages any more */
    struct term {    /* of the index */
        const char *name;
        const struct pw_block *block;
    } * terms;
    size_t terms_count, terms_capacity;
    struct pw_block **indexes; /* to be filled when the doc is whole */
    size_t indexes_count, indexes_capacity;
    size_t including;              /* depth of includes */
    const char *embargo;           /* "20 November 2025, 09:30": a figure may not be told before */
    struct disclosure *disclosure; /* the counts of people, judged; see disclose.h */
    struct withheld *withheld;     /* for each query that ran */
    size_t withheld_count, withheld_capacity;
};

struct exhibit;

/* Where blocks go: the doc, or a block. */
struct sink {
    struct pw_block *parent;       /* NULL: the doc */
    bool numbered;                 /* paragraphs here take part in the numbering */
    const struct pw_node *caption; /* a paragraph "Table: ..." that the next table takes */
};
struct pw_block *co_sink_add(struct composer *c, struct sink *sink, enum pw_block_kind kind,
                             struct pw_place place);

/* ---- furniture.c */
/* What the front matter's kind stands for; an empty one after a finding. */
const struct pw_kind *co_kind_of(struct composer *c);
void co_furniture_set(struct composer *c, const char *marking);

/* ---- parameters.c */
bool co_parameters_resolve(struct composer *c);
const char *co_area_name(struct composer *c); /* of parameter `area`, or NULL */

/* ---- gather.c, ask.c */
void co_gather(struct composer *c);
struct asked *co_ask(struct composer *c, const char *name, struct pw_place place);
void co_ask_run(struct composer *c, struct asked *asked);
/* The keys of a keyed query's rows, at most as many as it has rows. */
size_t co_key_names(const struct asked *asked, const char **names);
/* The rows with a key as a dataset of their own; labels and units settle. */
struct pw_dataset *co_pick_rows(struct composer *c, const struct asked *asked);
/* Takes labels and units from other columns where all rows agree. */
void co_settle_columns(struct composer *c, const struct pw_query *query, struct pw_dataset *data);
struct asked *co_ask_shared(struct composer *c, const char *name); /* loads and runs; NULL: none */
/* What a shared query gives on a mart that may lack its table; it is no part of the pack. */
const struct pw_dataset *co_ask_quietly(struct composer *c, const char *name);
/* Path of NAME with `suffix` in the pack or in templates/shared; NULL: neither. */
const char *co_find_file(struct composer *c, const char *name, const char *suffix);
/* ", did you mean "X"?" for the nearest of some names, or "". */
const char *co_nearest(struct pw_arena *arena, const char *name, const char *const *names,
                       size_t count);
/* Columns of a dataset as ", did you mean" hint. */
int co_column_of(struct composer *c, const struct pw_dataset *data, const char *name,
                 struct pw_place place);

/* ---- withhold.c, suppressed.c, reading.c: no child identifiable */
/* Judges all counts of people that the pack's queries gave; in a public pack
 * takes out those that may not be shown. */
void co_withhold(struct composer *c);
/* The appendix of a restricted pack that says what a public one would withhold. */
void co_suppression_log(struct composer *c);
/* Numbers in the template's and the mart's words that count few children (public packs), and terms
 * out of date. */
void co_read_words(struct composer *c);
/* Those of one query's texts alone. */
void co_read_words_of(struct composer *c, const struct asked *asked);

/* ---- undeclared.c */
/* Queries of a public pack that tell of the service's own children without saying so. */
void co_undeclared_check(struct composer *c);

/* ---- embargo.c */
/* Figures under embargo in the pack: an error in a public one; c->embargo in another. */
void co_embargo_check(struct composer *c);

/* ---- lookup.c */
struct found {
    const struct pw_dataset *data;
    size_t row, column;
    struct pw_cell cell;
    const char *unit;
    int decimals;
    const char *date_format;
    enum pw_type type;
    bool failed; /* with a finding */
};
/* "query.column", "row.column" or a parameter. */
void co_lookup(struct composer *c, const char *name, struct pw_place place, struct found *found);
void co_lookup_column(struct composer *c, const char *query, const char *column,
                      struct pw_place place, struct found *found);

/* ---- format.c */
/* The text of what stands between {{ and }}; never NULL. */
const char *co_value_text(struct composer *c, const char *inside, struct pw_place place);
/* "see NAME", "see NAME on page" and "page NAME": fills the inline; false if it
 * is no reference. *on_page: its page is to follow. */
bool co_value_reference(struct composer *c, const char *inside, struct pw_inline *in,
                        bool *on_page);

/* ---- quotes.c */
/* Appends text with typographic quotes; *before is the character that came
 * before it (0 at the start) and becomes the last one. */
void co_quotes_add(struct pw_buf *out, const char *text, uint32_t *before);
char *co_quotes(struct pw_arena *arena, const char *text);

/* ---- footnotes.c */
/* The text of a footnote as the template has it. */
struct footnote {
    const struct pw_node *node;
    struct pw_footnote **made; /* one for each wording that its values gave */
    size_t made_count, made_capacity;
    bool used;
};
void co_footnote_gather(struct composer *c, const struct pw_node *node);
/* The inline of a mark, or nothing with a finding. In a table it is a note of
 * the table: "[note 1]". */
bool co_footnote_mark(struct composer *c, const struct pw_node *node, struct pw_inline *in);
/* Warnings for texts that nothing refers to. */
void co_footnotes_end(struct composer *c);

/* ---- index.c */
/* The names under which the index lists a figure or table. */
void co_index_add(struct composer *c, const struct exhibit *exhibit, struct pw_block *block);
void co_index_fill(struct composer *c);

/* ---- sections.c */
/* What the YAML says replaces what is in *furniture; an empty text leaves a place empty. */
void co_furniture_read(struct composer *c, const struct pw_yaml *map,
                       struct pw_furniture *furniture);

/* ---- references.c */
void co_references_settle(struct composer *c);

/* ---- words.c */
void co_words_of(struct composer *c, const struct pw_node *node, struct pw_words *words);
/* A YAML scalar or other template text with values in it. */
void co_words_of_text(struct composer *c, const char *text, struct pw_place place,
                      struct pw_words *words);
char *co_text_of(struct composer *c, const struct pw_yaml *yaml);
char *co_plain_of(struct composer *c, const char *text, struct pw_place place);
void co_words_of_yaml(struct composer *c, const struct pw_yaml *yaml, struct pw_words *words);
/* Likewise, with marks of footnotes: of words that stand in the text. */
void co_words_of_field(struct composer *c, const struct pw_yaml *yaml, struct pw_words *words);

/* ---- blocks.c */
/* An id for links: "# Main issues" is #main-issues. */
char *co_heading_slug(struct composer *c, const char *text);
void co_compose_nodes(struct composer *c, const struct pw_node *parent, struct sink *sink);
struct pw_block *co_compose_sentence(struct composer *c, struct sink *sink, const char *text,
                                     struct pw_place place);

/* ---- flow.c */
/* Whether a condition holds, with repeat's row in scope. */
bool co_holds(struct composer *c, const char *text, struct pw_place place);
/* Its tests; false with a finding when it is none. */
bool co_conditions(struct composer *c, const char *text, struct pw_place place,
                   struct pw_conditions *out);
/* One test, without its `not`. */
bool co_condition_met(struct composer *c, const struct pw_condition *condition,
                      struct pw_place place);
/* A condition's text as a cell; missing when it is none of that type. */
struct pw_cell co_cell_said(const char *text, enum pw_type type);
/* Both are present and say the same. */
bool co_cells_equal(const struct pw_cell *a, const struct pw_cell *b, enum pw_type type);

/* ---- where.c */
struct exhibit;
/* `n` rows of a dataset, in their order, as one of their own. */
struct pw_dataset *co_rows_taken(struct composer *c, const char *name, const struct pw_dataset *all,
                                 const size_t *rows, size_t n);
/* The exhibit's rows for which `where` holds. */
const struct pw_dataset *co_rows_where(struct composer *c, const struct exhibit *exhibit,
                                       const struct pw_yaml *where);

/* ---- numbers.c */
void co_number_heading(struct composer *c, struct pw_block *block);
void co_number_paragraph(struct composer *c, struct pw_block *block, const struct sink *sink);
void co_number_appendix(struct composer *c, struct pw_block *block);
enum numbering co_numbering_of(struct composer *c);

/* ---- exhibit.c: what figures and tables share */
struct exhibit {
    const struct pw_node *node;
    const struct pw_yaml *yaml;
    struct asked *asked;
    const struct pw_dataset *data;
    int key; /* column that tells rows apart: a chart's x, a table's row heads; or -1 */
    /* What it shows of other queries: whose sources and symbols it names, too. */
    const struct pw_dataset **others;
    size_t others_count, others_capacity;
    unsigned others_flags;
};
/* A cell of another query is shown. */
void co_exhibit_other(struct composer *c, struct exhibit *exhibit, const struct pw_dataset *data,
                      const struct pw_cell *cell);
/* Resolves `data:`; false with a finding when there is none. */
bool co_exhibit_open(struct composer *c, const struct pw_node *node, struct exhibit *exhibit);
/* The label of the contract, with what it doesn't say of unit, population and period. */
const char *co_usual_head(struct composer *c, const struct pw_column *column);
/* The rows of `{ data: QUERY }` as references of the chart; false with a finding. */
bool co_chart_averages(struct composer *c, struct exhibit *exhibit, const struct pw_yaml *map,
                       struct pw_chart *chart);
/* The data behind the figure as a table after it, or beside it with fewer words. */
void co_chart_table(struct composer *c, const struct pw_block *figure, struct sink *sink,
                    bool beside);
/* One sentence in place of a figure or table that has nothing to show. */
void co_exhibit_absent(struct composer *c, const struct exhibit *exhibit, struct sink *sink);
/* Title, subtitle, source, id; counts and reports. `columns`: shown or not. */
void co_exhibit_words(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                      const char *automatic);
void co_exhibit_notes(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                      const bool *columns);
/* The keys as words: "a, b and c". */
const char *co_names_joined(struct composer *c, const struct pw_map *names);
/* Column named by a YAML scalar, or -1 with a finding. */
int co_exhibit_column(struct composer *c, const struct exhibit *exhibit,
                      const struct pw_yaml *yaml);
/* Each dataset that is shown belongs to the doc, once. */
void co_list_dataset(struct composer *c, const struct pw_dataset *data);
bool co_exhibit_has_values(const struct pw_dataset *data, const bool *columns);

/* ---- table.c */
/* "3cm", "30 mm" or points; 0: not said, or a finding. */
double co_length_of(struct composer *c, const struct pw_yaml *yaml);
/* cells.c: `target`, `low`, `high`, `link`, `list` of a column; notes from `meaning`;
 * links when all ids are known. */
void co_column_cells(struct composer *c, const struct exhibit *exhibit,
                     struct pw_table_column *column, const struct pw_yaml *yaml);
void co_table_meanings(struct composer *c, const struct exhibit *exhibit, struct pw_block *block);
void co_links_settle(struct composer *c, struct pw_block *const *blocks, size_t count);
/* How a table prints: the keys that all tables have. */
void co_table_manner(struct composer *c, struct pw_table *table, const struct pw_yaml *yaml);

/* ---- image.c */
void co_compose_image(struct composer *c, const struct pw_node *node, struct sink *sink);

/* ---- marks.c: notes to heads (by column, NULL: none) and to rows (a column of
 * the dataset, or -1), on brackets and on rounding */
void co_table_marks(struct composer *c, struct pw_block *block, const char *const *heads, int rows,
                    bool rounded);

/* ---- one function for each row of template_blocks.def */
#define PW_TEMPLATE_BLOCK(id, name, body, arguments, usage)                                        \
    void co_block_##id(struct composer *c, const struct pw_node *node, struct sink *sink);
#include "packwright/template_blocks.def"
#undef PW_TEMPLATE_BLOCK

/* ---- fingerprint.c, sha256.c */
const char *co_fingerprint(struct composer *c);
struct sha256 {
    uint32_t state[8];
    uint64_t length;
    unsigned char block[64];
};
void co_sha256_begin(struct sha256 *sha);
void co_sha256_add(struct sha256 *sha, const void *bytes, size_t length);
void co_sha256_end(struct sha256 *sha, char hex[65]);

#endif
