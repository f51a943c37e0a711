/* SPDX-License-Identifier: MIT
 *
 * agree A.png B.png [DIFFERENCE.png]: do two renderings of a page agree? Grey,
 * 3 x 3 box blur, then the share of pixels that lie more than 64 of 255 apart:
 * at most 0.5 %. The blur forgives half a pixel of hinting and anti-aliasing,
 * and nothing that an eye would see. Status 0 agree, 1 differ, 2 usage.
 */
#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { APART = 64 };
static const double share_most = 0.005;

struct grey {
    int width, height;
    unsigned char *pixels;
};

/* Luma over white paper. */
static unsigned char luma(uint32_t argb) {
    unsigned white = 255 - (argb >> 24), red = (argb >> 16) & 255, green = (argb >> 8) & 255;
    unsigned weighted = 299 * (red + white) + 587 * (green + white) + 114 * ((argb & 255) + white);
    return (unsigned char)((weighted + 500) / 1000);
}

static bool load(const char *path, struct grey *out) {
    cairo_surface_t *png = cairo_image_surface_create_from_png(path);
    bool read = cairo_surface_status(png) == CAIRO_STATUS_SUCCESS;
    if (!read) {
        fprintf(stderr, "agree: cannot read %s\n", path);
        cairo_surface_destroy(png);
        return false;
    }
    bool opaque = cairo_image_surface_get_format(png) == CAIRO_FORMAT_RGB24;
    out->width = cairo_image_surface_get_width(png);
    out->height = cairo_image_surface_get_height(png);
    out->pixels = calloc((size_t)out->width * (size_t)out->height + 1, 1);
    const unsigned char *rows = cairo_image_surface_get_data(png);
    int stride = cairo_image_surface_get_stride(png);
    for (int y = 0; out->pixels && y < out->height; y++)
        for (int x = 0; x < out->width; x++) {
            uint32_t argb;
            memcpy(&argb, rows + (size_t)y * (size_t)stride + 4 * (size_t)x, sizeof argb);
            out->pixels[(size_t)y * (size_t)out->width + (size_t)x] =
                luma(opaque ? argb | 0xFF000000u : argb);
        }
    cairo_surface_destroy(png);
    return out->pixels != NULL;
}

static int clamp(int value, int most) {
    return value < 0 ? 0 : value > most ? most : value;
}

/* Mean of the nine pixels around; the edge is repeated. */
static int blurred(const struct grey *g, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            sum += g->pixels[(size_t)clamp(y + dy, g->height - 1) * (size_t)g->width +
                             (size_t)clamp(x + dx, g->width - 1)];
    return (sum + 4) / 9;
}

/* Red where the two differ, the first page in pale grey elsewhere. */
static void picture(const char *path, const struct grey *a, const unsigned char *apart, int width,
                    int height) {
    cairo_surface_t *png = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *rows = cairo_image_surface_get_data(png);
    int stride = cairo_image_surface_get_stride(png);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            unsigned pale = 170 + a->pixels[(size_t)y * (size_t)a->width + (size_t)x] / 3u;
            uint32_t rgb = apart[(size_t)y * (size_t)width + (size_t)x]
                               ? 0xD00000u
                               : pale << 16 | pale << 8 | pale;
            memcpy(rows + (size_t)y * (size_t)stride + 4 * (size_t)x, &rgb, sizeof rgb);
        }
    cairo_surface_mark_dirty(png);
    if (cairo_surface_write_to_png(png, path) != CAIRO_STATUS_SUCCESS)
        fprintf(stderr, "agree: cannot write %s\n", path);
    cairo_surface_destroy(png);
}

static int compare(const struct grey *a, const struct grey *b, const char *difference) {
    /* a fraction of a pixel at the edge is rounded up by one and down by the other */
    if (abs(a->width - b->width) > 1 || abs(a->height - b->height) > 1) {
        printf("differ: %d x %d and %d x %d pixels\n", a->width, a->height, b->width, b->height);
        return 1;
    }
    int width = a->width < b->width ? a->width : b->width;
    int height = a->height < b->height ? a->height : b->height;
    size_t pixels = (size_t)width * (size_t)height, count = 0;
    unsigned char *apart = calloc(pixels + 1, 1);
    if (!apart || pixels == 0)
        return 2;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            if (abs(blurred(a, x, y) - blurred(b, x, y)) > APART) {
                apart[(size_t)y * (size_t)width + (size_t)x] = 1;
                count++;
            }
    if (difference)
        picture(difference, a, apart, width, height);
    free(apart);
    double share = (double)count / (double)pixels;
    printf("%s: %.4f %% of pixels more than %d apart\n", share <= share_most ? "agree" : "differ",
           100 * share, APART);
    return share <= share_most ? 0 : 1;
}

int main(int argc, char **argv) {
    struct grey a = {0}, b = {0};
    int status = 2;
    if (argc != 3 && argc != 4)
        fputs("usage: agree A.png B.png [DIFFERENCE.png]\n", stderr);
    else if (load(argv[1], &a) && load(argv[2], &b))
        status = compare(&a, &b, argc == 4 ? argv[3] : NULL);
    free(a.pixels);
    free(b.pixels);
    return status;
}
