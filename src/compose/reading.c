/* SPDX-License-Identifier: MIT
 *
 * Reads sentences for numbers that count few children: "three children", "2 of
 * the children", "children: 3", "the number of children fell to four". The rules
 * are few, so that authors can know them: templates/README.md tells them.
 */
#include "reading.h"

#include <string.h>

/* Words between a number and what it counts; between what is counted and its
 * number; between a number and a word of its measure. */
enum { BETWEEN = 3, BEHIND = 6, BESIDE = 6 };

static const struct {
    const char *words;
    int many;
} people[] = {
#define PEOPLE(words, many) {words, many},
#define NUMBER(word, value)
#define LINK(word)
#define TIME(word)
#include "people_words.def"
#undef PEOPLE
#undef NUMBER
};

static const struct {
    const char *word;
    int value;
} numbers[] = {
#define PEOPLE(words, many)
#define NUMBER(word, value) {word, value},
#include "people_words.def"
#undef NUMBER
#undef LINK
};

static const char *const links[] = {
#define NUMBER(word, value)
#define LINK(word) word,
#include "people_words.def"
#undef LINK
#undef TIME
};

static const char *const times[] = {
#define LINK(word)
#define TIME(word) word,
#include "people_words.def"
};

static bool among(const char *const *list, size_t count, const char *word) {
    for (size_t i = 0; i < count; i++)
        if (pw_streq(list[i], word))
            return true;
    return false;
}

static bool word_byte(const char *p) {
    unsigned char c = (unsigned char)*p;
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c >= 0x80 || c == '\'' || c == '%' || c == 1;
}

/* 3, 1,234; not 3% or 2nd. A decimal point or a hyphen makes no count either. */
static int64_t number_of(const char *word) {
    int64_t value = 0;
    for (size_t i = 0; i < PW_COUNT(numbers); i++)
        if (pw_streq(word, numbers[i].word))
            return numbers[i].value;
    if (!*word || strlen(word) > 12)
        return -1;
    for (const char *p = word; *p; p++) {
        if (*p == ',')
            continue;
        if (*p < '0' || *p > '9')
            return -1;
        value = value * 10 + (*p - '0');
    }
    return value;
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes of the word at p: points and commas inside numbers belong to it, and
 * so do hyphens between letters or digits and pounds before them. */
static size_t word_length(const char *p) {
    size_t n = 0;
    while (
        word_byte(p + n) ||
        (n && (p[n] == '.' || p[n] == ',' || p[n] == ':') && digit(p[n - 1]) && digit(p[n + 1])) ||
        (n && p[n] == '-' && word_byte(p + n + 1)))
        n++;
    return n;
}

static void push(struct pw_arena *arena, struct reading *out, const char *text) {
    *PW_PUSH(arena, out, words) = (struct read_word){text, number_of(text)};
}

/* Dashes and typographic quotes are no words. */
static char *tidy(struct pw_arena *arena, const char *text) {
    static const struct {
        const char *from, *to;
    } marks[] = {{"\xE2\x80\x99", "'"}, {"\xE2\x80\x98", " "}, {"\xE2\x80\x9C", " "},
                 {"\xE2\x80\x9D", " "}, {"\xE2\x80\x93", "-"}, {"\xE2\x80\x94", " "},
                 {"\xC2\xA0", " "},     {"\xE2\x80\xAF", " "}, {"\xE2\x80\xA6", "."}};
    struct pw_buf out = {0};
    while (*text) {
        size_t i = 0;
        while (i < PW_COUNT(marks) && !pw_str_starts(text, marks[i].from))
            i++;
        if (i < PW_COUNT(marks)) {
            pw_buf_printf(&out, "%s", marks[i].to);
            text += strlen(marks[i].from);
        } else {
            char c = *text++;
            pw_buf_putc(&out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
        }
    }
    char *copy = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return copy;
}

void co_reading_cut(struct pw_arena *arena, const char *text, struct reading *out) {
    *out = (struct reading){0};
    for (const char *p = tidy(arena, text); *p;) {
        size_t n = word_length(p);
        if (n) {
            push(arena, out, pw_arena_strndup(arena, p, n));
            p += n;
            continue;
        }
        if (strchr(".;!?\n", *p))
            push(arena, out, ".");
        else if (strchr(":(", *p))
            push(arena, out, ":");
        p++;
    }
}

static const struct read_word *at(const struct reading *reading, size_t i) {
    static const struct read_word end = {".", -1};
    return i < reading->words_count ? &reading->words[i] : &end;
}

static bool stop(const struct read_word *word) {
    return pw_streq(word->text, ".");
}

/* Words at i that name children: how many words, 0 when they don't. */
static size_t people_at(const struct reading *reading, size_t i, int *many) {
    for (size_t k = 0; k < PW_COUNT(people); k++) {
        const char *blank = strchr(people[k].words, ' ');
        size_t n = blank ? (size_t)(blank - people[k].words) : strlen(people[k].words);
        if (strlen(at(reading, i)->text) != n ||
            strncmp(at(reading, i)->text, people[k].words, n) != 0)
            continue;
        if (blank && !pw_streq(at(reading, i + 1)->text, blank + 1))
            continue;
        *many = people[k].many;
        return blank ? 2 : 1;
    }
    return 0;
}

static bool reaches_over(const struct read_word *word) {
    size_t n = strlen(word->text);
    return word->number < 0 && word->text[0] != '.' && word->text[0] != ':' && word->text[0] != 1 &&
           (word->text[n - 1] != 's' || pw_str_ends(word->text, "less")) &&
           !among(links, PW_COUNT(links), word->text);
}

/* "three disabled children", "2 of the 60 children"; not "two teams for children". */
static bool counts_people(const struct reading *reading, size_t i, size_t *last) {
    int many = 0;
    size_t k = i + 1;
    bool of = pw_streq(at(reading, k)->text, "of");
    k += of;
    for (size_t between = 0; between <= BETWEEN; between++, k++) {
        size_t n = people_at(reading, k, &many);
        if (n && (many || (reading->words[i].number == 1 && !of))) {
            *last = k + n - 1;
            return true;
        }
        if (!reaches_over(at(reading, k)) && !(of && at(reading, k)->number >= 0))
            return false;
    }
    return false;
}

/* "one in three children" is a share. */
static bool is_share(const struct reading *reading, size_t i) {
    bool after =
        i >= 2 && (pw_streq(at(reading, i - 1)->text, "in")) && at(reading, i - 2)->number >= 0;
    return after || (pw_streq(at(reading, i + 1)->text, "in") && at(reading, i + 2)->number >= 0);
}

static bool is_time(const struct reading *reading, size_t i) {
    return among(times, PW_COUNT(times), at(reading, i + 1)->text) ||
           pw_str_starts(at(reading, i + 1)->text, "%");
}

/* "children: 3", "children (2)", "the number of children fell to four". */
static bool counted_before(const struct reading *reading, size_t i, size_t *first) {
    int many = 0;
    size_t sign = i && pw_streq(at(reading, i - 1)->text, "n") ? 2 : 1; /* (n = 3) */
    bool colon = i >= sign && pw_streq(at(reading, i - sign)->text, ":");
    if (is_time(reading, i))
        return false;
    for (size_t back = 1; back <= BEHIND && back <= i && !stop(at(reading, i - back)); back++) {
        size_t n = people_at(reading, i - back, &many);
        if (!n)
            continue;
        if (colon && i - back + n == i - sign) {
            *first = i - back;
            return true;
        }
        bool to =
            pw_streq(at(reading, i - 1)->text, "to") || pw_streq(at(reading, i - 1)->text, "was") ||
            pw_streq(at(reading, i - 1)->text, "is") || pw_streq(at(reading, i - 1)->text, "at");
        for (size_t j = 1; to && j <= BETWEEN && j + back < i; j++)
            if (pw_streq(at(reading, i - back - j)->text, "of") &&
                pw_streq(at(reading, i - back - j - 1)->text, "number")) {
                *first = i - back - j - 1;
                return true;
            }
    }
    return false;
}

static bool few(int64_t number, int64_t most) {
    return number >= 1 && number <= most;
}

/* The next number of "out of the 14 children", with the last word of who is
 * counted; -1: this is no whole of people. */
static int64_t whole_at(const struct reading *reading, size_t i, size_t *last) {
    static const char *const before[] = {"out", "of", "the", "all", "our", "these", "those"};
    size_t k = i;
    while (k < i + 4 && among(before, PW_COUNT(before), at(reading, k)->text))
        k++;
    bool of =
        k > i && (pw_streq(at(reading, i)->text, "of") || pw_streq(at(reading, i)->text, "out"));
    return of && at(reading, k)->number >= 0 && counts_people(reading, k, last)
               ? at(reading, k)->number
               : -1;
}

/* "12 of the 14 children" are all but 2; "one in four of the 12 children" are 3. */
static bool part_of_whole(const struct reading *reading, size_t i, int64_t most, size_t *last) {
    int64_t part = reading->words[i].number, of = 1;
    size_t k = i + 1;
    if (pw_streq(at(reading, k)->text, "in") && at(reading, k + 1)->number > 0) {
        of = at(reading, k + 1)->number;
        k += 2;
    }
    int64_t whole = whole_at(reading, k, last);
    bool base =
        i >= 2 && pw_streq(at(reading, i - 1)->text, "in") && at(reading, i - 2)->number > 0;
    if (base || part < 0 || whole < 0 || part > (of > 1 ? of : whole))
        return false;
    int64_t few_of = of > 1 ? whole * part / of : part;
    return few(few_of, most) || few(whole - few_of, most);
}

/* "Of the 60 children, 4 waited": the number after a whole, in its sentence. */
static bool after_whole(const struct reading *reading, size_t i, int64_t most, size_t *last) {
    size_t end;
    int64_t whole = whole_at(reading, i, &end);
    for (size_t k = end + 1; whole >= 0 && !stop(at(reading, k)); k++) {
        int64_t part = at(reading, k)->number;
        if (part < 0 || part > whole || is_time(reading, k) || is_share(reading, k) ||
            pw_streq(at(reading, k - 1)->text, "aged") ||
            pw_streq(at(reading, k - 1)->text, "under") ||
            pw_streq(at(reading, k - 1)->text, "over"))
            continue;
        *last = k;
        return few(part, most) || few(whole - part, most);
    }
    return false;
}

/* "Children were seen, all but three": whom the sentence counts comes before. */
static bool all_but(const struct reading *reading, size_t i, size_t *first) {
    int many = 0;
    if (i < 2 || !pw_streq(at(reading, i - 1)->text, "but") || is_time(reading, i) ||
        !(pw_streq(at(reading, i - 2)->text, "all") || pw_streq(at(reading, i - 2)->text, "none")))
        return false;
    for (size_t back = 3; back <= i && !stop(at(reading, i - back)); back++)
        if (people_at(reading, i - back, &many)) {
            *first = i - back;
            return true;
        }
    return false;
}

/* "Children waited. Three of them are under five." */
static bool of_them(const struct reading *reading, size_t i, size_t *last) {
    int many = 0;
    if (!pw_streq(at(reading, i + 1)->text, "of") ||
        !(pw_streq(at(reading, i + 2)->text, "them") || pw_streq(at(reading, i + 2)->text, "whom")))
        return false;
    for (size_t back = 1; back <= i; back++)
        if (people_at(reading, i - back, &many)) {
            *last = i + 2;
            return many;
        }
    return false;
}

bool co_reading_small(const struct reading *reading, int64_t most, size_t *first, size_t *last) {
    for (size_t i = *first; i < reading->words_count; i++) {
        *first = *last = i;
        if (part_of_whole(reading, i, most, last) || after_whole(reading, i, most, last))
            return true;
        if (!few(reading->words[i].number, most) || is_share(reading, i))
            continue;
        *last = i;
        if (counts_people(reading, i, last) || counted_before(reading, i, first) ||
            all_but(reading, i, first) || of_them(reading, i, last))
            return true;
    }
    return false;
}

/* The same word but for its end: visit, visits. */
static bool akin(const char *a, const char *b) {
    size_t m = strlen(a), n = strlen(b), least = m < n ? m : n;
    return least >= 4 && m <= n + 2 && n <= m + 2 && strncmp(a, b, least - (least > 4)) == 0;
}

bool co_reading_beside(struct pw_arena *arena, const struct reading *reading, int64_t number,
                       const char *measure, size_t *first, size_t *last) {
    struct reading words;
    co_reading_cut(arena, measure, &words);
    for (size_t i = *first; i < reading->words_count; i++) {
        if (reading->words[i].number != number || is_time(reading, i) || is_share(reading, i))
            continue;
        size_t from = i > BESIDE ? i - BESIDE : 0;
        for (size_t k = from; k <= i + BESIDE && k < reading->words_count; k++)
            for (size_t w = 0; k != i && w < words.words_count; w++)
                if (akin(at(reading, k)->text, words.words[w].text)) {
                    bool cut = false;
                    for (size_t j = k < i ? k : i; j < (k < i ? i : k); j++)
                        cut = cut || stop(at(reading, j));
                    if (cut)
                        continue;
                    *first = k < i ? k : i;
                    *last = k < i ? i : k;
                    return true;
                }
    }
    return false;
}

const char *co_reading_words(struct pw_arena *arena, const struct reading *reading, size_t first,
                             size_t last) {
    struct pw_buf out = {0};
    for (size_t i = first; i <= last; i++) {
        const char *text = at(reading, i)->text;
        pw_buf_printf(&out, "%s%s", i > first ? " " : "", *text == 1 ? "..." : text);
    }
    const char *copy = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return copy;
}
