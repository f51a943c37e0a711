/* SPDX-License-Identifier: MIT
 *
 * Map from text to pointer: open addressing over an insertion-ordered list, so
 * that walking it never shows the hash.
 */
#include "packwright/base.h"

#include <string.h>

struct entry {
    const char *key;
    uint64_t hash;
    void *value;
};

struct pw_map {
    struct pw_arena *arena;
    struct entry *entries;
    size_t entries_count, entries_capacity;
    uint32_t *slots; /* index + 1 of an entry, 0 free */
    size_t slots_count;
};

static uint64_t hash_text(const char *text) { /* FNV-1a */
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        hash = (hash ^ *p) * 1099511628211u;
    return hash;
}

struct pw_map *pw_map_new(struct pw_arena *arena) {
    struct pw_map *map = PW_NEW(arena, struct pw_map);
    map->arena = arena;
    map->slots_count = 16;
    map->slots = PW_NEW_N(arena, uint32_t, map->slots_count);
    return map;
}

static size_t find_slot(const struct pw_map *map, const char *key, uint64_t hash) {
    size_t mask = map->slots_count - 1, slot = (size_t)hash & mask;
    while (map->slots[slot]) {
        const struct entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && strcmp(entry->key, key) == 0)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow(struct pw_map *map) {
    map->slots_count *= 2;
    map->slots = PW_NEW_N(map->arena, uint32_t, map->slots_count);
    for (size_t i = 0; i < map->entries_count; i++)
        map->slots[find_slot(map, map->entries[i].key, map->entries[i].hash)] = (uint32_t)i + 1;
}

void pw_map_put(struct pw_map *map, const char *key, void *value) {
    uint64_t hash = hash_text(key);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot]) {
        map->entries[map->slots[slot] - 1].value = value;
        return;
    }
    struct entry *entry = PW_PUSH(map->arena, map, entries);
    *entry = (struct entry){pw_arena_strdup(map->arena, key), hash, value};
    map->slots[slot] = (uint32_t)map->entries_count;
    if (map->entries_count * 2 > map->slots_count)
        grow(map);
}

void *pw_map_lookup(const struct pw_map *map, const char *key) {
    size_t slot = find_slot(map, key, hash_text(key));
    return map->slots[slot] ? map->entries[map->slots[slot] - 1].value : NULL;
}

size_t pw_map_count(const struct pw_map *map) {
    return map->entries_count;
}

const char *pw_map_key(const struct pw_map *map, size_t index) {
    return map->entries[index].key;
}

void *pw_map_value(const struct pw_map *map, size_t index) {
    return map->entries[index].value;
}
