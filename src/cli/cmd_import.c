/* SPDX-License-Identifier: MIT
 *
 * packwright import KIND FILE... --mart FILE
 */
#include "command.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct pw_option_spec options[] = {
    {"mart", 'm', "FILE", "the mart to import into; required"},
    {"table", 0, "NAME", "csv: the mart's table that the file fills"},
    {"mapping", 0, "FILE", "csv: which column of the file is which of the mart; see 'new mapping'"},
    {"set", 0, "NAME", "neighbours: name of the set (from the file name if left out)"},
    {"valid-from", 0, "DATE", "neighbours: first day of the set's validity"},
    {"dictionary", 0, "FILE", "lait: the tool's data dictionary; required there"},
    {"area", 0, "AREA", "annex-a, ssd: whose lists (the mart's own authority if left out)"},
    {"as-at", 0, "DATE", "annex-a: the day that the lists describe; ssd: today if left out"},
    {"dsn", 0, "NAME", "ssd: the data source as odbc.ini names it"},
    {"connection", 0, "TEXT", "ssd: instead of --dsn, \"DRIVER=...;SERVER=...;...\""},
    {"schema", 0, "NAME", "ssd: schema of the tables, where it is not the user's own"},
    {"release", 0, "NAME", "name of the release (from the file if left out)"},
    {"received", 0, "DATE", "day on which the data were received (today if left out)"},
    {0}};

static bool date_option(const struct pw_args *args, const char *name, int32_t otherwise,
                        int32_t *out, struct pw_err *err) {
    const char *text = pw_args_value(args, name);
    *out = text ? pw_date_parse(text) : otherwise;
    if (text && *out == PW_NO_DATE)
        return pw_fail(err, "--%s '%s' is not a date; write it as 2024-03-31", name, text);
    return true;
}

static bool known_kind(const char *kind, struct pw_err *err) {
    struct pw_buf kinds = {0};
    for (const char *const *k = pw_mart_importers(); *k; k++) {
        if (pw_streq(*k, kind)) {
            pw_buf_release(&kinds);
            return true;
        }
        pw_buf_printf(&kinds, " %s", *k);
    }
    pw_fail(err, "there is no importer '%s'; there are:%s", kind, pw_buf_text(&kinds));
    pw_buf_release(&kinds);
    return false;
}

static void report(const struct pw_import *import, const struct pw_import_result *result) {
    if (import->connection)
        printf("1 database, ");
    else
        printf("%zu file%s, ", import->paths_count, import->paths_count == 1 ? "" : "s");
    printf("%" PRId64 " rows read: %" PRId64 " added, %" PRId64 " revised, %" PRId64
           " unchanged, %" PRId64 " refused\n",
           result->rows, result->added, result->revised, result->unchanged, result->refused);
}

/* One line that is written over; wiped after the last file. */
static void show_progress(const char *path, size_t index, size_t count) {
    fprintf(stderr, "\r\033[Kfile %zu of %zu: %s", index + 1, count, pw_path_name(path));
    fflush(stderr);
}

static int run_import(struct pw_cli *cli, const char *path, const char *kind,
                      struct pw_import *import) {
    struct pw_err err = {0};
    struct pw_findings findings;
    struct pw_import_result result = {0};
    pw_findings_init(&findings, cli->arena);
    import->findings = &findings;
    bool terminal = isatty(STDERR_FILENO);
    if (terminal)
        import->progress = show_progress;
    struct pw_mart *mart = pw_mart_open_write(cli->arena, path, &err);
    bool ok = mart && pw_mart_import(mart, kind, import, &result, &err);
    pw_mart_close(mart);
    if (terminal)
        fputs("\r\033[K", stderr);
    pw_findings_print(&findings, stderr);
    if (!ok) { /* some errors are whole sentences */
        int length = (int)strlen(err.text) - pw_str_ends(err.text, ".");
        return pw_complain(PW_FAILED, "%.*s; the mart is as it was", length, err.text);
    }
    report(import, &result);
    return result.refused || findings.errors ? PW_FINDINGS : PW_DONE;
}

/* Which database the ssd importer reads; other importers read files. */
static bool source_of(struct pw_cli *cli, const struct pw_args *args, struct pw_import *import,
                      struct pw_err *err) {
    const char *dsn = pw_args_value(args, "dsn"), *connection = pw_args_value(args, "connection");
    bool database = pw_streq(args->words[0], "ssd");
    import->schema = pw_args_value(args, "schema");
    import->connection = dsn ? pw_arena_printf(cli->arena, "DSN=%s", dsn) : connection;
    if (!database && (dsn || connection || import->schema))
        return pw_fail(err, "--dsn, --connection and --schema are for ssd alone");
    if (!database && !import->paths_count)
        return pw_fail(err, "say the KIND and at least one FILE");
    if (database && import->paths_count)
        return pw_fail(err, "ssd reads a database and no file: say --dsn NAME");
    if (database && (dsn != NULL) == (connection != NULL))
        return pw_fail(err, "say which database: --dsn NAME, or --connection TEXT");
    return true;
}

static int import_command(struct pw_cli *cli, const struct pw_args *args) {
    struct pw_err err = {0};
    const char *path = pw_args_value(args, "mart");
    if (args->words_count < 1)
        return pw_complain_usage(&pw_command_import, "say the KIND and at least one FILE");
    if (!path)
        return pw_complain_usage(&pw_command_import, "say which mart: --mart FILE");
    struct pw_import import = {.paths = args->words + 1,
                               .paths_count = args->words_count - 1,
                               .table = pw_args_value(args, "table"),
                               .mapping = pw_args_value(args, "mapping"),
                               .set = pw_args_value(args, "set"),
                               .release = pw_args_value(args, "release"),
                               .dictionary = pw_args_value(args, "dictionary"),
                               .area = pw_args_value(args, "area")};
    bool database = pw_streq(args->words[0], "ssd"); /* as it is today */
    if (!known_kind(args->words[0], &err) || !source_of(cli, args, &import, &err) ||
        !date_option(args, "received", pw_today(), &import.received, &err) ||
        !date_option(args, "as-at", database ? import.received : PW_NO_DATE, &import.as_at, &err) ||
        !date_option(args, "valid-from", PW_NO_DATE, &import.valid_from, &err))
        return pw_complain_usage(&pw_command_import, "%s", err.text);
    return run_import(cli, path, args->words[0], &import);
}

const struct pw_command pw_command_import = {
    "import",
    "read published files or local tables into a mart",
    "import KIND FILE... --mart FILE; import ssd --dsn NAME --mart FILE",
    "KIND is one of\n"
    "  ees         Explore Education Statistics tidy CSV, any of its files\n"
    "  population  mid-year population estimates\n"
    "  neighbours  statistical neighbour sets\n"
    "  areas       localities, districts and wards of an authority: code, name, kind, parent,\n"
    "              valid_from, valid_to, population_2024 (children aged 0 to 17) ...\n"
    "  lait        long form of the Local Authority Interactive Tool: --dictionary FILE\n"
    "  ofsted      inspections and judgements, each under the framework of its day\n"
    "  annex-a     the eleven child-level lists, XLSX or CSV: --as-at DATE [--area AREA]\n"
    "  ssd         the Standard Safeguarding Dataset in the authority's database, as the same\n"
    "              lists: --dsn NAME [--as-at DATE] [--area AREA] [--schema NAME]\n"
    "  csv         a local table of the mart: --table NAME, or --mapping FILE.yaml;\n"
    "              without either it names the tables\n"
    "One run is one transaction. A row that breaks a rule is refused, with its place and\n"
    "the reason, and the rest goes in; the status is then 1. Importing a file twice\n"
    "changes nothing. A later release does not overwrite an earlier one: both are kept.\n",
    options,
    import_command};
