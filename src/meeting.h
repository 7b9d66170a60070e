/* SPDX-License-Identifier: EUPL-1.2 */
/* meeting: what a meeting goes through, page by page: an overview, each unit with what it has on the table, what is
 * common to all, the minutes. */
#ifndef SAMVERKAN_MEETING_H
#define SAMVERKAN_MEETING_H

#include "grid.h"
#include "outcome.h"

/* A record on the table. What has become of it since the last meeting may be all that brings it here. */
struct meeting_row {
	const struct kind *kind;
	int64_t id;
	char *title;
	const char *status;            /* in words, the kind where it has none; not owned */
	char *end;                     /* YYYY-MM, "" for none */
	const struct outcome *outcome; /* NULL: nothing has changed */
};
/* What was taken down: a meeting-note. */
struct meeting_note {
	int64_t id, unit;
	char *kind;        /* code */
	char *text;        /* with the project that it is about, who is to do it and when */
};
enum meeting_page_type { PAGE_OVERVIEW, PAGE_UNIT, PAGE_COMMON, PAGE_MINUTES };
struct meeting_page {
	enum meeting_page_type type;
	int64_t unit;         /* PAGE_UNIT */
	char *name, *contact; /* PAGE_UNIT; contact "" for none */
	bool owes_contact;    /* it should have one */
	int64_t projects, ideas; /* projects that are not history, and those of them that are ideas */
	struct meeting_row *row;
	int row_count;
};
struct meeting {
	int64_t id;
	char *title;
	int persons;          /* who are present */
	bool closed;
	bool gone;            /* it was deleted */
	struct outcomes outcomes;
	struct meeting_page *page;
	int page_count;
	struct meeting_note *note;
	int note_count;
};

/* Reads all that the meeting goes through; units that have nothing on the table, no contact and owe
 * none are passed over.
 * False with ERR when it cannot be read. For meeting_free. */
bool meeting_read(grid_source *source, void *context, int64_t id, struct meeting *out, struct err *err);
void meeting_free(struct meeting *meeting);

/* The name by which others find the page: "unit:5", "minutes". The caller frees. */
char *meeting_page_key(const struct meeting_page *page);
/* The page of that name; the first where there is none any more. */
int meeting_page_at(const struct meeting *meeting, const char *key);
/* How many notes of KIND (code; NULL: all) there are. */
int meeting_notes(const struct meeting *meeting, const char *kind);
/* "+ Added 1   ✓ Confirmed 2" of the rows of a page; "" where nothing has changed. The caller frees. */
char *meeting_tally(const struct meeting_page *page);

#endif
