/* SPDX-License-Identifier: EUPL-1.2 */
/* sortkey: Swedish dictionary order as plain ASCII bytes, the same on every host, because a collation registered in a
 * database index would make the file unreadable for other tools. Order: space, punctuation, digits (a number by its
 * value: 1.10 after 1.9), a-z with w after v, å, ä, ö, other scripts; then accents (e é), then case (a A). As in the
 * Swedish collation of CLDR æ ę sort with ä, ø ő œ ô with ö, ü ű with y, đ ð with d, þ with th, ß with ss. */
#ifndef SAMVERKAN_SORTKEY_H
#define SAMVERKAN_SORTKEY_H

/* Raised whenever the same text would get another key; a register stores it and recomputes its keys when it differs. */
#define SORTKEY_VERSION 1

/* A key whose strcmp order is the order of the texts. The caller frees. */
char *sortkey_new(const char *text);

/* What the keys of texts that begin with TEXT begin with, whatever their accents and case. The caller frees. */
char *sortkey_beginning(const char *text);

/* <0, 0, >0 as A sorts before, with or after B (plain texts, not keys). */
int sortkey_compare(const char *a, const char *b);

#endif
