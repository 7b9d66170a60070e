/* SPDX-License-Identifier: EUPL-1.2 */
/* text: UTF-8 as people see it: columns, cursor stops, what may come in, what may go out, and search.
 * Columns are glibc's wcwidth, which is what ncurses uses; it needs the UTF-8 LC_CTYPE that i18n_start sets.
 * Every function but text_clean takes any bytes: what is no UTF-8 is shown as ‹FF› and counted that wide. */
#ifndef SAMVERKAN_TEXT_H
#define SAMVERKAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTER };

struct text_lines {
	char **line;
	int count;
};

/* For terminals without more than ASCII line art: '~' for '…', <U+202E> for ‹U+202E›, a space for ⏎. Letters stay. */
void text_set_ascii(bool on);
bool text_ascii(void);
/* What stands for nothing, and between what was and what became of it. */
const char *text_dash(void);
const char *text_arrow(void);
const char *text_dots(void);

/* Columns on screen of TEXT as text_show would show it. */
int text_width(const char *text);

/* Characters (code points) of the UTF-8 in TEXT: what limits are counted in. */
int text_count(const char *text);

/* Bytes of the longest prefix that fits in COLUMNS; never splits a character or a base from its combining marks. */
size_t text_cut(const char *text, int columns);

/* TEXT as text_show shows it, cut with '…' at the end or padded with spaces to exactly COLUMNS. The caller frees. */
char *text_fit(const char *text, int columns, enum text_align align);

/* TEXT as a sentence mentions it: what is longer than 60 columns ends with '…' there, so that the rest of the sentence
 * is read. The caller frees. */
char *text_brief(const char *text);

/* Lines of at most COLUMNS (>= 1), each as text_show shows it, broken at spaces and at every \n; a longer word is
 * broken where it must. A character wider than COLUMNS gets a line of its own. At least one line, "" for "". */
struct text_lines text_wrap(const char *text, int columns);
/* As text_wrap, for what is read and not copied: a word that is broken is so where Swedish does it, with a hyphen. */
struct text_lines text_wrap_hyphened(const char *text, int columns);
/* As text_wrap, but no more than MOST lines, and only as much of TEXT is read. */
struct text_lines text_wrap_most(const char *text, int columns, int most);
void text_lines_free(struct text_lines *lines);

/* Byte offset of the next and previous cursor stop: a base and its combining marks are one, so is an invalid byte.
 * Stays at the end and at 0. AT is a cursor stop. */
size_t text_next(const char *text, size_t at);
/* Whether TEXT begins with a letter of some language: no mark, and nothing that only modifies one. */
bool text_is_letter(const char *text);
size_t text_prev(const char *text, size_t at);
/* A cursor stop before AT (any byte offset), near it: where an ASCII character stands, or 0. */
size_t text_stop_before(const char *text, size_t at);

/* The gate in, for forms, paste, commands and imports. Refuses invalid UTF-8 (naming the byte, from 1), control and
 * escape characters, and what cannot be seen (bidi controls, zero-width, byte order mark, soft hyphen, U+2028/9),
 * naming the code point, and more than TEXT_MARKS_MOST combining marks on one letter, which no language has and no
 * screen shows. Changes only this: NFC, CRLF -> LF, tab -> space, spaces at line ends cut, empty lines at the end cut,
 * and where MANY_LINES is false newline -> space. *OUT is the caller's to free, untouched on failure. */
bool text_clean(const char *in, size_t length, bool many_lines, char **out, struct err *err);
enum { TEXT_MARKS_MOST = 8 };
/* Whether the character CODE is a combining mark. */
bool text_is_mark(int32_t code);

/* The gate out, for screen, paper and stderr: what is dangerous or invisible becomes ‹U+202E›, a byte that is no
 * UTF-8 ‹FF›, newline ⏎, tab a space; also a combining mark without a base, or a fifth on one base, which ncurses
 * would put on the wrong letter or drop. Showing twice changes nothing more. The caller frees. */
char *text_show(const char *text);
/* The same of each line for itself, so that \n stays. The caller frees. */
char *text_show_lines(const char *text);

/* TEXT without the blanks, and the ends of lines, before and after it. The caller frees. */
char *text_trim(const char *text);

/* Text for search: case, width and accents folded away, å ä ö too (å -> a, ø -> o, ł -> l, æ -> ae, ß -> ss); dashes
 * and quotes become - and '. The caller frees. */
char *text_fold(const char *text);

/* As text_fold, but å ä ö stay letters (and ø is ö). Where text_fold_case finds a word, text_fold finds it too. */
char *text_fold_case(const char *text);

/* Whether every word of NEEDLE is somewhere in HAYSTACK, also inside a compound. A word with å, ä or ö means just that
 * letter (åmål finds Åmål, not Amal); one without finds both (amal finds Åmål). An empty needle is in everything. */
bool text_matches(const char *haystack, const char *needle);

/* The first place at or after *FROM (bytes, a cursor stop) where TEXT holds WORD as text_matches means it: *FROM and
 * *TO (bytes, whole cursor stops) are set to it. False when there is none, and for an empty word. */
bool text_find(const char *text, const char *word, size_t *from, size_t *to);

/* The candidate that a person who wrote WORD most likely meant, by edit distance of folded text or as its beginning;
 * NULL when none is near. Candidates may be NULL (skipped). Points into CANDIDATES. */
const char *text_nearest(const char *word, const char *const *candidates, int count);

#endif
