/* SPDX-License-Identifier: MIT
 *
 * fuzz FIRST COUNT SCRATCH MART WHAT... runs whole commands on spoilt input:
 *   pack:FOLDER         a file of the pack is spoilt, the pack rendered
 *   import:KIND:FILE    the file is spoilt and imported
 *   theme:FILE          the brand is spoilt, a pack rendered with it
 * Spoilt: bytes turned, cut, doubled, moved, words of the languages put in. Each
 * round is a function of its number. A round is bad when the program dies, runs
 * longer than its time, ends with a status that no command has, or fails and
 * leaves an output; it stays in SCRATCH and its number is printed.
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "packwright/base.h"
#include "packwright/cli.h"

enum { SECONDS = 60, MOST_BYTES = 4 << 20 };

static uint64_t state;
static unsigned dice(size_t sides) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return sides ? (unsigned)((state >> 33) % sides) : 0;
}

static const char *const tokens[] = {"```",
                                     "````",
                                     "{{",
                                     "}}",
                                     ": ",
                                     "\n- ",
                                     "\n",
                                     "|",
                                     "# ",
                                     "[^1]",
                                     "[^1]: ",
                                     "\"",
                                     "'",
                                     "---\n",
                                     "-- ",
                                     "-- column x: ",
                                     "SELECT ",
                                     " FROM ",
                                     ";",
                                     "NULL",
                                     ",",
                                     "%",
                                     "999999999999",
                                     "-1",
                                     "0.1",
                                     "1e308",
                                     "nan",
                                     "\xFF",
                                     "\xEF\xBB\xBF",
                                     "\r\n",
                                     "\t",
                                     "\xE2\x80\x8F",
                                     "  ",
                                     "<b>",
                                     "&amp;",
                                     "*",
                                     "![a](b.png)",
                                     "when ",
                                     "repeat r in ",
                                     "true",
                                     "[",
                                     "]",
                                     "{",
                                     "}",
                                     ":area",
                                     "../"};

static void spoil(struct pw_buf *text) {
    for (unsigned n = 1 + dice(4); n > 0; n--) {
        struct pw_buf out = {0};
        size_t at = dice(text->length + 1), length = dice(4) ? dice(12) : dice(text->length + 1);
        if (at + length > text->length)
            length = text->length - at;
        const char *data = text->data ? text->data : "";
        pw_buf_add(&out, data, at);
        switch (dice(6)) {
        case 0: /* cut */
            break;
        case 1: /* doubled */
            pw_buf_add(&out, data + at, length);
            pw_buf_add(&out, data + at, length);
            break;
        case 2: /* a bit turned */
            pw_buf_add(&out, data + at, length);
            if (length)
                out.data[at + dice(length)] ^= (char)(1 << dice(8));
            break;
        case 3: { /* the same from elsewhere */
            size_t from = dice(text->length - length + 1);
            pw_buf_add(&out, data + from, length);
            break;
        }
        default:
            pw_buf_puts(&out, tokens[dice(PW_COUNT(tokens))]);
            length = dice(3) ? 0 : length;
        }
        pw_buf_add(&out, data + at + length, text->length - at - length);
        pw_buf_release(text);
        *text = out;
    }
}

/* ---- files ------------------------------------------------------------------- */
static void die(const char *what, const char *name) {
    fprintf(stderr, "fuzz: %s %s\n", what, name);
    exit(2);
}

static struct pw_buf file_read(const char *path) {
    struct pw_buf text = {0};
    char block[65536];
    FILE *file = fopen(path, "rb");
    if (!file)
        die("can't read", path);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0 && text.length < MOST_BYTES;)
        pw_buf_add(&text, block, n);
    fclose(file);
    return text;
}

static void file_write(const char *path, const struct pw_buf *text) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->data, 1, text->length, file) != text->length || fclose(file))
        die("can't write", path);
}

/* Copies the files of a folder, one of them spoilt. */
static void folder_spoilt(struct pw_arena *arena, const char *from, const char *to) {
    struct dirent **names;
    int count = scandir(from, &names, NULL, alphasort), files = 0;
    if (count < 0)
        die("can't list", from);
    mkdir(to, 0700);
    for (int i = 0; i < count; i++)
        files += names[i]->d_name[0] != '.';
    int spoilt = dice(3) ? -1 : (int)dice((size_t)files), at = 0;
    for (int i = 0; i < count; i++) {
        const char *name = names[i]->d_name;
        if (name[0] == '.')
            continue;
        struct pw_buf text = file_read(pw_path_join(arena, from, name));
        if (at++ == spoilt || (spoilt < 0 && pw_streq(name, "pack.md")))
            spoil(&text);
        file_write(pw_path_join(arena, to, name), &text);
        pw_buf_release(&text);
        free(names[i]);
    }
    free(names);
}

/* ---- rounds ------------------------------------------------------------------ */
static int command(const char *const *words) {
    int count = 0;
    while (words[count])
        count++;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
            _exit(99);
        alarm(SECONDS);
        int status = pw_cli_main(count, (char **)(uintptr_t)words);
        fflush(NULL);
        _exit(status);
    }
    int status;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static int round_run(struct pw_arena *arena, const char *scratch, const char *mart,
                     const char *what) {
    const char *path = strchr(what, ':') + 1, *out = pw_path_join(arena, scratch, "out.pdf");
    unlink(out);
    int status;
    if (!strncmp(what, "pack:", 5)) {
        const char *pack = pw_path_join(arena, scratch, "pack");
        folder_spoilt(arena, path, pack);
        const char *words[] = {"packwright", "render", pack, "--mart", mart, "-o", out, NULL};
        status = command(words);
    } else if (!strncmp(what, "theme:", 6)) {
        const char *theme = pw_path_join(arena, scratch, "theme.yaml");
        struct pw_buf text = file_read(path);
        spoil(&text);
        file_write(theme, &text);
        pw_buf_release(&text);
        const char *words[] = {
            "packwright", "render", "tests/gallery/first", "--mart", mart, "--theme", theme, "-o",
            out,          NULL};
        status = command(words);
    } else {
        const char *colon = strchr(path, ':');
        const char *kind = pw_arena_strndup(arena, path, (size_t)(colon - path));
        const char *slash = strrchr(colon, '/'), *file = pw_path_join(arena, scratch, slash + 1);
        const char *other = pw_path_join(arena, scratch, "other.mart");
        struct pw_buf text = file_read(colon + 1);
        spoil(&text);
        file_write(file, &text);
        pw_buf_release(&text);
        unlink(other);
        const char *create[] = {"packwright", "mart", "create", other, NULL};
        const char *words[] = {"packwright", "import", kind, file, "--mart", other, NULL};
        if (command(create) != 0)
            die("can't create", other);
        status = command(words);
        return status < 0 || status > 3;
    }
    struct stat info;
    return status < 0 || status > 3 || (status != 0) != (stat(out, &info) != 0);
}

int main(int argc, char **argv) {
    if (argc < 6)
        die("usage:", "fuzz FIRST COUNT SCRATCH MART WHAT...");
    int first = atoi(argv[1]), count = atoi(argv[2]), bad = 0;
    for (int round = first; round < first + count; round++) {
        struct pw_arena *arena = pw_arena_new();
        state = (uint64_t)round * 0x9E3779B97F4A7C15u + 1;
        dice(2);
        const char *what = argv[5 + dice((size_t)argc - 5)];
        const char *scratch = pw_arena_printf(arena, "%s/%d", argv[3], round);
        mkdir(scratch, 0700);
        if (round_run(arena, scratch, argv[4], what)) {
            printf("round %d (%s): see %s\n", round, what, scratch);
            bad++;
        } else {
            const char *remove[] = {"rm", "-rf", scratch, NULL};
            pid_t child = fork();
            if (child == 0)
                execvp("rm", (char **)(uintptr_t)remove), _exit(1);
            waitpid(child, NULL, 0);
        }
        pw_arena_free(arena);
    }
    printf("%d rounds of spoilt input, %d bad\n", count, bad);
    return bad != 0;
}
