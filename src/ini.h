/* SPDX-License-Identifier: EUPL-1.2 */
/* ini: iniparser with what it lacks: the line of every key, so that a mistake can be pointed at, duplicates found,
 * and over-long lines refused instead of cut. The only file that knows iniparser. */
#ifndef SAMVERKAN_INI_H
#define SAMVERKAN_INI_H

#include "err.h"

/* Bytes in a line, the newline not counted. iniparser 4.1 has room for 1024 and what it adds itself. */
#define INI_LINE_MAX 1000

struct ini_entry {
	char *section, *key, *value; /* section and key in lower case; value clean UTF-8 in one line */
	int line;                    /* 0 when it did not come from a file */
};
struct ini_section {
	char *name; /* lower case */
	int line;   /* where it stands first; 0 when it did not come from a file */
};
struct ini {
	char *path; /* "" when it did not come from a file */
	struct ini_entry *entry; /* in the order of the file */
	int count;
	struct ini_section *section; /* each once, in the order of the file, also those without a key */
	int section_count;
};

/* Reads the file with iniparser. NULL and FILE:LINE: why when it cannot be read or parsed, has a duplicate key, a key
 * without a section, or anything that iniparser would cut or drop without a word: a line over INI_LINE_MAX, text after
 * a quoted value, a quote inside one, a line that goes on in the next. The caller frees. */
struct ini *ini_read(const char *path, struct err *err);
/* An empty one, to add entries to (from the register); all text is copied. */
struct ini *ini_new(const char *path);
void ini_add(struct ini *ini, const char *section, const char *key, const char *value, int line);
void ini_free(struct ini *ini); /* takes NULL */
/* Value by section and key, NULL where there is none. Borrowed. */
const char *ini_get(const struct ini *ini, const char *section, const char *key);
const struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key);

#endif
