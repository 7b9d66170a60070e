/* SPDX-License-Identifier: EUPL-1.2 */
/* lack: what a text on its way to a date, an amount, a number or a time still lacks, so that a form can tell what is
 * not finished from what is wrong. */
#ifndef SAMVERKAN_LACK_H
#define SAMVERKAN_LACK_H

#include "kind.h"

/* A few words for people (translated, static) when more characters after INPUT can make it a value of the field: "the
 * day is missing". NULL when none can, when it is one already, and for types that are not typed so. */
const char *lack_of(const struct field *field, const char *input);

#endif
