/* SPDX-License-Identifier: MIT
 *
 * packwright dump doc|trace|tags PACK: a stage of a pack as text.
 */
#include "command.h"

#include <stdio.h>

#include "packwright/paint.h"

static const struct pw_option_spec options[] = {PW_PACK_OPTIONS, {0}};

static int dump(struct pw_cli *cli, const struct pw_args *args) {
    if (args->words_count != 2)
        return pw_complain_usage(&pw_command_dump, "say what (doc, trace or tags) and which PACK");
    const char *what = args->words[0];
    bool doc = pw_streq(what, "doc"), trace = pw_streq(what, "trace");
    if (!doc && !trace && !pw_streq(what, "tags"))
        return pw_complain_usage(&pw_command_dump, "'%s' is none of doc, trace, tags", what);
    struct pw_pipeline pipe;
    struct pw_buf text = {0};
    if (pw_pipeline_open(&pipe, cli, args) &&
        pw_pipeline_compose(&pipe, cli, args, args->words[1])) {
        if (doc)
            pw_doc_dump(pipe.doc, &text);
        else if (pw_pipeline_layout(&pipe))
            (trace ? pw_paint_trace : pw_paint_tags)(pipe.book, &text);
    }
    fputs(pw_buf_text(&text), stdout);
    pw_buf_release(&text);
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_dump = {
    "dump",
    "print what a pack says (doc), draws (trace) or tells a screen reader (tags)",
    "dump doc|trace|tags PACK --mart FILE -p area=CODE",
    NULL,
    options,
    dump};
