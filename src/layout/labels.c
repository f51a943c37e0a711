/* SPDX-License-Identifier: MIT
 *
 * Page numbers as they are printed: through the pack, or from 1 in a section
 * that says so; in roman letters; with a prefix.
 */
#include "flow.h"

static const char *roman(struct pw_arena *arena, int number) {
    static const struct {
        int value;
        const char *letters;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    struct pw_buf out = {0};
    for (size_t p = 0; p < PW_COUNT(parts); p++)
        for (; number >= parts[p].value; number -= parts[p].value)
            pw_buf_puts(&out, parts[p].letters);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

static const char *label_of(struct ly *ly, const struct pw_section *section, int number) {
    const char *prefix = section && section->prefix ? section->prefix : "";
    if (section && section->roman)
        return pw_arena_printf(ly->keep, "%s%s", prefix, roman(ly->arena, number));
    return pw_arena_printf(ly->keep, "%s%d", prefix, number);
}

/* Pages with the rest of a footnote alone belong to the section before. */
static const struct pw_section *section_of(const struct ly_flow *flow,
                                           const struct ly_breaks *breaks, size_t page) {
    size_t first = breaks->starts[page];
    if (first == flow->pieces_count && first > 0)
        first--;
    return flow->pieces_count ? flow->pieces[first].section : NULL;
}

const struct ly_label_of_page *ly_labels_find(const struct ly_flow *flow,
                                              const struct ly_breaks *breaks) {
    struct ly_label_of_page *labels =
        PW_NEW_N(flow->ly->arena, struct ly_label_of_page, breaks->pages + 1);
    int number = 0;
    size_t first = 0; /* page of the section */
    for (size_t page = 0; page < breaks->pages; page++) {
        const struct pw_section *section = section_of(flow, breaks, page);
        if (page > 0 && section != labels[page - 1].section) {
            first = page;
            if (section && section->restart)
                number = 0;
        }
        labels[page] = (struct ly_label_of_page){.label = label_of(flow->ly, section, ++number),
                                                 .in_section = (int)(page - first) + 1,
                                                 .section = section};
    }
    for (size_t page = breaks->pages; page-- > 0;) {
        bool last = page + 1 == breaks->pages || labels[page + 1].section != labels[page].section;
        labels[page].section_pages =
            last ? labels[page].in_section : labels[page + 1].section_pages;
    }
    return labels;
}
