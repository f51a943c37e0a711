/* SPDX-License-Identifier: MIT
 *
 * Sentences of a template, and whether a public pack refuses them. The withheld
 * counts there are 3 late visits of team a and one more.
 */
#ifndef TESTS_COMPOSE_SENTENCES_H
#define TESTS_COMPOSE_SENTENCES_H

#include <stdbool.h>

static const struct {
    const char *text;
    bool refused;
} sentences[] = {
    {"Three children came into care.", true},
    {"2 of the children moved.", true},
    {"Of these, 4 of the 60 disabled children waited.", true},
    {"It was one very young child.", true},
    {"Both siblings were placed together.", true},
    {"Two young people left.", true},
    {"There was one child protection plan.", true},
    {"Children excluded: 3.", false},
    {"Excluded children: 3.", true},
    {"Excluded children (3) came back.", true},
    {"The number of children waiting fell to four.", true},
    {"**Three** *children* waited.", true},
    {"Five\nchildren waited.", true},
    {"A list:\n\n- one child", true},
    {"{{ all.n | else \"three children\" }} waited.", true},
    {"Six children came into care.", false},
    {"30 children waited.", false},
    {"One in three children is seen within a day.", false},
    {"Two teams visited children.", false},
    {"Two children's homes opened.", false},
    {"Three months later the children came back.", false},
    {"Children aged 5 are seen first.", false},
    {"The number of children fell by 3% to 300.", false},
    {"Within 3 working days the child is seen.", false},
    {"No child waited, and {{ all.n }} children were seen.", false},
    /* the withheld counts are 3 and, to hide it, another of the same sum */
    {"Three of the visits were late.", true},
    {"In team a, 3 were late.", true},
    {"The team has 3 managers.", false},
    {"Visits are late after 3 days.", false},
};

#endif
