/* SPDX-License-Identifier: MIT
 *
 * Tests of the text layer: widths, breaks, normalisation, scripts, hostile
 * texts; and that its two setters say the same.
 */
#include <math.h>
#include <string.h>
#include <time.h>

#include "../../src/text/text_in.h"
#include "check_main.h"

/* Pango hands font matching to a thread of its own, which still holds the
 * configuration when a test ends at once: no leak, but it looks like one. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig";
}

static struct pw_arena *arena;
static struct pw_fonts *fonts;
static struct pw_typist *typist;
static const struct pw_style body = {
    .family = "Open Sans", .weight = 400, .size = 11, .leading = 16, .colour = 0x1A1A1A};

static void set_up(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    typist = pw_typist_new(fonts);
}

static void tear_down(void) {
    pw_typist_free(typist);
    pw_fonts_close(fonts);
    pw_arena_free(arena);
}

static struct pw_text *paragraph(const char *text, double width) {
    return pw_typist_paragraph(typist, arena, text, &body, width);
}

/* What the lines say, each ended by '|'. */
static const char *said(const struct pw_text *text) {
    struct pw_buf buf = {0};
    for (size_t l = 0; l < text->lines_count; l++) {
        for (size_t r = 0; r < text->lines[l].runs_count; r++)
            pw_buf_add(&buf, text->lines[l].runs[r].text, text->lines[l].runs[r].text_length);
        pw_buf_putc(&buf, '|');
    }
    char *copy = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return copy;
}

/* All that a text is, as a text: for comparing. */
static const char *dumped(const struct pw_text *text) {
    struct pw_buf buf = {0};
    for (size_t l = 0; l < text->lines_count; l++) {
        const struct pw_line *line = &text->lines[l];
        pw_buf_printf(&buf, "line %.9g %.9g %.9g %.9g %d\n", line->width, line->ascent,
                      line->descent, line->leading, line->hard_break);
        for (size_t r = 0; r < line->runs_count; r++) {
            const struct pw_run *run = &line->runs[r];
            pw_buf_printf(&buf, " run %s %g %g %06x %.9g %.9g %d %d '%.*s'", run->face->ps_name,
                          run->size, run->rise, run->colour, run->x, run->width, run->mark,
                          run->rtl, (int)run->text_length, run->text);
            for (size_t g = 0; g < run->glyphs_count; g++)
                pw_buf_printf(&buf, " %u:%u@%.9g,%.9g", run->glyphs[g].id, run->glyphs[g].cluster,
                              run->glyphs[g].x, run->glyphs[g].y);
            pw_buf_putc(&buf, '\n');
        }
    }
    char *copy = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return copy;
}

/* Equal dumps; else says the first line that differs. */
static void same(const char *a, const char *b) {
    size_t i = 0, line = 0;
    for (; a[i] && a[i] == b[i]; i++)
        if (a[i] == '\n')
            line = i + 1;
    ck_assert_msg(a[i] == b[i], "differ at %zu:\n%.400s\n---\n%.400s", i - line, a + line,
                  b + line);
}

/* Each glyph is a real one, its cluster a character of the run's text. */
static void check_whole(const struct pw_text *text) {
    for (size_t l = 0; l < text->lines_count; l++)
        for (size_t r = 0; r < text->lines[l].runs_count; r++) {
            const struct pw_run *run = &text->lines[l].runs[r];
            ck_assert(pw_utf8_valid(run->text, run->text_length, NULL));
            uint32_t last = run->rtl ? (uint32_t)run->text_length : 0;
            for (size_t g = 0; g < run->glyphs_count; g++) {
                uint32_t cluster = run->glyphs[g].cluster;
                ck_assert_uint_ne(run->glyphs[g].id, 0);
                ck_assert_uint_lt(cluster, run->text_length);
                ck_assert((run->text[cluster] & 0xC0) != 0x80);
                ck_assert(run->rtl ? cluster <= last : cluster >= last);
                last = cluster;
                ck_assert(isfinite(run->glyphs[g].x) && isfinite(run->glyphs[g].y));
            }
        }
}

/* Catches: advances rounded to pixels, hinted, or taken at another size. Sums
 * the advances in font units, which the setter does not use. */
START_TEST(widths_are_the_font_s) {
    const char *text = "Hamburgefonts 0123456789";
    const struct pw_face *face = pw_fonts_face(fonts, "Open Sans", 400, false);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    double units = 0;
    for (unsigned i = 0; i < count; i++)
        units += positions[i].x_advance;
    hb_buffer_destroy(buffer);
    ck_assert_double_eq_tol(pw_typist_width(typist, text, &body), units / face->units_per_em * 11,
                            0.001 * count);
    struct pw_style half = body;
    half.size = 5.5;
    ck_assert_double_eq_tol(pw_typist_width(typist, text, &half) * 2,
                            pw_typist_width(typist, text, &body), 0.05);
}
END_TEST

static const char *const samples[] = {
    "The service accepted 7,044 referrals in the year to 31 March 2024, up from 4,515 in the year "
    "before. Every month of the year was above the same month of 2022-23.",
    "AVATAR To. We, Yes; fi ffi fl Ta Wa \xE2\x80\x93 caf\xC3\xA9 na\xC3\xAFve "
    "\xE2\x80\x9Cquoted\xE2\x80\x9D it\xE2\x80\x99s",
    "1,234.5",
    "451.5",
    "(75.0%)",
    "\xC2\xA3"
    "1.2m",
    "\xE2\x88\x92"
    "3.1",
    "-",
    "a",
    " ",
    "  two  spaces  ",
    "e\xCC\x81lan Z\xCC\x8C",
    "https://www.example.gov.uk/a/long/path?with=query&and=more#end",
    "England 67",
    "Neighbours 48.8",
    "Statistical neighbours (mean of 10, May 2025 set)",
    "office/agency mother-in-law 10\xC2\xA0%",
};

/* Catches: the quick setter drawing another glyph, kern, place, ligature or
 * line than Pango would: every sample, in several styles and widths. (Widths
 * from 200 are left out: only the plain setter spares a last word.) */
START_TEST(both_setters_agree) {
    static const double widths[] = {-1, 30, 75, 120.5, 180};
    for (int variant = 0; variant < 5; variant++) {
        struct pw_style style = body;
        style.weight = variant == 1 ? 600 : variant == 2 ? 700 : 400;
        style.italic = variant == 3;
        style.tabular = variant == 4;
        style.size = variant == 4 ? 8.5 : 11;
        for (size_t w = 0; w < PW_COUNT(widths); w++) {
            typist->always_pango = false;
            const char *plain =
                dumped(pw_typist_paragraph(typist, arena, samples[_i], &style, widths[w]));
            typist->always_pango = true;
            const char *pango =
                dumped(pw_typist_paragraph(typist, arena, samples[_i], &style, widths[w]));
            same(plain, pango);
        }
    }
}
END_TEST

/* Catches: a break in the wrong place, a line too wide, text lost or doubled,
 * the space at a break lost (copied words would run together) or counted. */
START_TEST(breaks_between_words) {
    struct pw_text *text = paragraph("one two three four", 50);
    ck_assert_str_eq(said(text), "one two |three |four|");
    double space = pw_typist_width(typist, "x x", &body) - 2 * pw_typist_width(typist, "x", &body);
    const struct pw_line *line = &text->lines[0];
    ck_assert_double_eq_tol(line->width, pw_typist_width(typist, "one two", &body), 0.01);
    ck_assert_double_eq_tol(line->runs[0].width, line->width + space, 0.1);
    ck_assert_uint_eq(line->runs[0].glyphs_count, 8);
    ck_assert(!line->hard_break);
    ck_assert(text->lines[2].hard_break);
    ck_assert_double_eq(text->height, 48);
    ck_assert_double_eq(text->width, line->width);
    typist->always_pango = true; /* whose own answer to the space is an empty glyph */
    ck_assert_str_eq(said(paragraph("one two three four", 50)), "one two |three |four|");
    ck_assert_uint_eq(paragraph("one two three four", 50)->lines[0].runs[0].glyphs_count, 8);
}
END_TEST

/* Catches: a column as wide as its text that breaks it all the same. */
START_TEST(exact_width_fits) {
    for (size_t i = 0; i < PW_COUNT(samples); i++) {
        double width = pw_typist_width(typist, samples[i], &body);
        if (width > 0)
            ck_assert_uint_eq(paragraph(samples[i], width)->lines_count, 1);
        ck_assert_uint_eq(paragraph(samples[i], 100 + width - 100)->lines_count, 1);
    }
}
END_TEST

/* Catches: forced lines lost, or one too many at the end; CRLF. */
START_TEST(line_ends_force_lines) {
    ck_assert_str_eq(said(paragraph("a\nb", 100)), "a|b|");
    ck_assert_str_eq(said(paragraph("a\r\n\r\nb\r\n", 100)), "a||b|");
    ck_assert_str_eq(said(paragraph("\n", 100)), "|");
    ck_assert(paragraph("a\nb", -1)->lines[0].hard_break);
    ck_assert_double_eq(paragraph("a\n\nb", 100)->height, 48);
    ck_assert_str_eq(pw_typist_line(typist, "a\nb", &body)->runs[0].text, "a b");
}
END_TEST

/* Catches: empty text that has no height, or crashes. */
START_TEST(empty_text_is_a_line) {
    struct pw_text *text = paragraph("", 100);
    ck_assert_uint_eq(text->lines_count, 1);
    ck_assert_uint_eq(text->lines[0].runs_count, 0);
    ck_assert_double_eq(text->height, 16);
    ck_assert_double_eq(text->width, 0);
    ck_assert_double_gt(text->lines[0].ascent, 0);
    ck_assert_uint_eq(paragraph(NULL, 100)->lines_count, 1);
    ck_assert_double_eq(pw_typist_width(typist, NULL, &body), 0);
    ck_assert_double_eq(pw_typist_min_width(typist, "", &body), 0);
    ck_assert_uint_eq(pw_typist_break(typist, arena, NULL, 0, 100)->lines_count, 0);
    ck_assert_double_eq(pw_typist_width(typist, "   ", &body), 0);
    typist->always_pango = true;
    same(dumped(paragraph("", 100)), dumped(text));
}
END_TEST

static void normal(const char *text, const char *expected) {
    ck_assert_str_eq(said(paragraph(text, -1)), expected);
}

/* Catches: a character that Open Sans lacks left in the text, an invisible
 * one that would be drawn or searched for. */
START_TEST(text_is_normalised) {
    normal("a\xE2\x80\x90"
           "b\xE2\x80\x91"
           "c",
           "a-b-c|");
    normal("5\xE2\x80\xAF"
           "km",
           "5\xC2\xA0km|");
    normal("a\tb\x01\x7F\xC2\x80"
           "c",
           "a bc|");
    normal("co\xC2\xADop\xE2\x80\x8B er\xEF\xBB\xBF at\xE2\x81\xA0"
           "e",
           "coop er ate|");
    normal("\xE2\x80\xAA"
           "x\xE2\x80\xAC",
           "x|");
    normal("a\xE2\x80\xA8"
           "b",
           "a|b|");
    normal("bad \xFF\xC3 bytes", "bad \xEF\xBF\xBD\xEF\xBF\xBD bytes|");
    ck_assert_ptr_null(pw_typist_missing(typist));
}
END_TEST

/* Catches: the selector that asks for a sign in colour left in the text. */
START_TEST(signs_stay_plain) {
    struct pw_text *text = paragraph("\xE2\x98\x82\xEF\xB8\x8F", -1);
    if (pw_typist_missing(typist)) {
        fprintf(stderr, "skipped: fonts-noto-core is not installed\n");
        return;
    }
    ck_assert_str_eq(said(text), "\xE2\x98\x82|");
}
END_TEST

/* Catches: a line that ends with a hyphen which may not be broken after; a
 * place to break that is lost. */
START_TEST(breaks_that_are_asked_for_or_forbidden) {
    ck_assert_str_eq(said(paragraph("one-two", 30)), "one-|two|");
    ck_assert_str_eq(said(paragraph("x one\xE2\x80\x91two", 48)), "x |one-two|");
    ck_assert_str_eq(said(paragraph("aaaaaa\xE2\x80\x8B"
                                    "bbbbbb",
                                    50)),
                     "aaaaaa|bbbbbb|");
    ck_assert_str_eq(said(paragraph("aaa 10\xC2\xA0%", 40)), "aaa |10\xC2\xA0%|");
}
END_TEST

/* Catches: a date, reference or percentage torn apart; words that do not
 * belong to a number held to it. */
START_TEST(things_that_belong_together) {
    for (int pango = 0; pango < 2; pango++) {
        typist->always_pango = pango;
        ck_assert_str_eq(said(paragraph("on the 31 March 2024", 48)), "on the |31 March |2024|");
        ck_assert_str_eq(said(paragraph("shown by Table 3", 83)), "shown by |Table 3|");
        ck_assert_str_eq(said(paragraph("about 10 per cent", 65)), "about |10 per cent|");
        ck_assert_str_eq(said(paragraph("see Appendix A", 70)), "see |Appendix A|");
        ck_assert_str_eq(said(paragraph("there were 7 children", 60)), "there were |7 children|");
        ck_assert_str_eq(said(paragraph("there were 7 children", 74)), "there were 7 |children|");
    }
}
END_TEST

/* Catches: a loop without end, quadratic time, text lost, a line too wide. */
START_TEST(very_long_word) {
    char word[10001];
    memset(word, 'm', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    for (int pango = 0; pango < 2; pango++) {
        typist->always_pango = pango;
        struct pw_text *text = paragraph(word, 100);
        size_t length = 0;
        for (size_t l = 0; l < text->lines_count; l++) {
            ck_assert_double_le(text->lines[l].width, 100);
            if (l + 1 < text->lines_count)
                ck_assert_double_gt(text->lines[l].width, 85);
            length += text->lines[l].runs[0].text_length;
        }
        ck_assert_uint_eq(length, 10000);
        ck_assert_uint_eq(paragraph("mmm", 0.001)->lines_count, 3);
    }
    ck_assert_double_gt(pw_typist_width(typist, word, &body), 90000);
    ck_assert_double_gt(pw_typist_min_width(typist, word, &body), 90000);
}
END_TEST

/* Catches: ligatures whose cluster covers no text, kerning that is off. */
START_TEST(ligatures_and_kerning) {
    struct pw_text *text = paragraph("office AVAT", -1);
    check_whole(text);
    ck_assert_double_lt(pw_typist_width(typist, "AVAT", &body),
                        2 * pw_typist_width(typist, "A", &body) +
                            pw_typist_width(typist, "V", &body) +
                            pw_typist_width(typist, "T", &body) - 0.5);
    struct pw_style spaced = body;
    spaced.tracking = 1;
    ck_assert_double_eq_tol(pw_typist_width(typist, "mmm", &spaced),
                            pw_typist_width(typist, "mmm", &body) + 3, 0.01);
}
END_TEST

/* Catches: figures of one column with different widths, decimals moved by
 * kerning. */
START_TEST(figures_align) {
    struct pw_style style = body;
    style.tabular = true;
    double width = pw_typist_width(typist, "0,000.0", &style);
    static const char *const figures[] = {"1,111.1", "7,417.4", "4,071.7"};
    for (size_t i = 0; i < PW_COUNT(figures); i++)
        ck_assert_double_eq(pw_typist_width(typist, figures[i], &style), width);
}
END_TEST

/* Catches: spans merged, their marks or colours lost; heights of mixed sizes. */
START_TEST(spans_keep_style_and_mark) {
    struct pw_style strong = body, large = body, raised = body;
    raised.rise = 3.5;
    strong.weight = 600;
    large.size = 20;
    large.leading = 26;
    const struct pw_span spans[] = {{"plain ", 6, &body, PW_RGB_NONE, 7},
                                    {"strong", 6, &strong, 0x12436D, 8},
                                    {" and ", 5, &raised, PW_RGB_NONE, 9},
                                    {"large", 5, &large, PW_RGB_NONE, 10}};
    struct pw_text *text = pw_typist_break(typist, arena, spans, 4, -1);
    check_whole(text);
    const struct pw_line *line = &text->lines[0];
    ck_assert_uint_eq(line->runs_count, 4);
    ck_assert_str_eq(line->runs[1].face->ps_name, "OpenSans-Semibold");
    ck_assert_uint_eq(line->runs[1].colour, 0x12436D);
    ck_assert_uint_eq(line->runs[0].colour, 0x1A1A1A);
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(line->runs[i].mark, 7 + i);
    ck_assert_double_eq(line->runs[2].rise, 3.5);
    ck_assert_double_eq(line->runs[3].rise, 0);
    ck_assert_double_eq_tol(line->runs[1].x, line->runs[0].width, 1e-9);
    ck_assert_double_eq(line->leading, 26);
    ck_assert_double_eq_tol(line->ascent, 20 * line->runs[0].face->ascent, 1e-9);
    typist->always_pango = true;
    same(dumped(pw_typist_break(typist, arena, spans, 4, -1)), dumped(text));
    ck_assert_double_eq_tol(pw_line_baseline(line),
                            (26 - line->ascent - line->descent) / 2 + line->ascent, 1e-9);
}
END_TEST

/* Catches: a name from right to left drawn in typing order, its clusters
 * wrong, the Latin around it moved. */
START_TEST(right_to_left_names) {
    struct pw_text *text = paragraph(
        "Team \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D (12)", -1);
    if (pw_typist_missing(typist)) {
        fprintf(stderr, "skipped: fonts-noto-core is not installed\n");
        return;
    }
    check_whole(text);
    bool hebrew = false;
    double x = 0;
    const struct pw_line *line = &text->lines[0];
    for (size_t r = 0; r < line->runs_count; r++) {
        ck_assert_double_eq_tol(line->runs[r].x, x, 1e-6);
        x += line->runs[r].width;
        if (!line->runs[r].rtl)
            continue;
        hebrew = true;
        if (line->runs[r].glyphs_count > 1)
            ck_assert_uint_gt(line->runs[r].glyphs[0].cluster, line->runs[r].glyphs[1].cluster);
    }
    ck_assert(hebrew);
    ck_assert_str_eq(line->runs[0].text, "Team \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
                                         "\xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D (12)");
    ck_assert_str_eq(line->runs[0].face->ps_name, "OpenSans");
    text = paragraph(
        "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0\xA5\x8D"
        "\xE0\xA4\xA4\xE0\xA5\x87 \xCE\x91\xCE\xB2 \xD0\x94\xD0\xB0",
        30);
    check_whole(text);
    ck_assert_ptr_null(pw_typist_missing(typist));
}
END_TEST

/* Catches: a box or nothing at all printed without anybody knowing. */
START_TEST(missing_characters_are_known) {
    ck_assert_ptr_null(pw_typist_missing(typist));
    struct pw_text *text = paragraph("first \xF3\xB0\x80\x80 pri\xEE\x80\x80vate", -1);
    check_whole(text);
    ck_assert_str_eq(said(text), "first  private|");
    ck_assert_str_eq(pw_typist_missing(typist), "first \xF3\xB0\x80\x80 pri\xEE\x80\x80vate");
    paragraph("\xEE\x80\x81", -1);
    ck_assert_int_eq(pw_typist_missing(typist)[0], 'f');
    paragraph("family \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA6", 40);
}
END_TEST

/* Catches: a cache that shapes again, mixes styles, or trusts an address. */
START_TEST(lines_are_cached) {
    struct pw_style style = body;
    const struct pw_line *line = pw_typist_line(typist, "South Gloucestershire", &style);
    char same[] = "South Gloucestershire";
    struct pw_style copy = body;
    ck_assert_ptr_eq(pw_typist_line(typist, same, &copy), line);
    copy.weight = 700;
    ck_assert_ptr_ne(pw_typist_line(typist, same, &copy), line);
    ck_assert_str_eq(pw_typist_line(typist, same, &copy)->runs[0].face->ps_name, "OpenSans-Bold");
    style.size = 20; /* same address, another style */
    ck_assert_ptr_ne(pw_typist_line(typist, same, &style), line);
    char name[32];
    for (int i = 0; i < 5000; i++) { /* the table grows; what it lent stays */
        snprintf(name, sizeof name, "label %d", i);
        pw_typist_line(typist, name, &body);
    }
    ck_assert_ptr_eq(pw_typist_line(typist, same, &body), line);
    ck_assert_str_eq(pw_typist_line(typist, "label 17", &body)->runs[0].text, "label 17");
}
END_TEST

/* Catches: anything that depends on addresses, order of asking or the cache. */
START_TEST(same_text_same_lines) {
    struct pw_typist *other = pw_typist_new(fonts);
    pw_typist_width(other, "something else before", &body);
    for (size_t i = 0; i < PW_COUNT(samples); i++)
        same(dumped(paragraph(samples[i], 100)),
             dumped(pw_typist_paragraph(other, arena, samples[i], &body, 100)));
    pw_typist_free(other);
}
END_TEST

/* Catches: a column too narrow for its longest word, or as wide as the text. */
START_TEST(narrowest_column) {
    for (size_t i = 0; i < PW_COUNT(samples); i++) {
        double least = pw_typist_min_width(typist, samples[i], &body);
        if (least <= 0)
            continue;
        struct pw_text *text = paragraph(samples[i], least);
        ck_assert_double_eq_tol(text->width, least, 0.01);
        typist->always_pango = true;
        ck_assert_double_le(paragraph(samples[i], least)->width, least + 0.01);
        typist->always_pango = false;
    }
    ck_assert_double_eq(pw_typist_min_width(typist, "Neighbours of it", &body),
                        pw_typist_width(typist, "Neighbours", &body));
}
END_TEST

/* Catches: "it." alone on the last line of a paragraph; and lines made much
 * too short for its sake. */
START_TEST(last_word_has_company) {
    const char *text =
        "More or fewer referrals is neither good nor bad in itself, and the measures "
        "which follow show how quickly the service answered to";
    double width =
        pw_typist_width(typist, "More or fewer referrals is neither good nor bad in", &body);
    for (; paragraph(text, width)->lines_count < 3; width -= 1)
        ;
    struct pw_text *lines = paragraph(text, width);
    const struct pw_line *last = &lines->lines[lines->lines_count - 1];
    ck_assert_ptr_nonnull(strchr(last->runs[0].text, ' '));
    ck_assert_ptr_nonnull(strstr(said(lines), " to|"));
    for (size_t i = 0; i < lines->lines_count; i++)
        ck_assert_double_le(lines->lines[i].width, width);
}
END_TEST

/* Catches: text drawn at another place than measured; the colour lost. */
START_TEST(lines_are_drawn) {
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    struct pw_book *book = pw_book_new(arena, &findings);
    pw_book_page_add(book, 600, 800);
    struct pw_pen *pen = pw_pen_new(book);
    pw_pen_page(pen, 0);
    pw_pen_begin(pen, pw_tag_new(book, book->root, PW_ROLE_P, (struct pw_place){0}));
    struct pw_text *text = paragraph("one two three four", 50);
    ck_assert_double_eq(pw_text_draw(pen, text, 1, 9, 100, 200, 300, PW_ALIGN_RIGHT), 232);
    pw_label_draw(pen, typist, "42", &body, 0xFF0000, 50, 60, PW_ALIGN_CENTRE);
    pw_pen_end(pen);
    const struct pw_op *glyphs[3];
    size_t count = 0;
    for (size_t i = 0; i < book->pages[0]->ops_count; i++)
        if (book->pages[0]->ops[i].kind == PW_OP_GLYPHS && count < 3)
            glyphs[count++] = &book->pages[0]->ops[i];
    ck_assert_uint_eq(count, 3);
    ck_assert_double_eq_tol(glyphs[0]->glyphs.origin.x, 400 - text->lines[1].width, 1e-6);
    ck_assert_double_eq_tol(glyphs[0]->glyphs.origin.y, 200 + pw_line_baseline(&text->lines[1]),
                            1e-6);
    ck_assert_double_eq_tol(glyphs[1]->glyphs.origin.y - glyphs[0]->glyphs.origin.y, 16, 1e-6);
    ck_assert_int_eq(strncmp(glyphs[0]->glyphs.text, "three ", 6), 0);
    ck_assert_uint_eq(glyphs[2]->glyphs.colour, 0xFF0000);
    ck_assert_double_eq_tol(glyphs[2]->glyphs.origin.x,
                            50 - pw_typist_width(typist, "42", &body) / 2, 1e-6);
    pw_pen_free(pen);
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Catches: a read or write beyond an end, an assertion in a library: every
 * piece of a text of many scripts, controls and broken bytes. */
START_TEST(hostile_texts) {
    static const char text[] =
        "a\xCC\x81\xCC\x81\xFF\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA6 \xD7\xA9\xD7\x9C "
        "\xE2\x80\xAE"
        "abc\n\n\r\xC2\xA0\xC2\xA0 \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 31 March per cent "
        "\xE0\xA4\xA8\xE0"
        "\xA5\x8D\xED\xA0\x80\xF4\x90\x80\x80\xEF\xBF\xBF\xE2\x80\x8B\xE2\x80\x8B Table 1 ";
    size_t length = sizeof text - 1;
    for (size_t from = 0; from < length; from += 3)
        for (size_t to = from; to <= length; to += 5) {
            struct pw_arena *own = pw_arena_new();
            char *piece = malloc(to - from + 1);
            memcpy(piece, text + from, to - from);
            struct pw_span spans[] = {
                {piece, (to - from) / 2, &body, PW_RGB_NONE, 0},
                {piece + (to - from) / 2, to - from - (to - from) / 2, &body, 0x123456, 1}};
            check_whole(pw_typist_break(typist, own, spans, 2, (double)(to % 7) * 9 - 5));
            free(piece);
            pw_arena_free(own);
        }
    struct pw_style odd = body;
    odd.family = NULL;
    odd.tracking = -1;
    pw_typist_break(typist, arena, &(struct pw_span){"x y", 3, &odd, 0, 0}, 1, NAN);
}
END_TEST

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

/* Catches: prose slower than Pango's 0.45 ms a KB, cells slower than its
 * 4.4 us; generous, for a busy machine; PW_SHOW_TIMES says how long it took. */
START_TEST(breaking_is_quick) {
    struct pw_buf buf = {0};
    while (buf.length < 1000)
        pw_buf_puts(&buf, samples[0]);
    double best[3] = {1e9, 1e9, 1e9};
    for (int round = 0; round < 5; round++) {
        for (int pango = 0; pango < 2; pango++) {
            typist->always_pango = pango;
            double start = now();
            for (int i = 0; i < 20; i++)
                paragraph(pw_buf_text(&buf), 400);
            double per_kb = (now() - start) / 20 / ((double)buf.length / 1000);
            best[pango] = per_kb < best[pango] ? per_kb : best[pango];
        }
        typist->always_pango = false;
        char cell[32];
        double start = now();
        for (int i = 0; i < 2000; i++) {
            snprintf(cell, sizeof cell, "%d.%d", i, round);
            pw_typist_width(typist, cell, &body);
        }
        double per_cell = (now() - start) / 2000;
        best[2] = per_cell < best[2] ? per_cell : best[2];
    }
    if (getenv("PW_SHOW_TIMES"))
        fprintf(stderr, "a KB: %.3f ms plain, %.3f ms pango; a new cell: %.2f us\n", best[0],
                best[1], best[2] * 1e3);
    pw_buf_release(&buf);
    ck_assert_double_lt(best[0], 4);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("text");
    TCase *t = tcase_create("text");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, widths_are_the_font_s);
    tcase_add_loop_test(t, both_setters_agree, 0, (int)PW_COUNT(samples));
    tcase_add_test(t, breaks_between_words);
    tcase_add_test(t, exact_width_fits);
    tcase_add_test(t, line_ends_force_lines);
    tcase_add_test(t, empty_text_is_a_line);
    tcase_add_test(t, text_is_normalised);
    tcase_add_test(t, signs_stay_plain);
    tcase_add_test(t, breaks_that_are_asked_for_or_forbidden);
    tcase_add_test(t, things_that_belong_together);
    tcase_add_test(t, very_long_word);
    tcase_add_test(t, ligatures_and_kerning);
    tcase_add_test(t, figures_align);
    tcase_add_test(t, spans_keep_style_and_mark);
    tcase_add_test(t, right_to_left_names);
    tcase_add_test(t, missing_characters_are_known);
    tcase_add_test(t, lines_are_cached);
    tcase_add_test(t, same_text_same_lines);
    tcase_add_test(t, narrowest_column);
    tcase_add_test(t, last_word_has_company);
    tcase_add_test(t, lines_are_drawn);
    tcase_add_test(t, hostile_texts);
    tcase_add_test(t, breaking_is_quick);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
