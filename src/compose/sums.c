/* SPDX-License-Identifier: MIT
 *
 * Sums that a template declares: `is: gross - income`. What was declared is
 * held against the numbers as they are; rounding may hide no more than half of
 * the last printed digit of each of them.
 */
#include "sums.h"

#include <math.h>

static bool rule_bad(struct composer *c, const struct pw_yaml *yaml) {
    pw_find(c->findings, PW_ERROR, "not-a-sum", yaml->place,
            "`is:` takes names with + and - between them (`gross - income`; a name of several "
            "words stands in quotes), `sum` for the rows above, or `running NAME`");
    return false;
}

/* +1, -1, or 0 for what is no sign. */
static int sign_of(const struct pw_token *token) {
    if (token->kind == PW_TOKEN_STRING)
        return 0;
    if (pw_streq(token->text, "+"))
        return 1;
    return pw_streq(token->text, "-") || pw_streq(token->text, "\xE2\x88\x92") ? -1 : 0;
}

static void push_term(struct composer *c, struct sum_rule *rule, const char *name, int sign) {
    struct sum_term *term = PW_PUSH(c->arena, rule, terms);
    *term = (struct sum_term){co_quotes(c->arena, name), sign};
}

bool co_sum_rule_read(struct composer *c, const struct pw_yaml *yaml, struct sum_rule *rule) {
    struct pw_tokens tokens;
    *rule = (struct sum_rule){.place = yaml->place, .text = yaml->text};
    if (yaml->kind != PW_YAML_SCALAR)
        return rule_bad(c, yaml);
    pw_tokens_read(c->arena, yaml->text, &tokens);
    const struct pw_token *list = tokens.list;
    size_t count = tokens.list_count;
    if (count == 1 && list[0].kind == PW_TOKEN_WORD && pw_streq(list[0].text, "sum")) {
        rule->kind = SUM_ABOVE;
        return true;
    }
    if (count == 2 && list[0].kind == PW_TOKEN_WORD && pw_streq(list[0].text, "running")) {
        rule->kind = SUM_RUNNING;
        push_term(c, rule, list[1].text, 1);
        return true;
    }
    for (size_t i = 0; i < count; i += 2) {
        int sign = i ? sign_of(&list[i - 1]) : 1;
        if (!sign || sign_of(&list[i]) || list[i].kind == PW_TOKEN_MARK || i + 2 == count)
            return rule_bad(c, yaml);
        push_term(c, rule, list[i].text, sign);
    }
    return count && !tokens.unclosed ? true : rule_bad(c, yaml);
}

/* Half of the last digit that is printed; next to nothing where all are. */
static double half_digit(const struct pw_dataset *data, size_t row, size_t column) {
    int decimals = pw_cell_decimals(data, row, column);
    return decimals < 0 ? 0 : pow(10, -decimals) / 2;
}

static double printed(const struct pw_dataset *data, size_t row, size_t column) {
    double value = pw_dataset_cell(data, row, column)->number;
    double digit = 2 * half_digit(data, row, column);
    return digit > 0 ? round(value / digit) * digit : value;
}

void co_sum_add(struct sum_check *check, const struct pw_dataset *data, size_t row, size_t column,
                int sign) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, column);
    check->terms++;
    if (cell->state == PW_NOT_APPLICABLE)
        return; /* there is nothing to add */
    if (cell->state != PW_PRESENT) {
        check->gap = true;
        check->blank += cell->state == PW_MISSING || cell->state == PW_NOT_COLLECTED;
        return;
    }
    check->exact += sign * cell->number;
    check->printed += sign * printed(data, row, column);
}

enum sum_verdict co_sum_judge(const struct sum_check *check, const struct pw_dataset *data,
                              size_t row, size_t column) {
    const struct pw_cell *sum = pw_dataset_cell(data, row, column);
    double half = half_digit(data, row, column);
    double least = 1e-9 * (1 + fabs(sum->number)); /* of the arithmetic itself */
    if (sum->state != PW_PRESENT || !check->terms)
        return SUM_UNKNOWN;
    if (check->gap)
        return check->blank == check->terms ? SUM_ALONE : SUM_UNKNOWN;
    if (fabs(check->exact - sum->number) > half * (double)(check->terms + 1) + least)
        return SUM_BROKEN;
    return fabs(check->printed - printed(data, row, column)) > half + least ? SUM_ROUNDED
                                                                            : SUM_HOLDS;
}
