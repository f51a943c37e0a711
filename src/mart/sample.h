/* SPDX-License-Identifier: MIT
 *
 * sample: the data of a sample mart.
 */
#ifndef PACKWRIGHT_MART_SAMPLE_H
#define PACKWRIGHT_MART_SAMPLE_H

#include "packwright/mart.h"

/* Imports all that SHARE/templates/sample/sample.yaml lists, in its order and
 * one transaction. A refused row is an error here: these are our own files. */
bool pw_sample_import(struct pw_mart *mart, const char *share, struct pw_err *err);

#endif
