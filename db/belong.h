/* SPDX-License-Identifier: EUPL-1.2 */
/* belong: what a record belongs to, and what belongs to it in its turn, by the references of src/access.h. */
#ifndef SAMVERKAN_BELONG_H
#define SAMVERKAN_BELONG_H

#include "private.h"

/* Fills PLACE of a record that is in the register, as it stands there. */
bool belong_read(struct store *store, const struct record *record, struct access_place *place, struct err *err);
/* The title of a living record that another than who acts has added and that belongs to UNIT by RECORD alone, for the
 * caller to free; NULL where there is none. */
bool belong_follower(struct store *store, const struct record *record, int64_t unit, char **title, struct err *err);
/* A living record that refers to RECORD and is not of who acts: another has added it, and neither the unit nor the
 * project that it belongs to is one's own; or it is decided, of one of the kinds DECIDED (names separated by spaces),
 * and known by what it refers to. Its kind, and its title for the caller to free; both NULL where there is none. */
bool belong_referrer(struct store *store, const struct record *record, const char *decided, const struct kind **kind,
		     char **title, struct err *err);

#endif
