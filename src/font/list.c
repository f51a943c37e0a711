/* SPDX-License-Identifier: MIT
 *
 * font: fonts.yaml, the list of families, their files and where they lie.
 */
#include "font_in.h"
#include "packwright/yaml.h"

static const char *const top_keys[] = {"families", "fallbacks", NULL};
static const char *const family_keys[] = {"name", "package", "folder", "scripts", "faces", NULL};
static const char *const face_keys[] = {"file", "weight", "italic", NULL};

struct reader {
    struct pw_arena *arena;
    struct pw_findings *findings;
};

/* A file's name only: a path would reach outside the fonts folder. */
static bool is_file_name(const char *name) {
    return name[0] && name[0] != '.' && pw_path_name(name) == name;
}

static void read_face(struct reader *r, const struct pw_yaml *entry, struct font_family *family) {
    pw_yaml_check_keys(entry, face_keys, "A face", r->findings);
    const char *name = pw_yaml_text(entry, "file", "");
    double weight = pw_yaml_number(entry, "weight", 400, r->findings);
    if (!is_file_name(name)) {
        pw_find(r->findings, PW_ERROR, "bad-font-list", entry->place,
                "A face needs 'file', the name of a font file without a folder.");
        return;
    }
    if (!(weight >= 1 && weight <= 1000)) {
        pw_find(r->findings, PW_ERROR, "bad-font-list", entry->place,
                "A weight lies between 1 and 1000; 400 is regular, 700 bold.");
        return;
    }
    struct font_file *file = PW_PUSH(r->arena, family, files);
    file->name = name;
    file->weight = (int)weight;
    file->italic = pw_yaml_bool(entry, "italic", false, r->findings);
}

static void read_family(struct reader *r, const struct pw_yaml *entry, bool fallback,
                        struct font_family *family) {
    pw_yaml_check_keys(entry, family_keys, "A family", r->findings);
    family->name = pw_yaml_text(entry, "name", NULL);
    family->package = pw_yaml_text(entry, "package", NULL);
    family->folder = pw_yaml_text(entry, "folder", NULL);
    const struct pw_yaml *scripts = pw_yaml_lookup(entry, "scripts");
    for (size_t i = 0; scripts && i < scripts->items_count; i++)
        if (scripts->items[i]->kind == PW_YAML_SCALAR)
            *PW_PUSH(r->arena, family, scripts) =
                hb_script_from_string(scripts->items[i]->text, -1);
    const struct pw_yaml *faces = pw_yaml_lookup(entry, "faces");
    for (size_t i = 0; faces && i < faces->items_count; i++)
        read_face(r, faces->items[i], family);
    if (!family->name || family->files_count == 0 || (fallback && family->scripts_count == 0))
        pw_find(r->findings, PW_ERROR, "bad-font-list", entry->place,
                "A family needs 'name' and at least one of 'faces'%s.",
                fallback ? ", and a fallback family 'scripts'" : "");
}

bool font_list_load(struct font_list *list, struct pw_arena *arena, const char *path,
                    struct pw_err *err) {
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    struct reader r = {arena, &findings};
    const struct pw_yaml *top = pw_yaml_load(arena, path, &findings, err);
    pw_yaml_check_keys(top, top_keys, "The list of fonts", &findings);
    const struct pw_yaml *families = pw_yaml_lookup(top, "families");
    const struct pw_yaml *fallbacks = pw_yaml_lookup(top, "fallbacks");
    for (size_t i = 0; families && i < families->items_count; i++)
        read_family(&r, families->items[i], false, PW_PUSH(arena, list, families));
    for (size_t i = 0; fallbacks && i < fallbacks->items_count; i++)
        read_family(&r, fallbacks->items[i], true, PW_PUSH(arena, list, fallbacks));
    if (findings.list_count) {
        const struct pw_finding *first = &findings.list[0];
        return pw_fail(err, "%s:%d:%d: %s", path, first->place.line, first->place.column,
                       first->text);
    }
    return list->families_count > 0 || pw_fail(err, "%s lists no family.", path);
}
