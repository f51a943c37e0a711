/* SPDX-License-Identifier: MIT
 *
 * layout: random documents on random pages hold the invariants. A few hundred in
 * the tests; as many as LAYOUT_DOCS says in `make fuzz`.
 */
#include <stdlib.h>

#include "layout_random.h"

enum { A_ROUND = 20 };

/* Each look that a pack may have: kinds, formats and papers. */
static const double papers[][2] = {{210, 297}, {297, 210}, {297, 420}, {216, 279}, {176, 250}};

static const struct pw_theme *random_look(unsigned seed) {
    static struct pw_theme look;
    look = *theme;
    const double *paper = papers[seed % 3 ? 0 : seed / 3 % PW_COUNT(papers)];
    look.lengths[PW_LENGTH_PAGE_WIDTH] = paper[0] * PW_MM;
    look.lengths[PW_LENGTH_PAGE_HEIGHT] = paper[1] * PW_MM;
    return seed % 7 == 6 ? pw_theme_enlarge(arena, &look, 18) : &look;
}

/* Would catch: ink outside the frame, text on text, lost or doubled
 * paragraphs, rows, notes or footnotes, headings parted from their text, widows
 * and orphans, untagged ink. */
START_TEST(random_docs_hold_the_invariants) {
    for (unsigned seed = (unsigned)_i * A_ROUND; seed < ((unsigned)_i + 1) * A_ROUND; seed++) {
        open_all(); /* afresh: a document leaves megabytes */
        const struct pw_theme *look = random_look(seed);
        holds(random_doc(seed), look, seed);
        for (size_t f = 0; f < findings.list_count; f++)
            ck_assert_msg(findings.list[f].level != PW_ERROR, "seed %u: %s", seed,
                          findings.list[f].text);
        close_all();
    }
}
END_TEST

/* Would catch: anything that depends on addresses or on what came before. */
START_TEST(same_doc_same_book) {
    struct pw_book *first = lay_out(random_doc(7)), *second = lay_out(random_doc(7));
    ck_assert_uint_eq(first->pages_count, second->pages_count);
    for (size_t p = 0; p < first->pages_count; p++) {
        ck_assert_uint_eq(first->pages[p]->ops_count, second->pages[p]->ops_count);
        for (size_t o = 0; o < first->pages[p]->ops_count; o++) {
            struct pw_rect a = first->pages[p]->ops[o].extents;
            struct pw_rect b = second->pages[p]->ops[o].extents;
            ck_assert(memcmp(&a, &b, sizeof a) == 0);
        }
    }
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("layout: random documents");
    TCase *random = tcase_create("random");
    const char *said = getenv("LAYOUT_DOCS");
    int docs = said ? atoi(said) : 300;
    tcase_set_timeout(random, 600);
    tcase_add_loop_test(random, random_docs_hold_the_invariants, 0, (docs + A_ROUND - 1) / A_ROUND);
    suite_add_tcase(all, random);
    TCase *same = tcase_create("same");
    tcase_add_checked_fixture(same, open_all, close_all);
    tcase_add_test(same, same_doc_same_book);
    suite_add_tcase(all, same);
    return all;
}

CHECK_MAIN(suite)
