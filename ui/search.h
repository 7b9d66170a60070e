/* SPDX-License-Identifier: EUPL-1.2 */
/* search: what is searched for in a list, and where its hits are. At most SEARCH_EXACT are counted; where there are
 * more, the next one is near, and is looked for from the place where one stands. */
#ifndef SAMVERKAN_SEARCH_H
#define SAMVERKAN_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "list.h"

#include "store.h"

enum { SEARCH_EXACT = 10000 };

struct search {
	char *words; /* as typed; NULL: nothing is searched for */
	struct filter *filter;
	struct hits hits;
	struct hits titled; /* those of them that are called so, unless they are many */
	unsigned char *map; /* a bit for every number up to the last hit, as lists of a million are walked */
	bool pending; /* it was broken off, and goes on when nobody waits */
	bool old;     /* the hits are not those of the words in the list as it is: that has been read anew since, or
		       * looking for them came to no end */
	int *row;     /* those of the list that are hits, ascending, once they have been learned; NULL: not yet */
	int row_count;
	int64_t from; /* id that was selected when the search began */
};

bool search_is_on(const struct search *search);
/* The hits are those of the words in the list as it is. */
bool search_is_known(const struct search *search);
void search_forget(struct search *search);

/* Looks for WORDS among the records of KIND that match BASE (an expression, "" for all). False when it failed, or with
 * ERR_SLOW when it was broken off, and then it is PENDING: the hits are not known. */
bool search_find(struct search *search, struct store *store, const struct kind *kind, const char *base,
		 const char *words, struct err *err);

/* The row to go to from START while words are typed: of a hit that is called so where there is one, else of any. As
 * search_row. */
int search_first_row(const struct search *search, struct store *store, const struct kind *kind, const struct list *list,
		     int start, struct err *err);

/* Walks the list once, so that each step after that is known without walking it. Nothing where the hits are too many to
 * know, or the rows are known. The list stays as it is until search_forget, or the search is OLD. */
void search_learn_rows(struct search *search, const struct list *list);
/* The row of the first hit at or after START (or last at or before), round the end if need be; -1: none, or it failed
 * with ERR. */
int search_row(const struct search *search, struct store *store, const struct kind *kind, const struct list *list,
	       int start, bool forward, struct err *err);

/* One sentence on the hits, for ROW of LIST (-1: none is stood on). AROUND: it was found past the end. AMONG:
 * how many rows a filter leaves, 0: there is none. The caller frees. */
char *search_says(const struct search *search, const struct list *list, int row, bool around, int among);

#endif
