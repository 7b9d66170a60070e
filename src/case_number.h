/* SPDX-License-Identifier: EUPL-1.2 */
/* case_number: the registration number of a case (diarienummer), which every authority writes in its own way. */
#ifndef SAMVERKAN_CASE_NUMBER_H
#define SAMVERKAN_CASE_NUMBER_H

#include <stdbool.h>

/* What is left of a number when case, spaces and signs between are taken away: "ks2023993" of "KS 2023/993", of
 * "KS2023-993" and of "Dnr KS 2023/993". å ä ö stay letters. The caller frees. */
char *case_number_key(const char *text);

/* True for a word that looks like one written with signs in it, so that it is worth asking for its key: five digits or
 * more, and a sign between characters. */
bool case_number_likely(const char *text);

#endif
