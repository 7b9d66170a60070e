/* SPDX-License-Identifier: EUPL-1.2 */
/* verbs: the words that a story is written in, as one table. */
#ifndef SAMVERKAN_TESTS_VERBS_H
#define SAMVERKAN_TESTS_VERBS_H

#include "stage.h"

/* One step. REST is the line after the verb, without blanks around it. False: ERR holds why. */
struct verb {
	const char *name;
	bool (*play)(struct stage *stage, const char *rest, struct err *err);
};

/* The verb called NAME, or NULL. */
const struct verb *verb_find(const char *name);

#endif
