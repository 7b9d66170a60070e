/* SPDX-License-Identifier: EUPL-1.2 */
/* field_help: all that a person may want to know about a field before writing in it. */
#ifndef SAMVERKAN_FIELD_HELP_H
#define SAMVERKAN_FIELD_HELP_H

#include "kind.h"

#include "app.h"

/* Its help, how its type may be written and with which keys, the words and limits allowed, its name in filters and
 * commands. Several paragraphs. The caller frees. */
char *field_help(const struct field *field);
/* Shows it over everything else. */
void field_help_show(struct app *app, const struct field *field);

#endif
