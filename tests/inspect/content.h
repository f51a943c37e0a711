/* SPDX-License-Identifier: MIT
 *
 * The walk over a content stream: what it carries along.
 */
#ifndef INSPECT_CONTENT_H
#define INSPECT_CONTENT_H

#include "lexer.h"

enum { STATES_MAX = 64, MARKS_MAX = 64, OPERANDS_MAX = 128 };

enum mark_kind { MARK_TAGGED, MARK_ARTIFACT, MARK_OTHER };
struct mark {
    enum mark_kind kind;
    int mcid;
    bool replaces; /* ActualText stands for the text within */
    bool in_text;  /* began between BT and ET */
};

struct walk {
    struct pdf *pdf;
    int page;          /* index */
    qpdf_oh resources; /* of the stream that is read */
    int form_depth;
    struct font *fonts[STATES_MAX]; /* a stack of graphics states */
    int states;                     /* index of the current one */
    bool in_text;
    struct mark marks[MARKS_MAX];
    int mark_count;
    struct text texts[MARKS_MAX]; /* of the tagged piece at each depth */
    int unmarked;                 /* painting operators outside of all marks */
    struct value operands[OPERANDS_MAX];
    int operand_count;
};

/* Named resource of a category such as "/Font"; faults a missing one. */
qpdf_oh resource(struct walk *walk, const char *category, const struct value *name);
const char *where(struct walk *walk); /* "page 3" */

/* marks.c */
void mark_begin(struct walk *walk, const struct value *tag, const struct value *properties);
void mark_end(struct walk *walk);
void mark_paint(struct walk *walk, const char *operator_name);
void mark_text(struct walk *walk, const char *text);
bool mark_replaced(const struct walk *walk); /* within ActualText */

/* show.c */
void show_strings(struct walk *walk, const struct value *value);

#endif
