/* SPDX-License-Identifier: MIT
 *
 * source: reading, inflating and decoding the bytes of a CSV file, a chunk at
 * a time.
 */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One read into the empty room behind raw_end. */
static bool fill_raw(struct pw_source *s, struct pw_err *err) {
    if (s->raw_at == s->raw_end)
        s->raw_at = s->raw_end = 0;
    size_t room = PW_SOURCE_CHUNK - s->raw_end;
    if (s->raw_done || room == 0)
        return true;
    if (s->fd < 0) {
        size_t take = s->memory_left < room ? s->memory_left : room;
        memcpy(s->raw + s->raw_end, s->memory, take);
        s->memory += take;
        s->memory_left -= take;
        s->raw_end += take;
        s->raw_done = s->memory_left == 0;
        return true;
    }
    ssize_t got;
    do
        got = read(s->fd, s->raw + s->raw_end, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return pw_fail(err, "%s: cannot be read: %s.", s->name, strerror(errno));
    s->raw_end += (size_t)got;
    s->raw_done = got == 0;
    return true;
}

/* Inflated bytes, or the raw ones; *got 0 only at the end. `out` has room for
 * PW_SOURCE_CHUNK bytes. */
static bool next_bytes(struct pw_source *s, unsigned char *out, size_t *got, struct pw_err *err) {
    *got = 0;
    while (*got == 0) {
        if (s->raw_at == s->raw_end && !fill_raw(s, err))
            return false;
        size_t left = s->raw_end - s->raw_at;
        if (left == 0 && s->raw_done) {
            if (s->gzip && !s->member_done)
                return pw_fail(err, "%s: the gzip data end too early: the file was cut off.",
                               s->name);
            return true;
        }
        if (!s->gzip) {
            memcpy(out, s->raw + s->raw_at, left);
            s->raw_at += left;
            *got = left;
            return true;
        }
        if (s->member_done) { /* a further member, or padding with zeros */
            if (s->raw[s->raw_at] == 0) {
                s->raw_at++;
                continue;
            }
            inflateReset(&s->inflater);
            s->member_done = false;
        }
        s->inflater.next_in = s->raw + s->raw_at;
        s->inflater.avail_in = (uInt)left;
        s->inflater.next_out = out;
        s->inflater.avail_out = PW_SOURCE_CHUNK;
        int status = inflate(&s->inflater, Z_NO_FLUSH);
        s->raw_at += left - s->inflater.avail_in;
        *got = PW_SOURCE_CHUNK - s->inflater.avail_out;
        if (status == Z_STREAM_END)
            s->member_done = true;
        else if (status != Z_OK && status != Z_BUF_ERROR)
            return pw_fail(err, "%s: the gzip data are damaged (%s).", s->name,
                           s->inflater.msg ? s->inflater.msg : "checksum");
    }
    return true;
}

static unsigned unit_at(const struct pw_source *s, const unsigned char *p) {
    return s->encoding == PW_ENC_UTF16_LE ? (unsigned)(p[0] | p[1] << 8)
                                          : (unsigned)(p[1] | p[0] << 8);
}

/* UTF-16 in s->wide to UTF-8; what is left is half a pair. */
static bool decode_wide(struct pw_source *s, struct pw_buf *out, bool last, struct pw_err *err) {
    size_t at = 0;
    while (at + 2 <= s->wide_count) {
        unsigned unit = unit_at(s, s->wide + at);
        if (unit >= 0xD800 && unit < 0xDC00) {
            if (at + 4 > s->wide_count && !last)
                break;
            unsigned low = at + 4 <= s->wide_count ? unit_at(s, s->wide + at + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                pw_utf8_put(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                at += 4;
                continue;
            }
            unit = 0xFFFD; /* half a surrogate pair */
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            unit = 0xFFFD;
        }
        if (unit < 0x80)
            pw_buf_putc(out, (char)unit);
        else
            pw_utf8_put(out, unit);
        at += 2;
    }
    s->wide_count -= at;
    memmove(s->wide, s->wide + at, s->wide_count);
    if (last && s->wide_count)
        return pw_fail(err, "%s: UTF-16 text of an odd number of bytes: the file was cut off.",
                       s->name);
    return true;
}

bool pw_source_more(struct pw_source *s, struct pw_buf *out, bool *end, struct pw_err *err) {
    unsigned char *at = s->wide + s->wide_count;
    size_t got;
    if (!next_bytes(s, at, &got, err))
        return false;
    *end = got == 0;
    s->wide_count += got;
    if (s->encoding == PW_ENC_BYTES) {
        pw_buf_add(out, s->wide, s->wide_count);
        s->wide_count = 0;
        return true;
    }
    return decode_wide(s, out, *end, err);
}

/* Enough raw bytes to know what the file is. */
static bool fill_head(struct pw_source *s, struct pw_err *err) {
    while (s->raw_end < 4 && !s->raw_done)
        if (!fill_raw(s, err))
            return false;
    return true;
}

static bool starts(const unsigned char *bytes, size_t count, const char *magic, size_t length) {
    return count >= length && memcmp(bytes, magic, length) == 0;
}

static bool is_text(const struct pw_source *s, const unsigned char *bytes, size_t count,
                    struct pw_err *err) {
    if (starts(bytes, count, "PK\3\4", 4) || starts(bytes, count, "\xD0\xCF\x11\xE0", 4))
        return pw_fail(err, "%s: is a workbook or an archive, not CSV: save the sheet as CSV.",
                       s->name);
    if (starts(bytes, count, "%PDF", 4) || starts(bytes, count, "\x89PNG", 4) ||
        starts(bytes, count,
               "\x7F"
               "ELF",
               4) ||
        starts(bytes, count, "SQLi", 4))
        return pw_fail(err, "%s: is not a text file, so it cannot be read as CSV.", s->name);
    return true;
}

/* Looks at the first decoded bytes: strips the mark, sets the encoding. The
 * bytes go back into s->wide as if just read. */
static bool find_encoding(struct pw_source *s, struct pw_err *err) {
    size_t have = 0;
    while (have < 4) { /* a chunk may be tiny: a gzip member of one byte is legal */
        size_t got;
        if (!next_bytes(s, s->wide + have, &got, err))
            return false;
        if (got == 0)
            break;
        have += got;
    }
    if (!is_text(s, s->wide, have, err))
        return false;
    size_t mark = 0;
    if (starts(s->wide, have, "\xEF\xBB\xBF", 3)) {
        mark = 3;
    } else if (starts(s->wide, have, "\xFF\xFE", 2)) {
        s->encoding = PW_ENC_UTF16_LE;
        mark = 2;
    } else if (starts(s->wide, have, "\xFE\xFF", 2)) {
        s->encoding = PW_ENC_UTF16_BE;
        mark = 2;
    }
    s->wide_count = have - mark;
    memmove(s->wide, s->wide + mark, s->wide_count);
    return true;
}

bool pw_source_open(struct pw_source *s, const char *name, const char *text, size_t length,
                    struct pw_err *err) {
    *s = (struct pw_source){.name = name, .fd = -1};
    if (text) {
        s->memory = (const unsigned char *)text;
        s->memory_left = length;
    } else if ((s->fd = open(name, O_RDONLY | O_CLOEXEC)) < 0) {
        return pw_fail(err, "%s: cannot be opened: %s.", name, strerror(errno));
    }
    s->raw = pw_alloc(PW_SOURCE_CHUNK);
    s->wide = pw_alloc(2 * PW_SOURCE_CHUNK + 8);
    bool ok = fill_head(s, err);
    if (ok && s->raw_end >= 2 && s->raw[0] == 0x1F && s->raw[1] == 0x8B) {
        s->gzip = inflateInit2(&s->inflater, 16 + MAX_WBITS) == Z_OK;
        ok = s->gzip || pw_fail(err, "%s: zlib could not be started.", name);
    }
    ok = ok && find_encoding(s, err);
    if (!ok)
        pw_source_close(s);
    return ok;
}

void pw_source_close(struct pw_source *s) {
    if (s->gzip)
        inflateEnd(&s->inflater);
    if (s->fd >= 0)
        close(s->fd);
    free(s->raw);
    free(s->wide);
    *s = (struct pw_source){.fd = -1};
}
