/* SPDX-License-Identifier: MIT
 *
 * picture: what whole files decode to, and that no broken, oversized, disguised
 * or active one gets through.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "check_main.h"
#include "packwright/picture.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static const struct pw_place place = {"pack.md", 3, 1};
static char folder[] = "/tmp/check_picture_XXXXXX";

static void setup(void) {
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    strcpy(folder, "/tmp/check_picture_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    pw_arena_free(arena);
}

static const struct pw_picture *load(const char *name, const void *bytes, size_t length) {
    struct pw_err err = {0};
    const char *path = pw_path_join(arena, folder, name);
    pw_findings_init(&findings, arena);
    ck_assert(pw_file_write(path, bytes, length, &err));
    return pw_picture_load(arena, path, place, &findings);
}

static const struct pw_picture *svg(const char *text) {
    return load("a.svg", text, strlen(text));
}

/* The file is refused with one finding of this id. */
static void refused(const struct pw_picture *picture, const char *id) {
    ck_assert_ptr_null(picture);
    ck_assert_msg(findings.list_count > 0, "no finding; wanted %s", id);
    ck_assert_str_eq(findings.list[0].id, id);
    ck_assert_int_eq(findings.list[0].level, PW_ERROR);
}

/* ---- PNG --------------------------------------------------------------------- */
static void chunk(struct pw_buf *out, const char *type, const void *data, size_t length) {
    unsigned char head[4] = {(unsigned char)(length >> 24), (unsigned char)(length >> 16),
                             (unsigned char)(length >> 8), (unsigned char)length};
    pw_buf_add(out, head, 4);
    size_t start = out->length;
    pw_buf_add(out, type, 4);
    pw_buf_add(out, data, length);
    unsigned long crc = crc32(0, (const Bytef *)out->data + start, (uInt)(length + 4));
    for (int shift = 24; shift >= 0; shift -= 8)
        pw_buf_putc(out, (char)(crc >> shift & 255));
}

/* RGBA, with the pixels given; the head may claim another size. */
static void png_make(struct pw_buf *out, uint32_t width, uint32_t height, const void *rows,
                     size_t length) {
    unsigned char head[13] = {0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
        head[i] = (unsigned char)(width >> (24 - 8 * i));
        head[4 + i] = (unsigned char)(height >> (24 - 8 * i));
    }
    unsigned char packed[4096];
    uLongf size = sizeof packed;
    ck_assert_int_eq(compress(packed, &size, rows, length), Z_OK);
    pw_buf_add(out, "\x89PNG\r\n\x1a\n", 8);
    chunk(out, "IHDR", head, sizeof head);
    chunk(out, "IDAT", packed, size);
    chunk(out, "IEND", "", 0);
}

static const unsigned char two_pixels[] = {0, 10, 20, 30, 255, 200, 100, 50, 128};

/* Colour and alpha come apart, straight, not multiplied. */
START_TEST(png_colour_and_alpha) {
    struct pw_buf file = {0};
    png_make(&file, 2, 1, two_pixels, sizeof two_pixels);
    const struct pw_picture *picture = load("a.png", file.data, file.length);
    ck_assert_ptr_nonnull(picture);
    const struct pw_image *image = picture->image;
    ck_assert_int_eq(image->width, 2);
    static const unsigned char rgb[] = {10, 20, 30, 200, 100, 50};
    ck_assert_mem_eq(image->pixels, rgb, 6);
    ck_assert_int_eq(image->alpha[0], 255);
    ck_assert_int_eq(image->alpha[1], 128);
    ck_assert_ptr_null(image->jpeg);
    pw_buf_release(&file);
}
END_TEST

/* Cut anywhere, or one byte wrong: never a picture, never a crash. */
START_TEST(png_damaged) {
    struct pw_buf file = {0};
    png_make(&file, 2, 1, two_pixels, sizeof two_pixels);
    for (size_t length = 8; length + 12 < file.length; length++)
        refused(load("a.png", file.data, length), "picture-broken");
    for (size_t at = 8; at < file.length - 12; at++) {
        struct pw_buf bad = {0};
        pw_buf_add(&bad, file.data, file.length);
        bad.data[at] = (char)(bad.data[at] ^ 0x55);
        const struct pw_picture *picture = load("a.png", bad.data, bad.length);
        ck_assert(picture == NULL || findings.errors == 0);
        pw_buf_release(&bad);
    }
    pw_buf_release(&file);
}
END_TEST

/* A head that claims what would take gigabytes is refused before unpacking. */
START_TEST(png_bomb) {
    struct pw_buf file = {0};
    png_make(&file, 19999, 19999, two_pixels, sizeof two_pixels);
    refused(load("a.png", file.data, file.length), "picture-size");
    pw_buf_clear(&file);
    png_make(&file, 100000, 1, two_pixels, sizeof two_pixels);
    refused(load("a.png", file.data, file.length), "picture-size");
    pw_buf_release(&file);
}
END_TEST

START_TEST(names_and_bytes_agree) {
    struct pw_buf file = {0};
    png_make(&file, 2, 1, two_pixels, sizeof two_pixels);
    refused(load("a.jpg", file.data, file.length), "picture-kind");
    refused(load("a.svg", file.data, file.length), "picture-kind");
    refused(load("a.gif", "GIF89a", 6), "picture-kind");
    refused(load("a.png", "", 0), "picture-kind");
    refused(load("a.svg", "<html></html>", 13), "picture-kind");
    refused(pw_picture_load(arena, "/tmp", place, (pw_findings_init(&findings, arena), &findings)),
            "picture-missing");
    pw_buf_release(&file);
}
END_TEST

/* ---- JPEG -------------------------------------------------------------------- */
static char *photo(size_t *length) {
    struct pw_err err = {0};
    char *bytes = pw_file_read(arena, "tests/gallery/brand-images/photo.jpg", length, &err);
    ck_assert_msg(bytes != NULL, "%s", err.text);
    return bytes;
}

static bool has(const unsigned char *bytes, size_t length, const char *word) {
    for (size_t i = 0; i + strlen(word) <= length; i++)
        if (memcmp(bytes + i, word, strlen(word)) == 0)
            return true;
    return false;
}

/* A segment put right after the start of the file. */
static const struct pw_picture *with_segment(int marker, const void *body, size_t size) {
    size_t length;
    char *bytes = photo(&length);
    struct pw_buf file = {0};
    pw_buf_add(&file, bytes, 2);
    pw_buf_putc(&file, (char)0xFF);
    pw_buf_putc(&file, (char)marker);
    pw_buf_putc(&file, (char)((size + 2) >> 8));
    pw_buf_putc(&file, (char)(size + 2));
    pw_buf_add(&file, body, size);
    pw_buf_add(&file, bytes + 2, length - 2);
    const struct pw_picture *picture = load("a.jpg", file.data, file.length);
    pw_buf_release(&file);
    return picture;
}

/* What the camera wrote beside the picture must not travel in the PDF. */
START_TEST(jpeg_says_no_more_than_its_picture) {
    static const char exif[] = "Exif\0\0II*\0\x08\0\0\0\0\0GPS 51.5N 0.1W thumbnail";
    const struct pw_picture *picture = with_segment(0xE1, exif, sizeof exif);
    ck_assert_ptr_nonnull(picture);
    ck_assert_int_eq((int)findings.list_count, 0);
    const struct pw_image *image = picture->image;
    ck_assert(!has(image->jpeg, image->jpeg_length, "GPS"));
    ck_assert(image->jpeg[0] == 0xFF && image->jpeg[1] == 0xD8);
    ck_assert_int_eq(image->width, 720);
    ck_assert(!image->grey);
    picture = with_segment(0xFE, "taken by a person", 17);
    ck_assert(!has(picture->image->jpeg, picture->image->jpeg_length, "person"));
}
END_TEST

START_TEST(jpeg_turned_and_profiles) {
    static const char turned[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    refused(with_segment(0xE1, turned, sizeof turned), "picture-turned");
    static const char far[] = "Exif\0\0MM\0*\xFF\xFF\xFF\xFF\0\x01\x01\x12";
    ck_assert_ptr_nonnull(with_segment(0xE1, far, sizeof far));
    static const char wide[] = "ICC_PROFILE\0\x01\x01 Display P3";
    ck_assert_ptr_nonnull(with_segment(0xE2, wide, sizeof wide));
    ck_assert_str_eq(findings.list[0].id, "picture-profile");
    static const char usual[] = "ICC_PROFILE\0\x01\x01 sRGB IEC61966-2.1";
    ck_assert_ptr_nonnull(with_segment(0xE2, usual, sizeof usual));
    ck_assert_int_eq((int)findings.list_count, 0);
}
END_TEST

/* Four channels are inks; other frames are kinds that readers of PDF lack. */
START_TEST(jpeg_of_rare_kinds) {
    size_t length;
    char *bytes = photo(&length);
    for (size_t i = 0; i + 10 < length; i++)
        if ((unsigned char)bytes[i] == 0xFF &&
            ((unsigned char)bytes[i + 1] == 0xC0 || (unsigned char)bytes[i + 1] == 0xC2)) {
            char channels = bytes[i + 9], frame = bytes[i + 1];
            bytes[i + 9] = 4;
            refused(load("a.jpg", bytes, length), "picture-colours");
            bytes[i + 9] = channels;
            bytes[i + 1] = (char)0xC9;
            refused(load("a.jpg", bytes, length), "picture-kind");
            bytes[i + 1] = frame;
            bytes[i + 5] = bytes[i + 7] = 0x7F; /* 32,000 pixels a side */
            refused(load("a.jpg", bytes, length), "picture-size");
            return;
        }
    ck_abort_msg("the photograph has no frame");
}
END_TEST

START_TEST(jpeg_cut) {
    size_t length;
    char *bytes = photo(&length);
    for (size_t part = 1; part < 40; part++) {
        ck_assert_ptr_null(load("a.jpg", bytes, 3 + (length - 10) * part / 40));
        ck_assert_str_eq(findings.list[0].id, "picture-broken");
    }
}
END_TEST

/* ---- SVG --------------------------------------------------------------------- */
#define HEAD "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>"

static void at(const struct pw_shape *shape, size_t point, double x, double y) {
    ck_assert_msg(point * 2 + 1 < shape->points_count, "only %zu points", shape->points_count / 2);
    ck_assert_msg(fabs(shape->points[2 * point] - x) < 1e-6 &&
                      fabs(shape->points[2 * point + 1] - y) < 1e-6,
                  "point %zu is %g %g, not %g %g", point, shape->points[2 * point],
                  shape->points[2 * point + 1], x, y);
}

/* Every command, absolute and relative, ends where the standard says. */
START_TEST(svg_paths) {
    const struct pw_picture *p = svg(
        HEAD "<path d='M10,10h10v5l-5-.5.5.5H1V2L3 4c1 1 2 2 3 3s1 1 2 2q1 1 2 0t2 0a5 5 0 01 5 5z"
             "m1 1 2 2M0 0'/></svg>");
    ck_assert_ptr_nonnull(p);
    const struct pw_shape *s = p->shapes;
    ck_assert_str_eq(s->verbs, "MLLLLLLLCCCCCZMLM");
    at(s, 1, 20, 10);
    at(s, 2, 20, 15);
    at(s, 3, 15, 14.5);
    at(s, 4, 15.5, 15);
    at(s, 5, 1, 15);
    at(s, 6, 1, 2);
    at(s, 10, 6, 7);
    at(s, 11, 7, 8); /* the hand of a smooth curve mirrors the one before */
    at(s, 13, 8, 9);
    at(s, 16, 10, 9);
    at(s, 19, 12, 9);
    at(s, 22, 17, 14);
    at(s, 23, 11, 11); /* relative to where the closed part began */
}
END_TEST

/* Nested transformations, styles by attribute, class and style, in that order. */
START_TEST(svg_style_and_transform) {
    const struct pw_picture *p =
        svg(HEAD "<style>.a, .b{fill:#00ff00} /* c */ .b{stroke:navy;stroke-width:2px}</style>"
                 "<g transform='translate(10 5) scale(2)' fill='red'><rect width='4' height='3' "
                 "class='b' fill-rule='evenodd'/><circle r='1' style='fill:none;stroke:#123'/></g>"
                 "<rect width='5' height='5' fill='none'/></svg>");
    ck_assert_ptr_nonnull(p);
    ck_assert_int_eq((int)p->shapes_count, 2);
    ck_assert_int_eq((int)p->shapes[0].fill, 0x00FF00);
    ck_assert_int_eq((int)p->shapes[0].stroke, 0x000080);
    ck_assert(p->shapes[0].even_odd);
    ck_assert_double_eq_tol(p->shapes[0].stroke_width, 4, 1e-9);
    at(&p->shapes[0], 2, 18, 11);
    ck_assert_int_eq((int)p->shapes[1].fill, (int)PW_RGB_NONE);
    ck_assert_int_eq((int)p->shapes[1].stroke, 0x112233);
    at(&p->shapes[1], 0, 12, 5);
}
END_TEST

/* A circle of curves keeps within a thousandth of its radius. */
START_TEST(svg_round) {
    const struct pw_picture *p = svg(HEAD "<ellipse cx='50' cy='25' rx='20' ry='20'/></svg>");
    const struct pw_shape *s = p->shapes;
    const double *q = s->points;
    for (size_t i = 1; i < s->verbs_count && s->verbs[i] == 'C'; i++, q += 6)
        for (double t = 0; t <= 1; t += 0.1) {
            double u = 1 - t, c[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
            double x = c[0] * q[0] + c[1] * q[2] + c[2] * q[4] + c[3] * q[6];
            double y = c[0] * q[1] + c[1] * q[3] + c[2] * q[5] + c[3] * q[7];
            ck_assert_double_eq_tol(hypot(x - 50, y - 25), 20, 0.02);
        }
}
END_TEST

/* Whatever would be drawn differently is refused by name. */
START_TEST(svg_unsupported) {
    static const char *const bad[] = {"<text>x</text>",
                                      "<rect width='1' height='1' fill='url(#g)'/>",
                                      "<rect width='1' height='1' fill='chartreuse-ish'/>",
                                      "<rect width='1' height='1' opacity='.5'/>",
                                      "<g filter='url(#f)'><rect width='1' height='1'/></g>",
                                      "<use href='#a'/>",
                                      "<rect width='50%' height='1'/>",
                                      "<style>rect{fill:red}</style><rect width='1' height='1'/>",
                                      "<rect width='1' height='1' transform='spin(3)'/>"};
    for (size_t i = 0; i < PW_COUNT(bad); i++)
        refused(svg(pw_arena_printf(arena, HEAD "%s</svg>", bad[i])), "svg-unsupported");
    refused(svg(HEAD "</svg>"), "picture-broken");
    refused(svg(HEAD "<path d='M0 0 L 1'/></svg>"), "picture-broken");
    refused(svg(HEAD "<path d='L 1 1'/></svg>"), "picture-broken");
    refused(svg(HEAD "<path d='M0 0Z1 1'/></svg>"), "picture-broken");
    refused(svg(HEAD "<path"), "picture-broken");
    refused(svg("<svg viewBox='0 0 0 5'><path d='M0 0h1v1z'/></svg>"), "picture-broken");
}
END_TEST

/* Nothing in a picture may run, grow, or reach out of its file. */
START_TEST(svg_active) {
    refused(svg("<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" HEAD "</svg>"),
            "svg-active");
    refused(svg("<!DOCTYPE svg [<!ENTITY x SYSTEM '/etc/passwd'>]>" HEAD "</svg>"), "svg-active");
    refused(svg(HEAD "<script>alert(1)</script></svg>"), "svg-active");
    refused(svg(HEAD "<rect onclick='x()' width='1' height='1'/></svg>"), "svg-active");
    refused(svg(HEAD "<image href='http://a.example/x.png'/></svg>"), "svg-active");
    refused(svg(HEAD "<defs><use href='other.svg#a'/></defs></svg>"), "svg-active");
    refused(svg(HEAD "<style>@import url(x.css);</style></svg>"), "svg-active");
    refused(svg(HEAD "<foreignObject/></svg>"), "svg-active");
    struct pw_buf deep = {0};
    pw_buf_puts(&deep, HEAD);
    for (int i = 0; i < 100000; i++)
        pw_buf_puts(&deep, "<g>");
    refused(load("a.svg", deep.data, deep.length), "picture-size");
    pw_buf_release(&deep);
    ck_assert_ptr_nonnull(svg("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
                              "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" HEAD
                              "<rect width='1' height='1'/></svg>"));
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("picture");
    TCase *c = tcase_create("picture");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, png_colour_and_alpha);
    tcase_add_test(c, png_damaged);
    tcase_add_test(c, png_bomb);
    tcase_add_test(c, names_and_bytes_agree);
    tcase_add_test(c, jpeg_says_no_more_than_its_picture);
    tcase_add_test(c, jpeg_turned_and_profiles);
    tcase_add_test(c, jpeg_of_rare_kinds);
    tcase_add_test(c, jpeg_cut);
    tcase_add_test(c, svg_paths);
    tcase_add_test(c, svg_style_and_transform);
    tcase_add_test(c, svg_round);
    tcase_add_test(c, svg_unsupported);
    tcase_add_test(c, svg_active);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
