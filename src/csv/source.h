/* SPDX-License-Identifier: MIT
 *
 * source: the bytes below csv. A file or memory, inflated when the content is
 * gzip, without byte-order mark, UTF-16 turned into UTF-8.
 */
#ifndef PACKWRIGHT_CSV_SOURCE_H
#define PACKWRIGHT_CSV_SOURCE_H

#include <zlib.h>

#include "packwright/base.h"

enum { PW_SOURCE_CHUNK = 1 << 18 }; /* bytes asked of the file at a time */

enum pw_encoding { PW_ENC_BYTES, PW_ENC_UTF16_LE, PW_ENC_UTF16_BE };

struct pw_source {
    const char *name; /* in errors; the caller's */
    int fd;           /* -1: memory */
    const unsigned char *memory;
    size_t memory_left;
    unsigned char *raw; /* what was read, not yet inflated */
    size_t raw_at, raw_end;
    bool raw_done; /* the file has no more */
    bool gzip;
    bool member_done; /* the last gzip member was read to its end */
    z_stream inflater;
    enum pw_encoding encoding;
    unsigned char *wide; /* UTF-16 bytes waiting for their pair or surrogate */
    size_t wide_count;
};

/* Opens a path, or memory when `text` is not NULL. False with an error when it
 * cannot be read or is plainly no text (a workbook, a PDF, a picture). On
 * failure there is nothing to close. */
bool pw_source_open(struct pw_source *source, const char *name, const char *text, size_t length,
                    struct pw_err *err);
void pw_source_close(struct pw_source *source);
/* Appends more text to `out`; *end when there is none left. */
bool pw_source_more(struct pw_source *source, struct pw_buf *out, bool *end, struct pw_err *err);

#endif
