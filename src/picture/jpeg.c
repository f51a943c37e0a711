/* SPDX-License-Identifier: MIT
 *
 * JPEG: the markers are read here, the picture is decoded by TurboJPEG (whose
 * faults are return values). It is decoded to prove that it is whole and for
 * previews; the PDF carries the file's own coefficients. What a camera writes
 * beside the picture is left out of these bytes: the place of a photograph, or
 * a thumbnail from before it was cropped, can lead to a child.
 */
#include <string.h>
#include <turbojpeg.h>

#include "picture_in.h"

struct segments {
    const struct picture_file *file;
    struct pw_buf kept;
    int channels, depth;
    int turned;   /* EXIF orientation, 1 upright */
    bool profile; /* an ICC profile that is not sRGB's */
    bool frame;   /* a frame that a PDF reader can decode */
};

static unsigned two(const unsigned char *at) {
    return (unsigned)at[0] << 8 | at[1];
}

static uint32_t exif_number(const unsigned char *at, int size, bool little) {
    uint32_t value = 0;
    for (int i = 0; i < size; i++)
        value |= (uint32_t)at[i] << 8 * (little ? i : size - 1 - i);
    return value;
}

/* Orientation is entry 0x0112 of the first directory of the TIFF inside. */
static int exif_turned(const unsigned char *body, size_t length) {
    if (length < 14 || memcmp(body, "Exif\0\0", 6) != 0)
        return 1;
    const unsigned char *tiff = body + 6;
    size_t size = length - 6;
    bool little = tiff[0] == 'I';
    size_t at = exif_number(tiff + 4, 4, little);
    if (at > size || size - at < 2)
        return 1;
    size_t entries = exif_number(tiff + at, 2, little);
    for (at += 2; entries > 0 && size - at >= 12; entries--, at += 12)
        if (exif_number(tiff + at, 2, little) == 0x0112)
            return (int)exif_number(tiff + at + 8, 2, little);
    return 1;
}

static bool contains(const unsigned char *body, size_t length, const char *word, size_t n) {
    for (size_t i = 0; i + n <= length; i++)
        if (memcmp(body + i, word, n) == 0)
            return true;
    return false;
}

/* Whether the segment goes into the PDF: all but what is said beside the picture. */
static bool segment_see(struct segments *s, unsigned marker, const unsigned char *body,
                        size_t length) {
    bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame && length >= 6) {
        s->frame = marker <= 0xC2; /* baseline, extended, progressive */
        s->depth = body[0];
        s->channels = body[5];
    }
    if (marker == 0xE1 && s->turned == 1)
        s->turned = exif_turned(body, length);
    if (marker == 0xE2 && length >= 12 && memcmp(body, "ICC_PROFILE", 12) == 0 &&
        !contains(body, length, "sRGB", 4) && !contains(body, length, "s\0R\0G\0B", 7))
        s->profile = s->profile || body[12] == 1;
    bool jfif = marker == 0xE0 && length >= 5 && memcmp(body, "JFIF", 5) == 0;
    bool adobe = marker == 0xEE && length >= 5 && memcmp(body, "Adobe", 5) == 0;
    return jfif || adobe || !((marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE);
}

/* All up to the first scan, by segment; the scans as they are. */
static bool read_segments(struct segments *s) {
    const unsigned char *bytes = s->file->bytes;
    size_t at = 2, length = s->file->length;
    pw_buf_add(&s->kept, bytes, 2);
    while (length - at >= 4 && bytes[at] == 0xFF) {
        unsigned marker = bytes[at + 1];
        if (marker == 0xFF) { /* fill byte */
            at++;
            continue;
        }
        size_t size = two(bytes + at + 2);
        if (size < 2 || size > length - at - 2)
            return false;
        if (segment_see(s, marker, bytes + at + 4, size - 2))
            pw_buf_add(&s->kept, bytes + at, size + 2);
        at += size + 2;
        if (marker == 0xDA) {
            pw_buf_add(&s->kept, bytes + at, length - at);
            return true;
        }
    }
    return false;
}

static bool taken(const struct segments *s) {
    const struct picture_file *file = s->file;
    if (!s->frame || s->depth != 8)
        return picture_bad(file, "picture-kind",
                           "is a JPEG of a rare kind (lossless, arithmetic or over 8 bits); save "
                           "it as an ordinary JPEG");
    if (s->channels != 1 && s->channels != 3)
        return picture_bad(file, "picture-colours",
                           "is made for printing inks (CMYK), which a page on a screen can't "
                           "show; save it in RGB");
    if (s->turned > 1 && s->turned <= 8)
        return picture_bad(file, "picture-turned",
                           "lies on its side, with a note of the camera's that says so; turn it "
                           "in a picture viewer and save it upright");
    if (s->profile)
        pw_find(file->findings, PW_WARNING, "picture-profile", file->place,
                "the picture %s has colours of a space that is not sRGB; they are taken for "
                "sRGB and may look paler: save it with the profile sRGB",
                pw_path_name(file->path));
    return true;
}

static bool decode(const struct segments *s, tjhandle turbo, struct pw_image *image) {
    const struct picture_file *file = s->file;
    int width, height, subsampling, space;
    if (tjDecompressHeader3(turbo, file->bytes, file->length, &width, &height, &subsampling,
                            &space) != 0)
        return picture_bad(file, "picture-broken", "is a damaged JPEG: %s", tjGetErrorStr2(turbo));
    if (!picture_size_taken(file, (uint64_t)width, (uint64_t)height))
        return false;
    size_t pixels = (size_t)width * (size_t)height;
    unsigned char *rgb = pw_arena_alloc(file->arena, 3 * pixels);
    if (tjDecompress2(turbo, file->bytes, file->length, rgb, width, 0, height, TJPF_RGB,
                      TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) != 0)
        return picture_bad(file, "picture-broken", "is a damaged JPEG: %s", tjGetErrorStr2(turbo));
    image->width = width;
    image->height = height;
    image->pixels = rgb;
    image->grey = s->channels == 1;
    return true;
}

bool picture_jpeg(const struct picture_file *file, struct pw_image *image) {
    struct segments s = {.file = file, .turned = 1};
    tjhandle turbo = tjInitDecompress();
    bool read = read_segments(&s);
    bool good = read ? taken(&s)
                     : picture_bad(file, "picture-broken", "is a damaged JPEG: it ends too early");
    good = good && turbo && decode(&s, turbo, image);
    if (good) {
        image->jpeg =
            (const unsigned char *)pw_arena_strndup(file->arena, s.kept.data, s.kept.length);
        image->jpeg_length = s.kept.length;
    }
    if (turbo)
        tjDestroy(turbo);
    pw_buf_release(&s.kept);
    return good;
}
