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
    /* said in another way */
    {"A couple of children moved.", true},
    {"The figures can't be traced to a single child.", false},
    {"A pair of siblings was placed together.", true},
    {"Here 3 (three) children waited.", true},
    {"Excluded children (n = 3) came back.", true},
    {"Of the 60 children, 4 waited.", true},
    {"Of the 60 children, 58 were seen in time.", true},
    {"In time were 12 of 14 children.", true},
    {"We saw 12 out of the 14 children.", true},
    {"One in five of the 12 children moved.", true},
    {"All children were seen in March, all but three.", true},
    {"All but two of the children were seen.", true},
    {"Many children waited. Three of them are in Northvale.", true},
    {"# Three children", true},
    {"Text[^a].\n\n[^a]: Two children.", true},
    {"Table: T\n\n| Team | Note |\n| --- | --- |\n| North | three children |", true},
    {"Table: T\n\n| Team | Children |\n| --- | --- |\n| North | 3 |", true},
    {"Table: T\n\n| | North |\n| --- | --- |\n| Children waiting | 4 |", true},
    {"```callout note\nTwo children moved.\n```", true},
    /* honest */
    {"Table: T\n\n| Team | Managers |\n| --- | --- |\n| North | 3 |", false},
    {"Table: T\n\n| Team | Children |\n| --- | --- |\n| North | 30 |", false},
    {"Of the 60 children, 30 were seen within 2 days.", false},
    {"Of the 60 children aged 5 and over, 30 moved.", false},
    {"One in five of the 600 children moved.", false},
    {"We saw 12 out of the 40 children.", false},
    {"Our three priorities are children, families and schools.", false},
    {"Section 47 enquiries protect children.", false},
    {"See paragraph 3 for children in care.", false},
    {"A single assessment of children is made.", false},
    {"A couple of teams waited.", false},
    {"The single children and families hub opened.", false},
    {"It is one of the most effective child protection services.", false},
    {"The plan has three parts. Two of them are new.", false},
    {"Children waited for all but three days.", false},
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
