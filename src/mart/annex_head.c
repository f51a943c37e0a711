/* SPDX-License-Identifier: MIT
 *
 * Which list a sheet is: by the words of its head, which may stand below title
 * rows, then by the sheet's name.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "annex.h"

enum { WORDS = 240, TOP_ROWS = 15, HEADS_MOST = 80 };

#define CHILD PW_ANNEX_CHILD
#define CODE PW_ANNEX_CODE
#define BIRTH PW_ANNEX_BIRTH
#define AGE PW_ANNEX_AGE
#define DATE PW_ANNEX_DATE
#define FLAG PW_ANNEX_FLAG
#define SEEN PW_ANNEX_SEEN
#define SUITABLE PW_ANNEX_SUITABLE
#define COUNT PW_ANNEX_COUNT
#define TEXT PW_ANNEX_TEXT
#define POSTCODE PW_ANNEX_POSTCODE
#define TEAM PW_ANNEX_TEAM
#define WORKER PW_ANNEX_WORKER
#define FAMILY PW_ANNEX_FAMILY
#define ADOPTER PW_ANNEX_ADOPTER

static const struct pw_annex_column columns[] = {
#define ANNEX_LIST(number, table, words)
#define ANNEX_COLUMN(lists, name, kind, set, heads) {lists, name, kind, set, heads},
#include "annex_lists.def"
#undef ANNEX_LIST
#undef ANNEX_COLUMN
};

static const struct {
    int number;
    const char *table, *words;
} lists[PW_ANNEX_LISTS] = {
#define ANNEX_LIST(number, table, words) {number, table, words},
#define ANNEX_COLUMN(lists, name, kind, set, heads)
#include "annex_lists.def"
#undef ANNEX_LIST
#undef ANNEX_COLUMN
};

const char *pw_annex_table(int list) {
    return lists[list - 1].table;
}

void pw_annex_words(const char *text, char *out, size_t size) {
    size_t length = 0;
    for (const char *at = text; *at && length + 2 < size; at++) {
        unsigned char c = (unsigned char)*at;
        if (isalnum(c) && c < 0x80)
            out[length++] = (char)tolower(c);
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    while (length && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
}

/* How often `word` of `length` bytes stands in `words` as a whole word. */
static bool has_word(const char *words, const char *word, size_t length) {
    for (const char *at = words; *at;) {
        size_t here = strcspn(at, " ");
        if (here == length && strncmp(at, word, length) == 0)
            return true;
        at += here + (at[here] == ' ');
    }
    return false;
}

static int word_count(const char *words) {
    int count = *words != '\0';
    for (; *words; words++)
        count += *words == ' ';
    return count;
}

/* Best score of the alternatives: 100 a word met, less the words left over; 0
 * if none fits whole. */
static int score(const char *words, const char *heads) {
    int best = 0, total = word_count(words);
    while (*heads) {
        size_t length = strcspn(heads, "|");
        int met = 0;
        bool all = true;
        for (const char *at = heads; all && at < heads + length;) {
            size_t here = strcspn(at, " |");
            all = has_word(words, at, here);
            met += all;
            at += here + (at[here] == ' ');
        }
        int mark = all ? met * 100 - (total - met) : 0;
        best = mark > best ? mark : best;
        heads += length + (heads[length] == '|');
    }
    return best;
}

/* "list 7 ..." or the words of the list; 2 or 1. */
static int name_says(const char *name, int list) {
    char words[WORDS];
    pw_annex_words(name, words, sizeof words);
    const char *number = strstr(words, "list ");
    if (number && number[5] >= '0' && number[5] <= '9')
        return atoi(number + 5) == list ? 2 : 0;
    return score(words, lists[list - 1].words) > 0;
}

/* The list's columns, none of them found. */
static void start(struct pw_annex_plan *plan, int list) {
    *plan = (struct pw_annex_plan){.list = list, .twice = -1};
    for (size_t i = 0; i < PW_COUNT(columns) && plan->columns_count < PW_ANNEX_COLUMNS_MOST; i++)
        if (columns[i].lists >> list & 1) {
            plan->fields[plan->columns_count] = -1;
            plan->columns[plan->columns_count++] = &columns[i];
        }
}

void pw_annex_by_name(int list, const char *const *names, size_t count,
                      struct pw_annex_plan *plan) {
    start(plan, list);
    for (size_t i = 0; i < plan->columns_count; i++)
        for (size_t k = 0; k < count && plan->fields[i] < 0; k++)
            if (names[k] && pw_streq(names[k], plan->columns[i]->name)) {
                plan->fields[i] = (int)k;
                plan->found++;
            }
}

/* Lays list over the row: each head goes to the column that fits it best, each
 * column to the head that fits it best. Returns columns found. */
static size_t lay(const struct pw_annex_row *row, int list, struct pw_annex_plan *plan) {
    start(plan, list);
    int marks[PW_ANNEX_COLUMNS_MOST] = {0};
    for (size_t field = 0; field < row->cells_count && field < HEADS_MOST; field++) {
        char words[WORDS];
        pw_annex_words(row->cells[field], words, sizeof words);
        size_t best = 0;
        int mark = 0;
        for (size_t i = 0; *words && i < plan->columns_count; i++) {
            int here = score(words, plan->columns[i]->heads);
            if (here > mark) {
                mark = here;
                best = i;
            }
        }
        if (!mark)
            continue;
        if (marks[best] == mark)
            plan->twice = (int)field;
        if (marks[best] >= mark)
            continue;
        plan->found += marks[best] == 0;
        marks[best] = mark;
        plan->fields[best] = (int)field;
    }
    return plan->found;
}

/* A head has the identifier, and something that only few lists have. */
static bool is_head(const struct pw_annex_plan *plan) {
    bool identified = false;
    size_t own = 0;
    for (size_t i = 0; i < plan->columns_count; i++) {
        if (plan->fields[i] < 0)
            continue;
        enum pw_annex_kind kind = plan->columns[i]->kind;
        identified |= kind == PW_ANNEX_CHILD || kind == PW_ANNEX_ADOPTER;
        own += plan->columns[i]->lists == 1u << plan->list;
    }
    return identified && own >= 1 && plan->found >= 4;
}

bool pw_annex_recognise(const struct pw_annex_sheet *sheet, struct pw_annex_plan *plan) {
    int best = 0;
    bool any = false;
    for (size_t i = 0; i < sheet->rows_count && i < TOP_ROWS; i++)
        for (int list = 1; list <= PW_ANNEX_LISTS; list++) {
            struct pw_annex_plan here;
            const struct pw_annex_row *row = &sheet->rows[i];
            lay(row, list, &here);
            size_t heads = 0;
            for (size_t k = 0; k < row->cells_count; k++)
                heads += row->cells[k][0] != '\0';
            int mark = 3 * (int)here.found - (int)heads - (int)here.columns_count +
                       name_says(sheet->name, list);
            if (!is_head(&here) || (any && mark <= best))
                continue;
            any = true;
            best = mark;
            *plan = here;
            plan->head = i;
        }
    return any;
}
