/* SPDX-License-Identifier: MIT
 *
 * The output intent's colour profile: sRGB as a version 2 display profile of
 * the fewest tags that the ICC demands, written here so that it has neither a
 * licence nor a date. Colorants are sRGB's primaries adapted to D50 (Bradford),
 * as in ICC.1:2001-04 and IEC 61966-2-1.
 */
#include <math.h>
#include <string.h>

#include "pdf_private.h"

/* Points of the tone curve; between them readers interpolate. */
enum { CURVE_POINTS = 64 };

static void u16(struct pw_buf *out, unsigned value) {
    pw_buf_putc(out, (char)(value >> 8 & 255));
    pw_buf_putc(out, (char)(value & 255));
}

static void u32(struct pw_buf *out, unsigned long value) {
    u16(out, (unsigned)(value >> 16 & 0xFFFF));
    u16(out, (unsigned)(value & 0xFFFF));
}

static void fixed(struct pw_buf *out, double value) { /* s15Fixed16 */
    u32(out, (unsigned long)(long)floor(value * 65536 + 0.5) & 0xFFFFFFFFul);
}

static void zeros(struct pw_buf *out, size_t count) {
    while (count--)
        pw_buf_putc(out, '\0');
}

static void pad(struct pw_buf *out) {
    while (out->length % 4)
        pw_buf_putc(out, '\0');
}

static void description(struct pw_buf *out) {
    static const char name[] = "sRGB";
    pw_buf_add(out, "desc\0\0\0\0", 8);
    u32(out, sizeof name);
    pw_buf_add(out, name, sizeof name);
    zeros(out, 4 + 4 + 2 + 1 + 67); /* no Unicode, no Macintosh name */
}

static void copyright(struct pw_buf *out) {
    static const char text[] = "no copyright, use freely";
    pw_buf_add(out, "text\0\0\0\0", 8);
    pw_buf_add(out, text, sizeof text);
}

static void xyz(struct pw_buf *out, double x, double y, double z) {
    pw_buf_add(out, "XYZ \0\0\0\0", 8);
    fixed(out, x);
    fixed(out, y);
    fixed(out, z);
}

static void curve(struct pw_buf *out) {
    pw_buf_add(out, "curv\0\0\0\0", 8);
    u32(out, CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++) {
        double v = (double)i / (CURVE_POINTS - 1);
        double linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
        u16(out, (unsigned)floor(linear * 65535 + 0.5));
    }
}

struct part {
    char tag[5];
    size_t offset, length;
};

static void part_end(struct pw_buf *data, struct part *part, const char *tag, size_t start) {
    memcpy(part->tag, tag, 5);
    part->offset = start;
    part->length = data->length - start;
    pad(data);
}

static void header(struct pw_buf *out, unsigned long size) {
    u32(out, size);
    zeros(out, 4);
    u32(out, 0x02100000ul); /* version 2.1 */
    pw_buf_puts(out, "mntrRGB XYZ ");
    const unsigned date[6] = {2000, 1, 1, 0, 0, 0};
    for (int i = 0; i < 6; i++)
        u16(out, date[i]);
    pw_buf_puts(out, "acsp");
    zeros(out, 4 + 4 + 4 + 4 + 8 + 4); /* platform, flags, maker, model, attributes, intent */
    fixed(out, 0.9642);                /* D50 */
    fixed(out, 1);
    fixed(out, 0.8249);
    zeros(out, 128 - 80);
}

void pdf_icc_profile(struct pw_buf *out) {
    struct pw_buf data = {0};
    struct part parts[9];
    size_t count = 0, start = 0;
    description(&data);
    part_end(&data, &parts[count++], "desc", start);
    start = data.length;
    copyright(&data);
    part_end(&data, &parts[count++], "cprt", start);
    static const struct {
        char tag[5];
        double x, y, z;
    } points[] = {{"wtpt", 0.9642, 1.0, 0.8249},
                  {"rXYZ", 0.43607, 0.22249, 0.01392},
                  {"gXYZ", 0.38515, 0.71687, 0.09708},
                  {"bXYZ", 0.14307, 0.06061, 0.71410}};
    for (size_t i = 0; i < PW_COUNT(points); i++) {
        start = data.length;
        xyz(&data, points[i].x, points[i].y, points[i].z);
        part_end(&data, &parts[count++], points[i].tag, start);
    }
    start = data.length;
    curve(&data);
    part_end(&data, &parts[count++], "rTRC", start);
    parts[count] = parts[count - 1]; /* one curve for all three */
    memcpy(parts[count++].tag, "gTRC", 5);
    parts[count] = parts[count - 1];
    memcpy(parts[count++].tag, "bTRC", 5);

    size_t base = 128 + 4 + 12 * count;
    header(out, (unsigned long)(base + data.length));
    u32(out, (unsigned long)count);
    for (size_t i = 0; i < count; i++) {
        pw_buf_puts(out, parts[i].tag);
        u32(out, (unsigned long)(base + parts[i].offset));
        u32(out, (unsigned long)parts[i].length);
    }
    pw_buf_add(out, data.data, data.length);
    pw_buf_release(&data);
}
