/* SPDX-License-Identifier: MIT
 *
 * packwright dump ast|doc|pages|tags PACK: a stage of a pack as text.
 */
#include "command.h"

#include <stdio.h>

#include "packwright/paint.h"

static const struct pw_option_spec options[] = {PW_PACK_OPTIONS, {0}};

/* The template alone: no mart is asked. */
static int dump_ast(struct pw_cli *cli, const char *pack) {
    struct pw_err err = {0};
    struct pw_findings findings;
    struct pw_buf text = {0};
    pw_findings_init(&findings, cli->arena);
    const char *share = pw_share_find(cli->arena, cli->program, &err);
    const char *folder = share ? pw_pack_folder(cli->arena, share, pack, &err) : NULL;
    struct pw_template *tree = NULL;
    if (folder)
        tree = pw_template_load(cli->arena, folder,
                                pw_arena_printf(cli->arena, "%s/templates/shared", share),
                                &findings, &err);
    if (tree)
        pw_template_dump(tree, &text);
    fputs(pw_buf_text(&text), stdout);
    pw_buf_release(&text);
    pw_findings_print(&findings, stderr);
    if (err.set)
        return pw_complain(err.usage ? PW_USAGE : PW_FAILED, "%s", err.text);
    return findings.errors ? PW_FINDINGS : PW_DONE;
}

static int dump(struct pw_cli *cli, const struct pw_args *args) {
    if (args->words_count != 2)
        return pw_complain_usage(&pw_command_dump,
                                 "say what (ast, doc, pages or tags) and which PACK");
    const char *what = args->words[0];
    bool doc = pw_streq(what, "doc"), pages = pw_streq(what, "pages");
    if (pw_streq(what, "ast"))
        return dump_ast(cli, args->words[1]);
    if (!doc && !pages && !pw_streq(what, "tags"))
        return pw_complain_usage(&pw_command_dump, "'%s' is none of ast, doc, pages, tags", what);
    struct pw_pipeline pipe;
    struct pw_buf text = {0};
    if (pw_pipeline_open(&pipe, cli, args) &&
        pw_pipeline_compose(&pipe, cli, args, args->words[1])) {
        if (doc)
            pw_doc_dump(pipe.doc, &text);
        else if (pw_pipeline_layout(&pipe))
            (pages ? pw_paint_trace : pw_paint_tags)(pipe.book, &text);
    }
    fputs(pw_buf_text(&text), stdout);
    pw_buf_release(&text);
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_dump = {
    "dump",
    "print a stage of a pack: ast, doc, pages or tags",
    "dump ast|doc|pages|tags PACK --mart FILE -p area=CODE",
    "ast is the template as parsed, doc what the pack says, pages the operations that draw\n"
    "it, tags the tree that a screen reader walks.\n",
    options,
    dump};
