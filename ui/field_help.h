/* SPDX-License-Identifier: EUPL-1.2 */
/* field_help: all that a person may want to know about a field before writing in it. */
#ifndef SAMVERKAN_FIELD_HELP_H
#define SAMVERKAN_FIELD_HELP_H

#include "kind.h"

#include "app.h"

/* Shows over everything else its help, how its type may be written and with which keys, the words and limits allowed,
 * its name in filters and commands. */
void field_help_show(struct app *app, const struct field *field);

#endif
