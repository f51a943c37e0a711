/* SPDX-License-Identifier: MIT
 *
 * Terms that the authority does not use at the day of the pack, in the words
 * of the template and of the mart: shared query `terms_out_of_date`.
 */
#include "reading.h"

/* First word at which the words of `term` stand in the text one after another, or -1. */
static int64_t find_words(const struct reading *text, const struct reading *term) {
    for (size_t i = 0; term->words_count && i + term->words_count <= text->words_count; i++) {
        size_t k = 0;
        while (k < term->words_count && pw_streq(text->words[i + k].text, term->words[k].text))
            k++;
        if (k == term->words_count)
            return (int64_t)i;
    }
    return -1;
}

static const struct pw_cell *cell_of(const struct pw_dataset *data, size_t row, const char *name) {
    int column = pw_dataset_column(data, name);
    return column < 0 ? NULL : pw_dataset_cell(data, row, (size_t)column);
}

/* " (until 31 December 2023)", " (from 1 January 2030)". */
static const char *when(struct composer *c, const struct pw_dataset *past, size_t row) {
    const struct pw_cell *from = cell_of(past, row, "valid_from"),
                         *to = cell_of(past, row, "valid_to");
    bool ended = to && to->state == PW_PRESENT && (c->as_at == PW_NO_DATE || to->date < c->as_at);
    const struct pw_cell *day = ended ? to : from;
    if (!day || day->state != PW_PRESENT)
        return "";
    struct pw_buf text = {0};
    pw_format_date(&text, day->date, "d mmmm yyyy");
    const char *out =
        pw_arena_printf(c->arena, " (%s %s)", ended ? "until" : "from", pw_buf_text(&text));
    pw_buf_release(&text);
    return out;
}

void co_lexicon_read(struct composer *c, const struct pw_dataset *past,
                     const struct reading *reading, const char *what, struct pw_place place) {
    static const char *const columns[] = {"one", "many"};
    for (size_t row = 0; past && row < past->rows_count; row++) {
        const struct pw_cell *concept = cell_of(past, row, "term");
        for (size_t k = 0; concept && k < PW_COUNT(columns); k++) {
            const struct pw_cell *cell = cell_of(past, row, columns[k]);
            if (!cell || cell->state != PW_PRESENT)
                continue;
            struct reading term;
            co_reading_cut(c->arena, cell->text, &term);
            if (find_words(reading, &term) < 0)
                continue;
            pw_find(c->findings, PW_WARNING, "term", place,
                    "%s says \"%s\", a term of another time%s; {{ terms.%s.%s }} prints the one "
                    "that is in use at the pack's date",
                    what, cell->text, when(c, past, row), concept->text, columns[k]);
            break;
        }
    }
}
