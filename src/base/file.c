/* SPDX-License-Identifier: MIT
 *
 * Files: read whole, written whole or not at all.
 */
#include "packwright/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_FILE ((off_t)2 * 1024 * 1024 * 1024)

static bool read_all(int fd, char *into, size_t length) {
    while (length) {
        ssize_t n = read(fd, into, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        into += n;
        length -= (size_t)n;
    }
    return true;
}

static bool open_regular(const char *path, int *fd, off_t *size, struct pw_err *err) {
    struct stat status;
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return pw_fail(err, "%s: cannot be opened: %s", path, strerror(errno));
    if (fstat(*fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(*fd);
        return pw_fail(err, "%s: is not a file", path);
    }
    if (status.st_size > LARGEST_FILE) {
        close(*fd);
        return pw_fail(err, "%s: is larger than 2 GiB", path);
    }
    *size = status.st_size;
    return true;
}

char *pw_file_read(struct pw_arena *arena, const char *path, size_t *length, struct pw_err *err) {
    int fd = -1;
    off_t size = 0;
    if (!open_regular(path, &fd, &size, err))
        return NULL;
    char *text = pw_arena_alloc(arena, (size_t)size + 1);
    bool ok = read_all(fd, text, (size_t)size);
    close(fd);
    if (!ok) {
        pw_fail(err, "%s: cannot be read to its end", path);
        return NULL;
    }
    if (length)
        *length = (size_t)size;
    return text;
}

static bool write_all(int fd, const char *from, size_t length) {
    while (length) {
        ssize_t n = write(fd, from, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        from += n;
        length -= (size_t)n;
    }
    return true;
}

/* mkstemp makes 0600; a new file gets what open() would give it, and an old
 * one keeps its mode. */
static void settle_mode(int fd, const char *path) {
    struct stat status;
    mode_t mode;
    if (stat(path, &status) == 0) {
        mode = status.st_mode & 07777;
    } else {
        mode_t mask = umask(0);
        umask(mask);
        mode = 0666 & ~mask;
    }
    (void)fchmod(fd, mode);
}

bool pw_file_write(const char *path, const void *data, size_t length, struct pw_err *err) {
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return pw_fail(err, "%s: is not a file, nothing was written", path);
    struct pw_buf temporary = {0};
    pw_buf_printf(&temporary, "%s.XXXXXX", path);
    int fd = mkstemp(temporary.data);
    if (fd < 0) {
        pw_fail(err, "%s: cannot be written: %s", path, strerror(errno));
        pw_buf_release(&temporary);
        return false;
    }
    settle_mode(fd, path);
    bool ok = write_all(fd, data, length) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        reason = errno;
    }
    if (ok && rename(temporary.data, path) != 0) {
        ok = false;
        reason = errno;
    }
    if (!ok) {
        unlink(temporary.data);
        pw_fail(err, "%s: cannot be written: %s; what was there is unchanged", path,
                strerror(reason));
    }
    pw_buf_release(&temporary);
    return ok;
}

bool pw_file_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool pw_dir_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool pw_dir_list(struct pw_arena *arena, const char *path, struct pw_names *out,
                 struct pw_err *err) {
    DIR *folder = opendir(path);
    if (!folder)
        return pw_fail(err, "%s: cannot be listed: %s", path, strerror(errno));
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            *PW_PUSH(arena, out, names) = pw_arena_strdup(arena, entry->d_name);
    closedir(folder);
    if (out->names_count)
        qsort(out->names, out->names_count, sizeof *out->names, by_bytes);
    return true;
}

bool pw_dir_make(const char *path, struct pw_err *err) {
    struct pw_buf part = {0};
    bool ok = true;
    for (const char *p = path; ok && *p; p++) {
        pw_buf_putc(&part, *p);
        if ((p[1] == '/' || p[1] == '\0') && mkdir(part.data, 0777) != 0 && errno != EEXIST)
            ok = pw_fail(err, "%s: folder cannot be made: %s", part.data, strerror(errno));
    }
    pw_buf_release(&part);
    if (ok && !pw_dir_exists(path))
        return pw_fail(err, "%s: is not a folder", path);
    return ok;
}

char *pw_path_join(struct pw_arena *arena, const char *folder, const char *name) {
    if (name[0] == '/' || !folder[0])
        return pw_arena_strdup(arena, name);
    return pw_arena_printf(arena, "%s%s%s", folder, pw_str_ends(folder, "/") ? "" : "/", name);
}

const char *pw_path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *pw_path_folder(struct pw_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash)
        return pw_arena_strdup(arena, ".");
    return pw_arena_strndup(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *pw_path_inside(struct pw_arena *arena, const char *folder, const char *name) {
    char *path = pw_path_join(arena, folder, name);
    if (!*name || *name == '/' || strchr(name, '\\') || !pw_file_exists(path))
        return NULL;
    char *home = realpath(folder, NULL), *whole = realpath(path, NULL);
    size_t length = home ? strlen(home) : 0;
    bool inside = home && whole && strncmp(whole, home, length) == 0 &&
                  (whole[length] == '/' || (length && home[length - 1] == '/'));
    free(home);
    free(whole);
    return inside ? path : NULL;
}
