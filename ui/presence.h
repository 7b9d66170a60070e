/* SPDX-License-Identifier: EUPL-1.2 */
/* presence: who else has a form open, in a line and in marks. Advice only: nobody is kept from anything by it. */
#ifndef SAMVERKAN_PRESENCE_H
#define SAMVERKAN_PRESENCE_H

#include <stdint.h>

#include "app.h"

/* Looks who is there: app->writers and app->presence. True when something that is shown has become another. To be
 * called each second and after each key; reads only when something has happened. */
bool presence_look(struct app *app);
void presence_free(struct app *app);

/* True when somebody else has a form open on the record. */
bool presence_has(const struct app *app, const struct kind *kind, int64_t id);
/* What the form of a record says about others who have it open: "per is writing here too since 14:05 ..."; NULL when
 * nobody has. The caller frees. */
char *presence_here(const struct app *app, const struct kind *kind, int64_t id);

#endif
