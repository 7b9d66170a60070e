/* SPDX-License-Identifier: EUPL-1.2 */
/* rank: how well a title answers to the words that somebody typed. */
#ifndef SAMVERKAN_RANK_H
#define SAMVERKAN_RANK_H

/* Better ones are less. Of each pair the second holds letters that were typed without their dots or rings: amal finds
 * Amal first, Åmål next. */
enum rank {
	RANK_SAME,
	RANK_BEGINS, RANK_BEGINS_LOOSELY, /* the title */
	RANK_WORD, RANK_WORD_LOOSELY,     /* a word of it begins so */
	RANK_INSIDE, RANK_INSIDE_LOOSELY, /* inside a word, as in a compound */
	RANK_ELSEWHERE,                   /* not in the title */
};

/* Every word of WORDS counts, the worst one decides; words after the first need only begin a word. */
enum rank rank_title(const char *title, const char *words);

#endif
