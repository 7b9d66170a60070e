/* SPDX-License-Identifier: EUPL-1.2 */
/* country: ISO 3166-1 with Swedish and English names (and XK Kosovo, which ISO leaves to its users but the EU's
 * programmes name), from a table in the program: no run-time file. */
#ifndef SAMVERKAN_COUNTRY_H
#define SAMVERKAN_COUNTRY_H

#include <stdbool.h>

#include "err.h"

/* The name, Swedish or English; NULL for a code that is none. CODE is two capital letters. Static. */
const char *country_name(const char *code, bool english);

/* A country by code (any case; EL and UK as the EU writes them), Swedish or English name, case and accents folded. On
 * failure the sentence suggests the nearest name and CODE is "". */
bool country_parse(const char *in, char code[3], struct err *err);

/* "norden" (with Åland, Färöarna, Grönland, Svalbard), "eu" (the other members), "europe" (the rest of the continent
 * and of the Council of Europe, and Kosovo) or "world"; NULL for a code that is none. */
const char *country_region(const char *code);

/* What people call such a region, translated, static; NULL for a word that is none. */
const char *country_region_name(const char *region);

/* All countries in the order of their Swedish names; I from 0 to country_count() - 1. */
int country_count(void);
const char *country_code(int i);

#endif
