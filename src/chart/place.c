/* SPDX-License-Identifier: MIT
 *
 * Labels that look for a free place near their point, and what marks read from
 * the options of a chart.
 */
#include <math.h>

#include "plot.h"

/* How much nearer a label is to its own point than to another named one. */
#define NEARER 2.5

static double reach(struct pw_rect box, struct pw_point at) {
    double dx = fmax(fmax(box.x - at.x, at.x - pw_rect_right(box)), 0);
    double dy = fmax(fmax(box.y - at.y, at.y - pw_rect_bottom(box)), 0);
    return hypot(dx, dy);
}

/* Whether a reader could take the label for that of another point. */
static bool mistaken(const struct plot *plot, struct pw_rect box, struct pw_point own) {
    for (size_t i = 0; i < plot->named_count; i++) {
        struct pw_point other = plot->named[i];
        if ((other.x != own.x || other.y != own.y) && reach(box, other) < reach(box, own) + NEARER)
            return true;
    }
    return false;
}

/* Above, below, then the corners and sides. */
bool place_label(struct plot *plot, const char *text, const struct pw_style *style, pw_rgb colour,
                 struct pw_point at, double gap, bool below, struct pw_rect room) {
    double up = -gap - 0.5, down = gap + sheet_rise(style) - 0.5, middle = style->size * 0.36;
    struct {
        double dx, dy;
        enum pw_align align;
    } tries[] = {{0, up, PW_ALIGN_CENTRE},         {0, down, PW_ALIGN_CENTRE},
                 {gap, up + 2, PW_ALIGN_LEFT},     {-gap, up + 2, PW_ALIGN_RIGHT},
                 {gap, down - 2, PW_ALIGN_LEFT},   {-gap, down - 2, PW_ALIGN_RIGHT},
                 {gap + 2, middle, PW_ALIGN_LEFT}, {-gap - 2, middle, PW_ALIGN_RIGHT}};
    for (int clash = SHEET_FREE; clash <= SHEET_SOFT; clash++)
        for (size_t i = 0; i < PW_COUNT(tries); i++) {
            size_t t = below && i < 2 ? 1 - i : i;
            double x = at.x + tries[t].dx, y = at.y + tries[t].dy;
            struct pw_rect box = sheet_box(&plot->sheet, text, style, x, y, tries[t].align);
            if (!pw_rect_contains(room, box, 0) || !pw_rect_contains(plot->frame, box, 0) ||
                (int)sheet_clash(&plot->sheet, box, 1.2) > clash || mistaken(plot, box, at))
                continue;
            sheet_label(&plot->sheet, text, style, colour, x, y, tries[t].align);
            return true;
        }
    return false;
}

int plot_option_column(struct plot *plot, const char *option) {
    const char *name = pw_chart_option(plot->chart, option);
    if (!name)
        return -1;
    int column = pw_dataset_column(plot->model->data, name);
    if (column >= 0 && plot->model->data->columns[column].type == PW_NUMBER)
        return column;
    plot_find(plot, "unknown-column",
              pw_arena_printf(plot->context->arena,
                              "options: %s: there is no column \"%s\" of numbers in %s", option,
                              name, plot->model->data->name));
    return -1;
}

bool plot_option_yes(const struct pw_chart *chart, const char *option) {
    const char *value = pw_chart_option(chart, option);
    return value && (pw_str_casecmp(value, "yes") == 0 || pw_str_casecmp(value, "true") == 0);
}
