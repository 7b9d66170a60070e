/* SPDX-License-Identifier: EUPL-1.2 */
/* bulk: one field of many records changed at once: what each row would become, or why it is left as it is. Knows no
 * screen and no store; what only the store can refuse is told to it by bulk_refuse. */
#ifndef SAMVERKAN_BULK_H
#define SAMVERKAN_BULK_H

#include "record.h"

/* What is done with the values that stand there; the last two for types that hold several (type_is_set). */
enum bulk_how { BULK_REPLACE, BULK_ADD, BULK_TAKE, BULK_HOWS };

enum bulk_outcome {
	BULK_SAME,    /* the value is the one it has */
	BULK_CHANGES,
	BULK_REFUSED, /* for the reason in `fault` */
	BULK_GONE,    /* somebody has deleted it */
	BULK_OUTCOMES
};

struct bulk_row {
	int64_t id;
	struct record *record; /* as it stands, NULL: gone; owned */
	char *title;           /* of the record as it was last seen; owned */
	enum bulk_outcome outcome;
	char *new;             /* canonical, "" for empty; owned; NULL when gone */
	char *fault;           /* sentence; owned, NULL unless refused */
	bool other;            /* others have changed or deleted it since bulk_forget_others */
	char *by;              /* who changed it last; owned */
};
/* Why rows are refused, and how many are for that. */
struct bulk_reason {
	const char *text; /* without the title of the record; borrowed from a row */
	int count;
};
struct bulk {
	const struct kind *kind;
	struct bulk_row *row;  /* in the order of the ids */
	int count;
	int outcomes[BULK_OUTCOMES]; /* how many rows have each */
	int closed;            /* rows that change although they are history (record_is_closed) */
	struct bulk_reason *reason; /* of what is refused, as bulk_sum_up found it, the most frequent first; owned */
	int reason_count;
};

/* COUNT rows of KIND without their records. The caller frees with bulk_free. */
struct bulk *bulk_new(const struct kind *kind, const int64_t *ids, int count);
void bulk_free(struct bulk *bulk);

/* The records as they stand (one per row, taken over; NULL or deleted: gone). What was worked out is to be worked out
 * anew. True when one of them differs from what was given before. */
bool bulk_give(struct bulk *bulk, struct record **records);

/* From now on it is told what others change. */
void bulk_forget_others(struct bulk *bulk);
/* Who has changed rows, and which: "per: Läs ihop and 2 others", without a name
 * where they are several or the row is gone; NULL when nobody has. The caller frees. */
char *bulk_others(const struct bulk *bulk);

/* What the rows have in FIELD now, the most frequent first: "ongoing (5) · idea (2)", and how many have something else;
 * long texts only as filled in or empty. The caller frees. */
char *bulk_standing(const struct bulk *bulk, int field);

/* Works out what every row becomes when VALUE (canonical, "" empties) is put into FIELD. Holds the rules of the table
 * and of the kind per row; a value that no two may share is refused for more than one. */
void bulk_work_out(struct bulk *bulk, int field, enum bulk_how how, const char *value);

/* What a row that changes gets or loses where FIELD holds several values; canonical. The caller frees. */
char *bulk_added(const struct bulk *bulk, int row, int field);
char *bulk_taken(const struct bulk *bulk, int row, int field);

/* Leaves ROW as it is, for a reason that only the store knows. */
void bulk_refuse(struct bulk *bulk, int row, const char *why);

/* Fills in why rows are refused; to be asked for anew when one more is, or when all is worked out anew. */
void bulk_sum_up(struct bulk *bulk);

/* The record of a row that changes, as FIELD makes it. The caller frees. */
struct record *bulk_record(const struct bulk *bulk, int row, int field);

#endif
