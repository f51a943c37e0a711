/* SPDX-License-Identifier: MIT
 *
 * What the tests of layout stand on: docs with furniture, dice, and charts of random
 * figures.
 */
#ifndef PACKWRIGHT_TESTS_LAYOUT_LAB_H
#define PACKWRIGHT_TESTS_LAYOUT_LAB_H

#include "book_text.h"
#include "check_main.h"
#include "layout_doc.h"
#include "type_lab.h"

static inline struct pw_doc *doc_new(void) {
    struct pw_doc *doc = pw_doc_new(arena);
    doc->title = "Title of the pack";
    doc->lang = "en-GB";
    doc->author = "Exampleshire";
    doc->as_at = pw_date_make(2024, 3, 31);
    doc->furniture =
        (struct pw_furniture){"{title}", "{section}", "OFFICIAL", NULL, "Page {page} of {pages}"};
    return doc;
}

static inline struct pw_book *lay_out(const struct pw_doc *doc) {
    struct pw_book *book = pw_layout(arena, doc, theme, typist, &findings);
    pw_book_unpack(book); /* tests look at the ops of every page */
    return book;
}

/* ---- chance ---------------------------------------------------------------- */
static uint64_t random_state;

static inline unsigned dice(unsigned sides) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random_state >> 33) % sides;
}

static inline void random_chart(struct pw_block *block) {
    struct pw_dataset *data = pw_dataset_new(arena, "chart", 2, 12);
    for (size_t r = 0; r < 12; r++) {
        *pw_dataset_slot(data, r, 0) =
            (struct pw_cell){.date = pw_date_make(2023, (int)r + 1, 28), .state = PW_PRESENT};
        *pw_dataset_slot(data, r, 1) =
            (struct pw_cell){.number = dice(900), .date = PW_NO_DATE, .state = PW_PRESENT};
    }
    data->columns[0] = (struct pw_column){.name = "month",
                                          .label = "Month",
                                          .type = PW_DATE,
                                          .decimals = -1,
                                          .unit_from = -1,
                                          .decimals_from = -1,
                                          .polarity_from = -1};
    data->columns[1] = data->columns[0];
    data->columns[1].name = data->columns[1].label = "count";
    data->columns[1].type = PW_NUMBER;
    block->chart = PW_NEW(arena, struct pw_chart);
    *block->chart = (struct pw_chart){.mark = dice(2) ? "line" : "column",
                                      .data = data,
                                      .x = 0,
                                      .y = {1},
                                      .y_count = 1,
                                      .series = -1,
                                      .emphasis = -1,
                                      .period = "month"};
}

#endif
