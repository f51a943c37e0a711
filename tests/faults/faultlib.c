/* SPDX-License-Identifier: MIT
 *
 * Preloaded by faults.test.sh: makes the n-th call of one kind fail.
 *   PW_FAULT=malloc:120   malloc, calloc and realloc count as one kind
 *   PW_FAULT=write:3      write; likewise read, fsync, rename
 * With PW_FAULT_COUNT=FILE it writes how many calls of the kind there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *kind;
static long fail_at, calls;

/* dlsym allocates before the real calloc is known: from here, once. */
static char early[65536];
static size_t early_used;

#define REAL(name, type)                                                                           \
    static __typeof__(type) *real;                                                                 \
    if (!real) {                                                                                   \
        void *symbol = dlsym(RTLD_NEXT, #name);                                                    \
        memcpy(&real, &symbol, sizeof real);                                                       \
    }

__attribute__((constructor)) static void start(void) {
    const char *wanted = getenv("PW_FAULT");
    static char name[16];
    if (!wanted || sscanf(wanted, "%15[a-z]:%ld", name, &fail_at) != 2)
        return;
    kind = name;
}

__attribute__((destructor)) static void finish(void) {
    const char *path = getenv("PW_FAULT_COUNT");
    char text[32];
    if (!path || !kind)
        return;
    kind = NULL;
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int length = snprintf(text, sizeof text, "%ld\n", calls);
    if (fd >= 0 && write(fd, text, (size_t)length) == length)
        close(fd);
}

static int fails(const char *name) {
    return kind && strcmp(kind, name) == 0 && ++calls == fail_at;
}

void *malloc(size_t size) {
    REAL(malloc, void *(size_t))
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return real(size);
}

void *calloc(size_t n, size_t size) {
    static int looking;
    static void *(*real)(size_t, size_t);
    if (!real) {
        if (looking) {
            void *memory = early + early_used;
            early_used += (n * size + 15) & ~(size_t)15;
            return memory;
        }
        looking = 1;
        void *symbol = dlsym(RTLD_NEXT, "calloc");
        memcpy(&real, &symbol, sizeof real);
    }
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return real(n, size);
}

void *realloc(void *old, size_t size) {
    REAL(realloc, void *(void *, size_t))
    if (fails("malloc")) {
        errno = ENOMEM;
        return NULL;
    }
    return real(old, size);
}

void free(void *memory) {
    REAL(free, void(void *))
    if ((char *)memory < early || (char *)memory >= early + sizeof early)
        real(memory);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(write, ssize_t(int, const void *, size_t))
    if (fails("write")) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, bytes, length);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(pwrite64, ssize_t(int, const void *, size_t, off64_t))
    if (fails("write")) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, bytes, length, offset);
}

ssize_t read(int fd, void *bytes, size_t length) {
    REAL(read, ssize_t(int, void *, size_t))
    if (fails("read")) {
        errno = EIO;
        return -1;
    }
    return real(fd, bytes, length);
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) {
    REAL(pread64, ssize_t(int, void *, size_t, off64_t))
    if (fails("read")) {
        errno = EIO;
        return -1;
    }
    return real(fd, bytes, length, offset);
}

int fsync(int fd) {
    REAL(fsync, int(int))
    if (fails("fsync")) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}

int rename(const char *from, const char *to) {
    REAL(rename, int(const char *, const char *))
    if (fails("rename")) {
        errno = EACCES;
        return -1;
    }
    return real(from, to);
}
