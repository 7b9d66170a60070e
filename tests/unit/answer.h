/* SPDX-License-Identifier: EUPL-1.2 */
/* answer: what a statement would answer, written as text, for tests of what is made of answers. */
#ifndef SAMVERKAN_TESTS_ANSWER_H
#define SAMVERKAN_TESTS_ANSWER_H

#include "grid.h"

/* Gives TAKE the rows of TABLE: rows end in '\n', cells in '|', the first row names the columns. */
bool answer_give(const char *table, grid_take *take, void *taker, struct err *err);

#endif
