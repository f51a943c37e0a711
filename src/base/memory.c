/* SPDX-License-Identifier: MIT
 *
 * Memory: allocation that never returns NULL, arenas, checked sizes. An arena
 * is a list of blocks; a request that is larger than a quarter of a block gets
 * one of its own, so that little is wasted at a block's end.
 */
#include "packwright/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)
#define ALIGNMENT ((size_t)16)

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(16) unsigned char bytes[];
};

struct pw_arena {
    struct block *blocks; /* the first is the one in use */
    size_t block_size;    /* of the next one */
    size_t given;
};

/* The end of the program: files are written whole or not at all, so nothing
 * half done stays behind. */
static _Noreturn void out_of_memory(void) {
    fputs("packwright: not enough memory\n", stderr);
    exit(3);
}

void *pw_alloc(size_t size) {
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        out_of_memory();
    return memory;
}

void *pw_realloc(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        out_of_memory();
    return memory;
}

size_t pw_mul(size_t a, size_t b) {
    size_t product;
    if (__builtin_mul_overflow(a, b, &product))
        out_of_memory();
    return product;
}

size_t pw_add(size_t a, size_t b) {
    size_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        out_of_memory();
    return sum;
}

struct pw_arena *pw_arena_new(void) {
    struct pw_arena *arena = pw_alloc(sizeof *arena);
    arena->block_size = FIRST_BLOCK;
    return arena;
}

void pw_arena_free(struct pw_arena *arena) {
    if (!arena)
        return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

/* Fresh blocks come zeroed from calloc and are used once, so arena memory is
 * zero without another pass over it. */
static struct block *block_new(size_t size) {
    struct block *block = pw_alloc(pw_add(sizeof(struct block), size));
    block->size = size;
    return block;
}

static void *own_block(struct pw_arena *arena, size_t size) {
    struct block *block = block_new(size);
    block->used = size;
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return block->bytes;
}

void *pw_arena_alloc(struct pw_arena *arena, size_t size) {
    size = pw_add(size ? size : 1, ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    arena->given += size;
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        if (size > arena->block_size / 4)
            return own_block(arena, size);
        block = block_new(arena->block_size);
        if (arena->block_size < LARGEST_BLOCK)
            arena->block_size *= 2;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

struct pw_arena_mark pw_arena_mark(const struct pw_arena *arena) {
    struct block *block = arena->blocks;
    return (struct pw_arena_mark){block, block ? block->next : NULL, block ? block->used : 0,
                                  arena->given};
}

/* Blocks of their own lie behind the one in use, newer common ones before it. */
void pw_arena_rewind(struct pw_arena *arena, struct pw_arena_mark mark) {
    struct block *kept = mark.block, *behind = mark.behind;
    for (struct block *block = arena->blocks, *next; block && block != behind; block = next) {
        next = block->next;
        if (block != kept)
            free(block);
    }
    arena->blocks = kept;
    arena->given = mark.given;
    if (!kept)
        return;
    memset(kept->bytes + mark.used, 0, kept->used - mark.used); /* what is given is zeroed */
    kept->used = mark.used;
    kept->next = behind;
}

size_t pw_arena_bytes(const struct pw_arena *arena) {
    return arena->given;
}

void *pw_arena_push(struct pw_arena *arena, void *items_pointer, size_t *count, size_t *capacity,
                    size_t size) {
    void **items = items_pointer;
    if (*count == *capacity) {
        size_t room = *capacity ? pw_mul(*capacity, 2) : 4;
        void *grown = pw_arena_alloc(arena, pw_mul(room, size));
        if (*count)
            memcpy(grown, *items, *count * size);
        *items = grown;
        *capacity = room;
    }
    return (unsigned char *)*items + size * (*count)++;
}

char *pw_arena_strndup(struct pw_arena *arena, const char *text, size_t length) {
    char *copy = pw_arena_alloc(arena, pw_add(length, 1));
    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *pw_arena_strdup(struct pw_arena *arena, const char *text) {
    return text ? pw_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *pw_arena_vprintf(struct pw_arena *arena, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = pw_arena_alloc(arena, length > 0 ? (size_t)length + 1 : 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *pw_arena_printf(struct pw_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = pw_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}
