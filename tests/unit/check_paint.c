/* SPDX-License-Identifier: MIT
 *
 * Tests of paint: the PDF as other programs read it, the PNG against the PDF,
 * the dumps, and each fault that the gate must refuse. Programs that are not
 * there make a test skip, saying so.
 */
#include <stdlib.h>
#include <unistd.h>

#include "check_main.h"
#include "packwright/paint.h"
#include "sample_book.h"

static struct sample s;
static struct pw_buf pdf, other;
static char folder[] = "/tmp/check_paint_XXXXXX";
static char path[64];

static void set_up(void) {
    ck_assert(sample_new(&s));
}

static void tear_down(void) {
    sample_free(&s);
    pw_buf_release(&pdf);
    pw_buf_release(&other);
}

static void paint(struct pw_buf *out) {
    struct pw_err err = {0};
    pw_buf_clear(out);
    ck_assert_msg(pw_paint_pdf(s.book, out, &err), "%s", err.text);
}

/* The PDF in a file of its own, and what a command says of it. */
static bool run(const char *program, const char *arguments, struct pw_buf *out) {
    char command[512], block[4096];
    struct pw_err err = {0};
    snprintf(command, sizeof command, "command -v %s >/dev/null", program);
    if (system(command) != 0) {
        fprintf(stderr, "skipped: %s is not installed\n", program);
        return false;
    }
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/book.pdf", folder);
    paint(&pdf);
    ck_assert_msg(pw_file_write(path, pdf.data, pdf.length, &err), "%s", err.text);
    snprintf(command, sizeof command, "cd %s && %s %s 2>&1", folder, program, arguments);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    pw_buf_clear(out);
    for (size_t n; (n = fread(block, 1, sizeof block, pipe)) > 0;)
        pw_buf_add(out, block, n);
    ck_assert_msg(pclose(pipe) == 0, "%s: %s", command, pw_buf_text(out));
    unlink(path);
    rmdir(folder);
    return true;
}

static void ck_has(const struct pw_buf *buf, const char *text) {
    ck_assert_msg(strstr(pw_buf_text(buf), text) != NULL, "no \"%s\" in:\n%.3000s", text,
                  pw_buf_text(buf));
}

static void ck_has_not(const struct pw_buf *buf, const char *text) {
    ck_assert_msg(strstr(pw_buf_text(buf), text) == NULL, "\"%s\" in:\n%.3000s", text,
                  pw_buf_text(buf));
}

/* ---- the PDF ------------------------------------------------------------------------ */
static const char *id_of(const struct pw_buf *buf) {
    const char *id = "nothing";
    for (size_t i = 0; i + 40 < buf->length; i++)
        if (memcmp(buf->data + i, "/ID[<", 5) == 0)
            id = buf->data + i + 5;
    return id;
}

/* Catches: bytes from a clock, an address or a hash order; an identifier that
 * two packs from other inputs share. */
START_TEST(same_book_same_bytes) {
    paint(&pdf);
    sample_free(&s);
    void *elsewhere = malloc(123457); /* moves the addresses of the second book */
    ck_assert(sample_new(&s));
    paint(&other);
    free(elsewhere);
    ck_assert_uint_eq(pdf.length, other.length);
    ck_assert_mem_eq(pdf.data, other.data, pdf.length);
    ck_assert_mem_eq(id_of(&pdf), id_of(&other), 32);
    s.book->fingerprint = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    paint(&other);
    ck_assert_mem_ne(id_of(&pdf), id_of(&other), 32);
}
END_TEST

/* Catches: wrong offsets, lengths, streams, cross-references, object streams. */
START_TEST(qpdf_finds_no_fault) {
    if (!run("qpdf", "--check book.pdf", &other))
        return;
    ck_has(&other, "PDF Version: 1.7");
    ck_has(&other, "No syntax or stream encoding errors found");
    ck_has_not(&other, "WARNING");
    if (run("qpdf", "--show-xref book.pdf", &other))
        ck_has(&other, "compressed; stream");
}
END_TEST

/* Catches: catalog and page entries of PDF/UA and PDF/A that are lost. */
START_TEST(catalog_and_pages) {
    if (!run("qpdf", "--qdf --object-streams=disable book.pdf -", &other))
        return;
    for (size_t i = 0; i < other.length; i++) /* streams hold zero bytes */
        if (other.data[i] == '\0')
            other.data[i] = ' ';
    static const char *const wanted[] = {
        "/Marked true",
        "/DisplayDocTitle true",
        "/Lang (en-GB)",
        "/S /GTS_PDFA1",
        "/Tabs /S",
        "/StructParents 1",
        "/ParentTreeNextKey 4",
        "/Type /StructTreeRoot",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
        "&lt;caf",
        "&amp; (more)",
        "/CreationDate (D:20240331120000Z)",
        "<xmp:CreateDate>2024-03-31T12:00:00Z",
        "/Contents (The published figures, on the web)",
        "/QuadPoints",
        "/F 4",
        "/URI (https://example.org/figures?a=1&b=\\(2\\))",
        "/Subtype/Watermark",
        "/Subtype/Header",
        "/CIDToGIDMap /Identity",
        "/Placement /Block",
        "/Count -1",
        "/Summary (Open cases by team.)",
        "/Headers",
        "/RowSpan 2",
        "/ColSpan 2",
        "/ca .4",
    };
    for (size_t i = 0; i < PW_COUNT(wanted); i++)
        ck_has(&other, wanted[i]);
    ck_has_not(&other, "Haru Free PDF Library");
    ck_has_not(&other, "/ProcSet [");
}
END_TEST

/* Catches: a font not embedded, or without a map to Unicode. */
START_TEST(fonts_are_embedded) {
    if (!run("pdffonts", "book.pdf", &other))
        return;
    ck_has(&other, "+OpenSans-Bold ");
    ck_has(&other, "CID TrueType      Identity-H       yes yes yes");
    ck_has_not(&other, " no ");
}
END_TEST

/* Catches: ligatures, kerned gaps, accents, brackets or spaces lost in text
 * that is copied or read out. */
START_TEST(text_comes_out) {
    if (!run("pdftotext", "-enc UTF-8 book.pdf -", &other))
        return;
    ck_has(&other, "Office affairs AVATAR");
    ck_has(&other, "Kerned To Wave: Te Yo AV, \xC2\xA3"
                   "1,234.5 million; see the published");
    ck_has(&other, "figures of Cafe\xCC\x81 q\xCC\x83 (brackets) \\ \xE2\x80\x93 dash.");
    ck_has(&other, "First, efficient");
    ck_has(&other, "Second, flat");
    ck_has(&other, "Team 40");
    ck_assert_ptr_null(strstr(pw_buf_text(&other), "\xEF\xBF\xBD"));
}
END_TEST

/* Catches: a tree that a reader can't follow: order, attributes, a table split
 * by its pages, a link without its annotation. */
START_TEST(structure_comes_out) {
    if (!run("pdfinfo", "-struct-text book.pdf", &other))
        return;
    const char *text = pw_buf_text(&other);
    ck_has(&other, "H1 \"Office affairs AVATAR\" (block)\n    \"Office affairs AVATAR\"");
    ck_has(&other, "Link (inline)\n      \"the published figures\"\n      Object");
    ck_has(&other, "/ListNumbering /Decimal");
    ck_has(&other, "/Scope /Column");
    ck_has(&other, "TH <h-open>:");
    ck_has(&other, "/Headers [(h-open) (h-rate)]");
    size_t tables = 0, rows = 0;
    for (const char *p = text; (p = strstr(p, "\n  Table ")); p++)
        tables++;
    for (const char *p = text; (p = strstr(p, "\n      TR")); p++)
        rows++;
    ck_assert_uint_eq(tables, 1);
    ck_assert_uint_eq(rows, 42);
    ck_assert(strstr(text, "\"goes \"") < strstr(text, "\"on.\"")); /* page 2 before page 1 */
    ck_has_not(&other, "Children and Safeguarding");                /* an artifact */
}
END_TEST

/* Catches: a destination, label or bookmark that leads elsewhere. */
START_TEST(navigation) {
    s.book->pages[0]->label = "iv";
    s.book->pages[1]->label = "A-7";
    if (!run("qpdf", "--json=1 --json-key=pages --json-key=outlines book.pdf", &other))
        return;
    ck_has(&other, "\"title\": \"Figure \xE2\x80\x93 curves\"");
    ck_has(&other, "771.89");
    ck_has(&other, "\"/St\": 4");
    ck_has(&other, "\"/P\": \"A-\"");
    ck_has(&other, "\"/St\": 7");
}
END_TEST

/* Catches: what is drawn twice growing the file; fonts embedded whole; loops
 * that grow faster than the book. */
START_TEST(size_stays_small) {
    paint(&pdf);
    ck_assert_uint_lt(pdf.length, 25000);
}
END_TEST

/* A face made from a file, as the font layer would; false if it is not there. */
static bool face_from(const char *file, const char *name, struct pw_face *face) {
    if (!pw_file_exists(file)) {
        fprintf(stderr, "skipped: %s is not installed\n", file);
        return false;
    }
    hb_blob_t *blob = hb_blob_create_from_file(file);
    *face = *s.regular;
    face->path = file;
    face->ps_name = name;
    face->hb_face = hb_face_create(blob, 0);
    face->hb_font = hb_font_create(face->hb_face);
    face->units_per_em = hb_face_get_upem(face->hb_face);
    hb_font_set_scale(face->hb_font, (int)face->units_per_em, (int)face->units_per_em);
    hb_blob_destroy(blob);
    return true;
}

static void face_free(struct pw_face *face) {
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

/* Catches: CFF programs embedded as TrueType, right-to-left text turned round,
 * conjuncts (several characters in one glyph or several glyphs for one) lost. */
START_TEST(other_fonts_and_scripts) {
    static const struct {
        const char *file, *name, *text;
    } cases[] = {
        {"/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf", "NimbusSans", "Office AV"},
        {"/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf", "NotoSansHebrew",
         "\u05e9\u05dc\u05d5\u05dd"},
        {"/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf", "NotoSansArabic",
         "\u0645\u0631\u062d\u0628\u0627"},
        {"/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari",
         "\u0928\u092e\u0938\u094d\u0924\u0947 \u0915\u094d\u0937\u0947\u0924\u094d\u0930"},
    };
    struct pw_face faces[PW_COUNT(cases)];
    size_t count = 0, drawn[PW_COUNT(cases)];
    pw_pen_page(s.pen, pw_book_page_add(s.book, 300, 600));
    for (size_t i = 0; i < PW_COUNT(cases); i++)
        if (face_from(cases[i].file, cases[i].name, &faces[count])) {
            sample_line(&s, s.book->root, PW_ROLE_P, &faces[count], 12, 57, 450 + 20.0 * (double)i,
                        cases[i].text);
            drawn[count++] = i;
        }
    if (run("pdftotext", "-enc UTF-8 book.pdf -", &other))
        for (size_t i = 0; i < count; i++)
            ck_has(&other, cases[drawn[i]].text);
    if (run("pdffonts", "book.pdf", &other))
        for (size_t i = 0; i < count; i++)
            ck_has(&other, cases[drawn[i]].name);
    for (size_t i = 0; i < count; i++)
        face_free(&faces[i]);
}
END_TEST

/* ---- pictures ------------------------------------------------------------------------- */
struct grey {
    int width, height;
    unsigned char *data;
};

static cairo_status_t read_png(void *closure, unsigned char *data, unsigned length) {
    struct pw_buf *from = closure; /* .capacity is the place to read at */
    if (from->capacity + length > from->length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, from->data + from->capacity, length);
    from->capacity += length;
    return CAIRO_STATUS_SUCCESS;
}

static struct grey read_picture(const struct pw_buf *png) {
    struct pw_buf reading = {png->data, png->length, 0};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_png, &reading);
    struct grey grey = {cairo_image_surface_get_width(surface),
                        cairo_image_surface_get_height(surface), NULL};
    ck_assert_int_gt(grey.width, 0);
    grey.data = malloc((size_t)grey.width * (size_t)grey.height);
    for (int y = 0; y < grey.height; y++)
        for (int x = 0; x < grey.width; x++)
            grey.data[y * grey.width + x] = cairo_image_surface_get_data(
                surface)[y * cairo_image_surface_get_stride(surface) + 4 * x];
    cairo_surface_destroy(surface);
    return grey;
}

static struct grey our_picture(int page) {
    struct pw_err err = {0};
    struct pw_buf png = {0};
    ck_assert_msg(pw_paint_png(s.book, page, 150, PW_PNG_GREY, &png, &err), "%s", err.text);
    struct grey grey = read_picture(&png);
    pw_buf_release(&png);
    return grey;
}

/* Mean of the 3 x 3 pixels around. */
static int blurred(const struct grey *g, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            sum += g->data[(y + dy) * g->width + x + dx];
    return sum / 9;
}

/* Catches: a painter that draws something else than the other: a mark left
 * out, turned over, in another place, colour, font or size. */
START_TEST(png_agrees_with_pdf) {
    for (int page = 0; page < 2; page++) {
        char arguments[80];
        snprintf(arguments, sizeof arguments, "-r 150 -gray -f %d -l %d book.pdf", page + 1,
                 page + 1);
        if (!run("pdftoppm", arguments, &other))
            return;
        struct grey theirs = {0}, ours = our_picture(page);
        int most, used;
        ck_assert_uint_gt(other.length, 1000);
        ck_assert_int_eq(
            sscanf(other.data, "P5 %d %d %d%n", &theirs.width, &theirs.height, &most, &used), 3);
        theirs.data = (unsigned char *)other.data + used + 1;
        ck_assert_int_le(abs(theirs.width - ours.width), 1);
        ck_assert_int_le(abs(theirs.height - ours.height), 1);
        int width = theirs.width < ours.width ? theirs.width : ours.width;
        int height = theirs.height < ours.height ? theirs.height : ours.height;
        long apart = 0, inked = 0;
        for (int y = 1; y + 1 < height; y++)
            for (int x = 1; x + 1 < width; x++) {
                int a = blurred(&ours, x, y), b = blurred(&theirs, x, y);
                apart += abs(a - b) > 64;
                inked += a < 240;
            }
        ck_assert_int_gt(inked, 10000);
        ck_assert_msg(apart * 200 <= (long)width * height, "page %d: %ld of %ld pixels differ",
                      page + 1, apart, (long)width * height);
        free(ours.data);
    }
}
END_TEST

/* Catches: modes mixed up; a page or size that isn't there drawn all the same. */
START_TEST(png_modes_and_refusals) {
    struct pw_err err = {0};
    ck_assert(pw_paint_png(s.book, 0, 40, PW_PNG_COLOUR, &pdf, &err));
    ck_assert(pw_paint_png(s.book, 0, 40, PW_PNG_MONO, &other, &err));
    ck_assert(pdf.length > 100 && other.length > 100);
    ck_assert(memcmp(pdf.data, "\x89PNG", 4) == 0);
    ck_assert(pdf.length != other.length || memcmp(pdf.data, other.data, pdf.length) != 0);
    pw_buf_clear(&other);
    ck_assert(pw_paint_png(s.book, 0, 40, PW_PNG_COLOUR, &other, &err));
    ck_assert_mem_eq(pdf.data, other.data, pdf.length);
    ck_assert(!pw_paint_png(s.book, 2, 40, PW_PNG_COLOUR, &other, &err));
    err = (struct pw_err){0};
    ck_assert(!pw_paint_png(s.book, 0, 1e9, PW_PNG_COLOUR, &other, &err));
    err = (struct pw_err){0};
    ck_assert(!pw_paint_png(s.book, 0, -1, PW_PNG_COLOUR, &other, &err));
}
END_TEST

/* Catches: tints that a black-and-white print turns into plain black or paper,
 * and pale hairlines that fall between its dots. */
START_TEST(mono_keeps_tints_and_hairlines) {
    struct pw_err err = {0};
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    pw_pen_rect(s.pen, pw_rect_make(400, 500, 60, 60), 0x808080);
    const struct pw_stroke pale = {.colour = 0xDDDDDD, .width = 1};
    for (int i = 0; i < 4; i++)
        pw_pen_rule(s.pen, 400, 600.5 + 5 * i, 500, 600.5 + 5 * i, &pale);
    pw_pen_end(s.pen);
    ck_assert(pw_paint_png(s.book, pw_pen_page_index(s.pen), 72, PW_PNG_MONO, &pdf, &err));
    struct grey grey = read_picture(&pdf);
    int dark = 0;
    for (int y = 505; y < 555; y++)
        for (int x = 405; x < 455; x++)
            dark += grey.data[y * grey.width + x] == 0;
    ck_assert_int_gt(dark, 1000); /* of 2500 */
    ck_assert_int_lt(dark, 1500);
    for (int i = 0; i < 4; i++) {
        dark = 0;
        for (int x = 400; x < 500; x++)
            dark += grey.data[(600 + 5 * i) * grey.width + x] == 0;
        ck_assert_int_ge(dark, 20);
        ck_assert_int_le(dark, 60);
    }
    free(grey.data);
}
END_TEST

/* ---- dumps -------------------------------------------------------------------------- */
/* Catches: dumps that miss what a test of layout or accessibility must see. */
START_TEST(dumps_say_it) {
    pw_paint_tags(s.book, &pdf);
    ck_has(&pdf, "  Table summary=\"Open cases by team.\"\n    Caption \"Table 1: open cases\"\n");
    ck_has(&pdf, "        TH id=\"h-open\" scope=column columns=2 \"Open\"\n");
    ck_has(&pdf, "        TD headers=h-open,h-rate \"111.1\"\n");
    ck_has(&pdf, "    Link \"the published figures\"\n      -> page=1 boxes=2 uri=\"https:");
    ck_has(&pdf, " \"goes on.\"\n");
    pw_paint_trace(s.book, &other);
    ck_has(&other, "page 2 size 595.276 841.89  label \"2\"\nbegin artifact header\nglyphs "
                   "\"Children and Safeguarding\" OpenSans 8 #555555  at 57 40");
    ck_has(&other, "clip  R 60 220 220 100\n");
    ck_has(&other, "stroke #801650 2  dash 6 3  round-cap  round-join  M 70 300 L 120 250");
    ck_has(&other, "fill #F46A25  alpha 0.4 ");
}
END_TEST

/* ---- the gate ------------------------------------------------------------------------ */
static void ck_refused(const char *id) {
    struct pw_findings findings;
    struct pw_err err = {0};
    pw_findings_init(&findings, s.arena);
    ck_assert_msg(!pw_paint_check(s.book, &findings), "%s passed", id);
    bool found = false;
    for (size_t i = 0; i < findings.list_count; i++)
        found = found || strcmp(findings.list[i].id, id) == 0;
    ck_assert_msg(found, "not %s but %s", id, findings.list[0].id);
    ck_assert(!pw_paint_pdf(s.book, &other, &err));
    ck_assert_uint_eq(other.length, 0);
    ck_assert_msg(strstr(err.text, "["), "%s", err.text);
}

static void lone_ink(struct pw_tag *tag) {
    pw_pen_begin(s.pen, tag);
    pw_pen_rect(s.pen, pw_rect_make(500, 500, 1, 1), 0);
    pw_pen_end(s.pen);
}

static void break_untagged(void) {
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 1, 1), 0);
}
static void break_alt(void) {
    pw_tag_extras(s.book, s.figure)->alt = " ";
}
static void break_box(void) {
    pw_tag_extras(s.book, s.figure)->has_bbox = false;
}
static void break_scope(void) {
    s.table->kids[1].tag->kids[0].tag->kids[0].tag->scope = PW_SCOPE_NONE;
}
static void break_span(void) {
    pw_tag_extras(s.book, s.table->kids[1].tag->kids[0].tag->kids[1].tag)->column_span = 1;
}
static void break_row_span(void) {
    pw_tag_extras(s.book, s.table->kids[1].tag->kids[0].tag->kids[0].tag)->row_span = 3;
}
static void break_cell(void) {
    sample_line(&s, s.table->kids[2].tag->kids[30].tag, PW_ROLE_TD, s.regular, 9, 400, 600, "5");
}
static void break_row(void) {
    sample_line(&s, s.table->kids[2].tag, PW_ROLE_P, s.regular, 9, 400, 600, "5");
}
static void break_body(void) {
    s.table->kids[2].tag->role = PW_ROLE_THEAD;
}
static void break_table(void) {
    sample_tag(&s, s.book->root, PW_ROLE_TABLE);
}
static void break_group(void) {
    lone_ink(s.table);
}
static void break_headers(void) {
    pw_tag_extras(s.book, s.table->kids[1].tag->kids[0].tag->kids[1].tag)->id = "h-other";
}
static void break_ids(void) {
    pw_tag_extras(s.book, s.table->kids[1].tag->kids[0].tag->kids[1].tag)->id = "h-rate";
}
static void break_heading(void) {
    sample_line(&s, s.book->root, PW_ROLE_H3, s.bold, 9, 400, 600, "Deep");
}
static void break_first_heading(void) {
    s.heading->role = PW_ROLE_H2;
}
static void break_empty_heading(void) {
    sample_tag(&s, s.book->root, PW_ROLE_H2);
}
static void break_contents(void) {
    s.book->pages[0]->links[0].contents = "";
}
static void break_target(void) {
    s.book->anchors[0].name = "bottom";
}
static void break_area(void) {
    lone_ink(sample_tag(&s, s.book->root, PW_ROLE_LINK));
}
static void break_glyph(void) {
    pw_pen_begin(s.pen, s.heading);
    sample_text(&s, s.regular, 9, 0, 400, 600, "\xE6\xBC\xA2"); /* not in Open Sans */
    pw_pen_end(s.pen);
}
static void break_private(void) {
    struct pw_glyph glyph = {5, 0, 0, 0};
    pw_pen_begin(s.pen, s.heading);
    pw_pen_glyphs(s.pen, s.regular, 9, 0, (struct pw_point){1, 9}, &glyph, 1, 5, "\xEE\x80\x80", 3,
                  false);
    pw_pen_end(s.pen);
}
static void break_title(void) {
    s.book->title = "";
}
static void break_lang(void) {
    s.book->lang = NULL;
}
static void break_list(void) {
    lone_ink(sample_tag(&s, s.list, PW_ROLE_P));
}
static void break_item(void) {
    sample_tag(&s, s.list, PW_ROLE_LI);
}
static void break_numbering(void) {
    pw_tag_extras(s.book, s.list)->numbering = NULL;
}
static void break_toc(void) {
    lone_ink(sample_tag(&s, sample_tag(&s, s.book->root, PW_ROLE_TOC), PW_ROLE_P));
}
static void break_note(void) {
    lone_ink(sample_tag(&s, s.book->root, PW_ROLE_NOTE));
}
static void break_block(void) {
    lone_ink(sample_tag(&s, s.heading, PW_ROLE_P));
}
static void break_page(void) {
    s.book->pages[1]->width = 20000;
}
static void break_long(void) {
    char *text = pw_arena_alloc(s.arena, 40001);
    memset(text, 'x', 40000);
    pw_tag_extras(s.book, s.figure)->alt = text;
}
static void break_root(void) {
    lone_ink(s.book->root);
}

static const struct {
    const char *id;
    void (*break_it)(void);
} faults[] = {
    {"untagged-ink", break_untagged},
    {"figure-without-alt", break_alt},
    {"figure-without-box", break_box},
    {"head-without-scope", break_scope},
    {"table-irregular", break_span},
    {"table-irregular", break_row_span},
    {"table-irregular", break_cell},
    {"table-structure", break_row},
    {"table-structure", break_body},
    {"table-empty", break_table},
    {"ink-in-group", break_group},
    {"ink-in-group", break_root},
    {"header-unknown", break_headers},
    {"id-twice", break_ids},
    {"heading-skipped", break_heading},
    {"heading-skipped", break_first_heading},
    {"heading-empty", break_empty_heading},
    {"link-without-contents", break_contents},
    {"link-target-missing", break_target},
    {"link-without-area", break_area},
    {"missing-glyph", break_glyph},
    {"private-use-character", break_private},
    {"title-missing", break_title},
    {"language-missing", break_lang},
    {"list-structure", break_list},
    {"list-structure", break_item},
    {"list-without-numbering", break_numbering},
    {"contents-structure", break_toc},
    {"note-without-id", break_note},
    {"block-in-text", break_block},
    {"page-size", break_page},
    {"text-too-long", break_long},
};

/* Catches, for each fault: a gate that lets it pass, or calls it by another
 * name; a writer that writes in spite of the gate. */
START_TEST(gate_refuses) {
    struct pw_findings findings;
    pw_findings_init(&findings, s.arena);
    ck_assert(pw_paint_check(s.book, &findings));
    ck_assert_uint_eq(findings.list_count, 0);
    faults[_i].break_it();
    ck_refused(faults[_i].id);
}
END_TEST

/* Catches: a finding without its place; the same fault told twice. */
START_TEST(findings_have_places) {
    break_alt();
    break_untagged();
    size_t before = s.findings.list_count;
    ck_assert_uint_eq(before, 1); /* from the pen */
    ck_assert(!pw_paint_check(s.book, &s.findings));
    ck_assert_uint_eq(s.findings.list_count, 2);
    ck_assert_str_eq(s.findings.list[1].id, "figure-without-alt");
    ck_assert_int_eq(s.findings.list[1].place.line, 7);
}
END_TEST

/* Catches: a book without pages ending the program. */
START_TEST(empty_book) {
    struct pw_err err = {0};
    struct pw_book *book = pw_book_new(s.arena, &s.findings);
    ck_assert(!pw_paint_pdf(book, &other, &err));
    ck_assert(!pw_paint_png(book, 0, 72, PW_PNG_COLOUR, &other, &err));
    pw_paint_tags(book, &other);
    ck_assert_str_eq(pw_buf_text(&other), "Document\n");
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("paint");
    TCase *tests = tcase_create("paint");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, same_book_same_bytes);
    tcase_add_test(tests, qpdf_finds_no_fault);
    tcase_add_test(tests, catalog_and_pages);
    tcase_add_test(tests, fonts_are_embedded);
    tcase_add_test(tests, text_comes_out);
    tcase_add_test(tests, structure_comes_out);
    tcase_add_test(tests, other_fonts_and_scripts);
    tcase_add_test(tests, navigation);
    tcase_add_test(tests, size_stays_small);
    tcase_add_test(tests, png_agrees_with_pdf);
    tcase_add_test(tests, png_modes_and_refusals);
    tcase_add_test(tests, mono_keeps_tints_and_hairlines);
    tcase_add_test(tests, dumps_say_it);
    tcase_add_loop_test(tests, gate_refuses, 0, PW_COUNT(faults));
    tcase_add_test(tests, findings_have_places);
    tcase_add_test(tests, empty_book);
    suite_add_tcase(all, tests);
    return all;
}

CHECK_MAIN(suite)
