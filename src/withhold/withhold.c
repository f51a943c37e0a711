/* SPDX-License-Identifier: MIT
 *
 * Runs the choice in a child process with a time limit: the solver may abort
 * or not come to an end, and then no pack is made.
 */
#include "choose.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the child sends: its error, then one byte a cell. */
static bool send_all(int fd, const void *bytes, size_t length) {
    const char *p = bytes;
    while (length) {
        ssize_t n = write(fd, p, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        length -= (size_t)n;
    }
    return true;
}

static bool receive_all(int fd, void *bytes, size_t length) {
    char *p = bytes;
    while (length) {
        ssize_t n = read(fd, p, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        length -= (size_t)n;
    }
    return true;
}

static _Noreturn void child(struct pw_register *reg, int fd, int seconds) {
    struct pw_err err = {0};
    alarm((unsigned)seconds);
    pw_choose(reg, &err);
    unsigned char *states = pw_alloc(reg->cells_count + 1);
    for (size_t c = 0; c < reg->cells_count; c++)
        states[c] = (unsigned char)reg->cells[c].withheld;
    bool ok = send_all(fd, &err, sizeof err) && send_all(fd, states, reg->cells_count);
    _exit(ok ? 0 : 1); /* no exit handlers: they belong to the parent */
}

static bool take_answer(struct pw_register *reg, int fd, struct pw_err *err) {
    struct pw_err theirs;
    unsigned char *states = pw_alloc(reg->cells_count + 1);
    bool whole =
        receive_all(fd, &theirs, sizeof theirs) && receive_all(fd, states, reg->cells_count);
    for (size_t c = 0; whole && c < reg->cells_count; c++)
        reg->cells[c].withheld = (enum pw_withheld)states[c];
    free(states);
    if (whole && theirs.set)
        return pw_fail(err, "%s", theirs.text);
    return whole;
}

static bool any_sensitive(const struct pw_register *reg) {
    for (int c = 0; c < (int)reg->cells_count; c++)
        if (pw_cell_sensitive(reg, c))
            return true;
    return false;
}

bool pw_withhold(struct pw_register *reg, int seconds, struct pw_err *err) {
    int ends[2];
    if (!any_sensitive(reg))
        return true;
    if (pipe(ends) != 0)
        return pw_fail(err, "disclosure control could not start: %s", strerror(errno));
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(reg, ends[1], seconds);
    }
    close(ends[1]);
    bool ok = pid > 0 && take_answer(reg, ends[0], err);
    close(ends[0]);
    int status = 1;
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (!ok || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return pw_fail(err,
                       "disclosure control gave no answer within %d seconds; without one nothing "
                       "is published",
                       seconds);
    return true;
}
