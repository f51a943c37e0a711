/* Runs the suite that a test file defines and fails when no test ran: Check
 * itself passes when a misspelt CK_RUN_SUITE leaves nothing to run. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK_MAIN(suite_function)                                                                 \
    int main(void) {                                                                               \
        SRunner *runner = srunner_create(suite_function());                                        \
        srunner_run_all(runner, CK_NORMAL);                                                        \
        int ran = srunner_ntests_run(runner), failed = srunner_ntests_failed(runner);              \
        srunner_free(runner);                                                                      \
        if (ran == 0)                                                                              \
            fprintf(stderr, "no test ran\n");                                                      \
        return ran == 0 || failed ? EXIT_FAILURE : EXIT_SUCCESS;                                   \
    }
