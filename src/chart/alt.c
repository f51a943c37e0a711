/* SPDX-License-Identifier: MIT
 *
 * Alternative text from the data: what a person who can't see the chart needs
 * in its place, in about a hundred words. Numbers come from present cells
 * only, so a withheld one can't be said.
 */
#include <math.h>
#include <string.h>

#include "plot.h"
#include "words.h"

/* Other series and references that are told in full. */
#define OTHERS_MOST 4
/* Words of the whole text; what is over is cut where a sentence or an item of
 * a list ends. */
#define WORDS_MOST 100
#define REST "The rest is in the data."
#define REST_WORDS 6

static const char *value_at(struct pw_arena *arena, const struct chart_model *model, int series,
                            int slot) {
    return pw_arena_printf(arena, "%s (%s)",
                           chart_point_text(arena, model, chart_model_point(model, series, slot)),
                           words_name(arena, chart_slot_words(arena, model, slot)));
}

static const char *unit_words(const struct chart_model *model, const char *measure) {
    size_t y = (size_t)model->chart->y[0];
    const char *unit = pw_cell_unit(model->data, 0, y);
    for (size_t r = 1; r < model->data->rows_count; r++) /* several measures in one column */
        if (!pw_streq(pw_cell_unit(model->data, r, y), unit))
            return "";
    return unit && pw_streq(unit, "per 10,000") && !strstr(measure, unit) ? " per 10,000" : "";
}

/* Names are told by rank, except along the line of several series, where they
 * are an order of their own: months of two years. */
static bool ranks(const struct chart_model *model) {
    return chart_ranks(model->chart) || (model->period == PERIOD_NONE && model->series_count == 1);
}

/* "Line chart: TITLE." */
static void head(struct pw_buf *out, const struct chart_model *model, const char *title) {
    pw_buf_puts(out, chart_kind(model->chart));
    if (title && *title)
        pw_buf_printf(out, ": %s", title);
    size_t length = out->length;
    if (length && out->data[length - 1] != '.' && out->data[length - 1] != '?')
        pw_buf_puts(out, ".");
}

/* "Line chart: TITLE. Children in care per 10,000, 2021 to 2025, 3 series."
 * A title that begins with the measure has said it. */
static void opening(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                    const char *title) {
    head(out, model, title);
    pw_buf_putc(out, ' ');
    struct pw_buf about = {0};
    const char *measure = words_measure(model);
    if (model->chart->y_count > 1)
        pw_buf_printf(&about, ", %d measures", model->chart->y_count);
    else if (!title || !pw_str_starts(title, measure))
        pw_buf_printf(&about, ", %s%s", measure, unit_words(model, measure));
    if (ranks(model))
        pw_buf_printf(&about, ", %d %s%s", model->slots_count,
                      chart_ranks(model->chart) ? "bar" : "name",
                      model->slots_count == 1 ? "" : "s");
    else if (model->slots_count > 1)
        pw_buf_printf(&about, ", %s to %s", words_name(arena, chart_slot_words(arena, model, 0)),
                      words_name(arena, chart_slot_words(arena, model, model->slots_count - 1)));
    else
        pw_buf_printf(&about, ", %s", words_name(arena, chart_slot_words(arena, model, 0)));
    if (model->series_count > 1 && !chart_ranks(model->chart))
        pw_buf_printf(&about, ", %d series", model->series_count);
    char *text = pw_arena_strdup(arena, pw_buf_text(&about) + 2);
    if (pw_str_starts(text, "the ")) /* half year to March 2024 */
        text[0] = 'T';
    pw_buf_puts(out, text);
    pw_buf_release(&about);
    pw_buf_puts(out, ".");
}

/* First, last, lowest and highest of one series with their dates. */
static void course(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                   int index) {
    const struct chart_series *s = &model->series[index];
    pw_buf_putc(out, ' ');
    if (*s->name)
        pw_buf_printf(out, "%s: ", words_name(arena, s->name));
    if (s->numbers == 0) {
        pw_buf_puts(out, *s->name ? "no figure." : "No figure.");
        return;
    }
    if (s->numbers == 1) {
        pw_buf_printf(out, "%s.", value_at(arena, model, index, s->first));
        return;
    }
    const char *first = *s->name ? "first" : "First";
    pw_buf_printf(out, "%s %s, last %s", first, value_at(arena, model, index, s->first),
                  value_at(arena, model, index, s->last));
    if (s->points[s->low].cell->number == s->points[s->high].cell->number)
        pw_buf_puts(out, ", the same throughout.");
    else
        pw_buf_printf(out, ", lowest %s, highest %s.", value_at(arena, model, index, s->low),
                      value_at(arena, model, index, s->high));
}

/* "England: 67, 18 above Cambridgeshire." */
static void compared(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                     const char *label, const char *text, double value, const char *own_name,
                     const double *own) {
    pw_buf_printf(out, " %s: %s", words_name(arena, label), text);
    if (own) {
        double gap = value - *own;
        const char *to = *own_name ? words_name(arena, own_name) : "the last value";
        const char *size = words_gap(arena, model, value, *own);
        if (!strpbrk(size, "123456789")) /* no gap, or none that prints */
            pw_buf_printf(out, ", %s %s", gap == 0 ? "equal to" : "about equal to", to);
        else
            pw_buf_printf(out, ", %s %s %s", size, gap > 0 ? "above" : "below", to);
    }
    pw_buf_puts(out, ".");
}

static void references(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                       const char *own_name, const double *own) {
    size_t told = 0;
    for (size_t i = 0; i < model->chart->references_count && told < OTHERS_MOST; i++) {
        const struct pw_reference *ref = &model->chart->references[i];
        if (ref->value.state != PW_PRESENT)
            continue;
        compared(out, arena, model, ref->label ? ref->label : "Reference",
                 pw_chart_reference_text(arena, model->chart, ref), ref->value.number, own_name,
                 own);
        told++;
    }
}

/* Periods whose cell carries a symbol or that have no row. */
static void absent(struct pw_buf *out, const struct chart_model *model, int series,
                   const char *what) {
    int without = model->slots_count - model->series[series].numbers;
    if (without > 0)
        pw_buf_printf(out, " No figure for %d of %d %s.", without, model->slots_count, what);
}

static void ranked(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    const struct chart_series *s = &model->series[0];
    int own = words_own_slot(model), of;
    double value = 0;
    pw_buf_printf(out, " Highest %s, lowest %s.", value_at(arena, model, 0, s->high),
                  value_at(arena, model, 0, s->low));
    const char *place = own >= 0 ? words_rank(arena, model, own, &of) : NULL;
    const char *name = own >= 0 ? model->slots[own].text : "";
    if (place) {
        chart_point_number(&s->points[own], &value);
        pw_buf_printf(out, " %s: %s, %s of %d.", words_name(arena, name),
                      chart_point_text(arena, model, &s->points[own]), place, of);
    } else if (own >= 0) {
        pw_buf_printf(out, " %s: no figure.", words_name(arena, name));
    }
    references(out, arena, model, name, place ? &value : NULL);
    absent(out, model, 0, "names");
}

static void in_time(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int own = model->own, told = 0;
    double value = 0;
    bool number = false;
    if (own >= 0) {
        course(out, arena, model, own);
        const struct chart_series *s = &model->series[own];
        number = s->last >= 0 && chart_point_number(&s->points[s->last], &value);
    }
    int at = own >= 0 ? model->series[own].last : -1;
    for (int s = 0; s < model->series_count && told < OTHERS_MOST; s++) {
        bool context = model->series[s].role == PW_EMPHASIS_CONTEXT;
        if (s == own || (own >= 0 && context && model->series_count > OTHERS_MOST + 1))
            continue;
        double other;
        told++;
        if (own < 0)
            course(out, arena, model, s);
        else if (at >= 0 && chart_point_number(chart_model_point(model, s, at), &other))
            compared(out, arena, model, model->series[s].name, value_at(arena, model, s, at), other,
                     model->series[own].name, number ? &value : NULL);
    }
    int rest = model->series_count - told - (own >= 0);
    if (rest > 0)
        pw_buf_printf(out, " %d more series.", rest);
    references(out, arena, model, own >= 0 ? model->series[own].name : "", number ? &value : NULL);
    if (own >= 0)
        absent(out, model, own, "periods");
}

/* Where to cut: after the last sentence that the words allow, if half of them
 * lie before it, else before the last item of a list, else between words. */
static size_t cut_at(const char *text) {
    size_t words = 1, sentence = 0, item = 0, word = 0, sentence_words = 0;
    for (size_t i = 1; text[i]; i++) {
        if (text[i] != ' ')
            continue;
        if (++words > WORDS_MOST - REST_WORDS + 1)
            break;
        word = i;
        if (text[i - 1] == '.') {
            sentence = i;
            sentence_words = words;
        } else if (text[i - 1] == ',' || text[i - 1] == ';') {
            item = i - 1;
        }
    }
    return sentence_words > WORDS_MOST / 2 ? sentence : item > sentence ? item : word;
}

static char *shortened(struct pw_arena *arena, const char *text) {
    size_t words = 1;
    for (const char *p = text; *p; p++)
        words += *p == ' ';
    if (words <= WORDS_MOST)
        return pw_arena_strdup(arena, text);
    size_t at = cut_at(text);
    return pw_arena_printf(arena, "%.*s%s %s", (int)at, text, text[at - 1] == '.' ? "" : ".", REST);
}

char *pw_chart_alt(struct pw_arena *arena, const struct pw_chart *chart, const char *title) {
    struct chart_model *model = chart_model_new(arena, chart);
    if (model->numbers == 0)
        return pw_arena_printf(arena, "%s without any figure%s%s.", chart_kind(chart),
                               title && *title ? ": " : "", title ? title : "");
    struct pw_buf out = {0};
    const struct mark *mark = mark_lookup(chart->mark);
    if (mark && mark->tell)
        head(&out, model, title);
    else
        opening(&out, arena, model, title);
    if (mark && mark->tell)
        mark->tell(&out, arena, model);
    else if (ranks(model))
        ranked(&out, arena, model);
    else
        in_time(&out, arena, model);
    char *text = shortened(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}
