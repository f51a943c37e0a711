/* SPDX-License-Identifier: MIT
 *
 * The catalog, its output intent, and the pages.
 */
#include <string.h>

#include "inspect.h"

static unsigned big_endian(struct bytes b, size_t at) {
    return at + 4 <= b.length ? (unsigned)b.data[at] << 24 | (unsigned)b.data[at + 1] << 16 |
                                    (unsigned)b.data[at + 2] << 8 | b.data[at + 3]
                              : 0;
}

/* ICC.1: length, version 2 or 4, class monitor or printer, RGB, signature. */
static void check_profile(struct pdf *pdf, qpdf_oh profile) {
    struct bytes icc;
    long components = 0;
    if (!stream_data(pdf, profile, &icc) || icc.length < 132) {
        fault(pdf, R_INTENT, "no destination profile");
        return;
    }
    if (!integer_of(pdf, key(pdf, profile, "/N"), &components) || components != 3)
        fault(pdf, R_INTENT, "the profile's /N is %ld, not 3", components);
    bool sound = big_endian(icc, 0) == icc.length && (icc.data[8] == 2 || icc.data[8] == 4) &&
                 (memcmp(icc.data + 12, "mntr", 4) == 0 || memcmp(icc.data + 12, "prtr", 4) == 0) &&
                 memcmp(icc.data + 16, "RGB ", 4) == 0 && memcmp(icc.data + 36, "acsp", 4) == 0;
    size_t tags = big_endian(icc, 128);
    for (size_t i = 0; i < tags && sound; i++) {
        size_t at = 132 + 12 * i, offset = big_endian(icc, at + 4), size = big_endian(icc, at + 8);
        sound = at + 12 <= icc.length && offset <= icc.length && size <= icc.length - offset;
    }
    if (!sound || tags == 0)
        fault(pdf, R_INTENT, "the profile is no sound RGB monitor profile");
}

static void check_intent(struct pdf *pdf) {
    qpdf_oh intents = key(pdf, pdf->root, "/OutputIntents");
    int found = 0;
    for (int i = 0; i < count_of(pdf, intents); i++) {
        qpdf_oh intent = item(pdf, intents, i);
        if (!name_is(pdf, key(pdf, intent, "/S"), "/GTS_PDFA1"))
            continue;
        found++;
        const char *condition = text_of(pdf, key(pdf, intent, "/OutputConditionIdentifier"));
        if (!condition || !*condition || !text_of(pdf, key(pdf, intent, "/Info")))
            fault(pdf, R_INTENT, "no OutputConditionIdentifier or Info");
        check_profile(pdf, key(pdf, intent, "/DestOutputProfile"));
    }
    if (found != 1)
        fault(pdf, R_INTENT, "%d output intents of PDF/A, not one", found);
}

void check_catalog(struct pdf *pdf) {
    qpdf_oh mark = key(pdf, pdf->root, "/MarkInfo");
    if (!is_true(pdf, key(pdf, mark, "/Marked")))
        fault(pdf, R_CATALOG_MARKED, "MarkInfo does not say Marked");
    if (is_true(pdf, key(pdf, mark, "/Suspects")))
        fault(pdf, R_CATALOG_MARKED, "MarkInfo says Suspects");
    const char *language = text_of(pdf, key(pdf, pdf->root, "/Lang"));
    if (!language || !is_language(language))
        fault(pdf, R_CATALOG_LANGUAGE, "Lang is \"%s\"", language ? language : "missing");
    if (!is_true(pdf, key(pdf, key(pdf, pdf->root, "/ViewerPreferences"), "/DisplayDocTitle")))
        fault(pdf, R_CATALOG_TITLE, "ViewerPreferences do not say DisplayDocTitle");
    if (!is_dict(pdf, key(pdf, pdf->root, "/StructTreeRoot")))
        fault(pdf, R_CATALOG_TREE, "no structure tree");
    if (has(pdf, key(pdf, pdf->root, "/Names"), "/EmbeddedFiles") || has(pdf, pdf->root, "/AF"))
        fault(pdf, R_FORBIDDEN_FILE, "PDF/A-2a takes no attached files but PDF/A, catalog");
    check_intent(pdf);
}

static void load_page(struct pdf *pdf, struct page *page, int number) {
    page->object = object_of(pdf, page->page);
    page->struct_parents = -1;
    page->annotations = count_of(pdf, key(pdf, page->page, "/Annots"));
    double *box = page->box;
    if (!numbers_of(pdf, key(pdf, page->page, "/MediaBox"), box, 4) || box[2] - box[0] < 3 ||
        box[3] - box[1] < 3 || box[2] - box[0] > 14400 || box[3] - box[1] > 14400)
        fault(pdf, R_PAGE_BOX, "no MediaBox of 3 to 14,400 points a side, page %d", number);
    if (!is_dict(pdf, key(pdf, page->page, "/Resources")))
        fault(pdf, R_PAGE_RESOURCES, "no Resources of its own, page %d", number);
    if (!name_is(pdf, key(pdf, page->page, "/Tabs"), "/S"))
        fault(pdf, R_PAGE_TABS, "Tabs is not S, page %d", number);
    if (!integer_of(pdf, key(pdf, page->page, "/StructParents"), &page->struct_parents) ||
        page->struct_parents < 0)
        fault(pdf, R_PAGE_PARENTS, "no StructParents, page %d", number);
}

void load_pages(struct pdf *pdf) {
    int count = qpdf_get_num_pages(pdf->q);
    if (count <= 0) {
        fault(pdf, R_FILE_SYNTAX, "no pages");
        return;
    }
    pdf->page_count = (size_t)count;
    pdf->pages = keep(pdf, pdf->page_count * sizeof *pdf->pages);
    for (int i = 0; i < count; i++)
        pdf->pages[i].page = qpdf_get_page_n(pdf->q, (size_t)i);
    for (int i = 0; i < count; i++)
        load_page(pdf, &pdf->pages[i], i + 1);
}
