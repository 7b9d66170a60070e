/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "rank.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* A title in both folds, so that it is folded once for all words. */
struct title {
	char *letters, *loose;
};

static bool begins_word(const char *text, const char *at)
{
	return at == text || ((unsigned char)at[-1] < 0x80 && !isalnum((unsigned char)at[-1]));
}

/* The best place of WORD in TEXT: RANK_BEGINS, RANK_WORD, RANK_INSIDE or RANK_ELSEWHERE. */
static enum rank place_in(const char *text, const char *word)
{
	enum rank best = RANK_ELSEWHERE;
	for (const char *at = strstr(text, word); at != NULL && best > RANK_WORD; at = strstr(at + 1, word))
		best = at == text ? RANK_BEGINS : begins_word(text, at) ? RANK_WORD : RANK_INSIDE;
	return best;
}

/* Words with å, ä or ö mean just these letters; only where there are none do both folds of a word agree. */
static enum rank rank_word(const struct title *title, const char *word, bool first)
{
	char *loose = text_fold(word);
	bool may_be_loose = strcmp(loose, word) == 0;
	free(loose);
	enum rank place = place_in(title->letters, word);
	if (may_be_loose) {
		enum rank other = place_in(title->loose, word);
		place = other < place ? other + 1 : place;
	}
	if (!first && (place == RANK_WORD || place == RANK_WORD_LOOSELY))
		place -= RANK_WORD - RANK_BEGINS;
	return place;
}

static enum rank rank_words(const struct title *title, char *words)
{
	enum rank worst = RANK_BEGINS;
	char *rest = NULL;
	for (char *word = strtok_r(words, " \t\n", &rest), *first = word; word != NULL;
	     word = strtok_r(NULL, " \t\n", &rest)) {
		enum rank rank = rank_word(title, word, word == first);
		worst = rank > worst ? rank : worst;
	}
	return worst;
}

enum rank rank_title(const char *text, const char *words)
{
	struct title title = { text_fold_case(text), text_fold(text) };
	char *typed = text_fold_case(words);
	bool same = strcmp(typed, title.letters) == 0;
	enum rank rank = same ? RANK_SAME : rank_words(&title, typed);
	free(typed);
	free(title.letters);
	free(title.loose);
	return rank;
}
