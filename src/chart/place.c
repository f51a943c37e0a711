/* SPDX-License-Identifier: MIT
 *
 * Labels that look for a free place near their point, and what marks read from
 * the options of a chart.
 */
#include "plot.h"

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
                (int)sheet_clash(&plot->sheet, box, 1.2) > clash)
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
