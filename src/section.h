/* SPDX-License-Identifier: EUPL-1.2 */
/* section: what summaries are built of. A section is a row of a table (src/sections*.c): a named statement (db/sql/),
 * what its columns are to people and to files, and which rows of the register stand behind each figure. Sections that
 * are prose have a function instead. */
#ifndef SAMVERKAN_SECTION_H
#define SAMVERKAN_SECTION_H

#include "document.h"
#include "grid.h"
#include "period.h"
#include "strategy.h"

struct summary_request {
	struct period period;
	const char *since;    /* changes from this day or stamp (UTC) on; NULL: since the last closed meeting */
	int64_t unit, area;   /* only what these (and what lies below them) have; 0: all */
	int64_t meeting;      /* the meeting that is told of; 0: the newest */
	const char *strategy; /* what its areas call the strategy whose tree is wanted; NULL: the one in force
			       * in the year */
	bool units_now;       /* units as what they have become since; false: as they were */
};

/* What is asked of the statements, kept as they take it. */
struct asked {
	char from[CLOCK_DAY_SIZE], to[CLOCK_DAY_SIZE], today[CLOCK_DAY_SIZE];
	char year[12], unit[24], area[24], meeting[24];
	char first_year[12]; /* of the first day */
	char part[16];       /* of the year, as in struct period; "" for a whole one */
	char return_year[12]; /* the year, but none whose return is not due */
	char stale_days[12], idle_years[12], notice_months[12], age_from[12], age_to[12]; /* limits; "" for none */
	char parts[4];      /* of a return that the strategy asks for: "abc"; "" where it names none */
	char return_due[2]; /* "1" where the strategy asks units for a return, else "" */
	char stale_day[CLOCK_DAY_SIZE]; /* what was confirmed before is stale */
	char *since, *strategy, *units;
	char *scope;  /* filter for projects of the unit and area asked for; "" for all */
	char *active; /* filter for the projects that the statements count as of the period, within the scope */
	char *of_unit; /* filter for what has a unit: the unit asked for and what lies below it; "" for all */
	char *of_area, *of_project; /* the area, and the whole scope, for what belongs to a project */
};

void asked_free(struct asked *asked);

/* A summary while it is worked out. */
struct work {
	struct document *document;
	const struct strategy *strategy; /* may be NULL */
	const struct summary_request *request;
	struct asked asked;
	grid_source *source;
	void *context;
	struct err *err;
	int level;  /* of the headings of sections; 0: the highest */
	bool quiet; /* sections without a row are left out */
};

enum section_flag {
	SECTION_LONG = 1 << 0,  /* as many rows as the register has: on a tape, never held */
	SECTION_TOTAL = 1 << 1, /* a row of sums under the others where there are two or more */
	SECTION_QUIET = 1 << 2, /* left out where it has no row, instead of saying so */
};
enum section_column_flag {
	SECTION_BAR = 1 << 0,
	SECTION_SUM = 1 << 1,   /* counts in the total */
	SECTION_SHOWN = 1 << 2, /* for people only */
	SECTION_DATA = 1 << 3,  /* for files only */
	SECTION_EXACT = 1 << 4, /* money to the krona */
	SECTION_UNDER = 1 << 5, /* long or seldom there: in text under the row */
	SECTION_SPARE = 1 << 6, /* for people only, where there is room to spare */
};
/* Templates of filters: "{row}" is the row's own filter, "{active}" "{scope}" "{of_unit}" "{of_area}" "{of_project}"
 * those of struct asked, "{from}" "{to}" "{year}" "{first_year}" "{today}" what was asked, any other name in braces a
 * column of the statement. */
struct section_column {
	const char *name;   /* of the statement's column, and in files */
	const char *title;  /* msgid */
	enum cell_type type;
	unsigned flags;     /* enum section_column_flag */
	const char *values; /* a code that people see in words: "project.status", or "country"; NULL: as it is */
	const char *part, *whole; /* the statement's columns. CELL_SHARE: for the part and the whole; CELL_SPAN: for the
				   * first and the last day; else `part` where it is not `name` */
	const char *kind;   /* of the rows behind the figure, may be a template; NULL: the section's */
	const char *drill;  /* template; NULL: the row's */
	const char *field;  /* of the rows behind it, whose sum the figure is; NULL: a count of rows, or no such sum */
	char *(*say)(const struct grid *row); /* CELL_TEXT: what people read, made from the whole row; NULL or "" for
					       * nothing; the caller frees. NULL: the column is told as it is */
	const char *none;   /* CELL_TEXT: msgid of what stands where there is nothing; NULL: nothing */
	const char *more;   /* the statement's column that is told after this one: "KS 2026-03-11 § 12". CELL_SPAN: that
			     * says 1 where the stretch is paler */
};
/* The filter for projects that lie in a stretch of days, as part "lives" of db/sql/parts.sql has it. */
#define SECTION_LIVES(from, to)                                                                                       \
	"start<=" to "|start: end>=" from "|end: "                                                                     \
	"!start:|!end:|status:idea|pre-study|drafting|applied|granted|decided|ongoing|paused"
/* The filter for projects that are carried out, as part "carried-out" has it: their money is counted. */
#define SECTION_CARRIED_OUT "status:pre-study|granted|decided|ongoing|paused|finished"
enum { SECTION_COLUMNS = 18 };
struct section {
	const char *name;
	const char *title;     /* msgid of the heading; the strategy's title_NAME goes before it; NULL: no heading */
	const char *note;      /* msgid of a sentence under it; NULL: none */
	const char *note_of_part; /* msgid of one more where the period is a part of a year; NULL: none */
	const char *statement;
	const char *kind;      /* of the rows behind a row; NULL: none */
	const char *drill;     /* template of their filter; NULL: none behind the row, only behind figures */
	const char *record;    /* kind of the record that a row tells of, by its number in the column "id": it, "#7",
				* stands behind the row; NULL: none */
	const char *total;     /* template of the filter behind the sums */
	const char *empty;     /* msgid of what is said where there is no row; NULL: a general sentence */
	unsigned flags;        /* enum section_flag */
	const char *checks;    /* of section_findings: which, separated by spaces */
	struct section_column column[SECTION_COLUMNS]; /* ends with a NULL name */
	bool (*build)(struct work *work, const struct section *section); /* instead of all the above but the title */
};

/* ---- sections.c: the tables ---- */

/* One per subject, each ended by a row without a name; listed in sections.c. */
extern const struct section sections_application[], sections_call[], sections_country[], sections_coverage[],
	sections_decision[], sections_frozen[], sections_goal[], sections_money[], sections_overview[],
	sections_change[], sections_partner[], sections_project[], sections_return[], sections_term[],
	sections_trip[], sections_unit[];
/* Instead of a kind: what stands behind is a summary that was fixed, "#3" its number. */
#define SECTION_FROZEN "frozen"
/* The section in place AT of all of them; NULL past the last. */
const struct section *section_at(int at);
/* NULL where there is none of that name. */
const struct section *section_named(const char *name, size_t length);

/* ---- section.c ---- */

/* Adds the section, its heading in the words of HEADING (NULL: its own), to the document. */
bool section_build(struct work *work, const struct section *section, const char *heading);
/* Fills in the filters of asked (scope, active and the like) from the unit, area and period in it. */
bool section_scope(struct work *work);
/* Asks STATEMENT; the answer is for the caller to free. Only for what is short. */
bool section_ask(struct work *work, const char *statement, struct grid *grid);
/* The parameters of the statements from what is asked; PARAMS has room for SECTION_PARAMS. Returns how many. */
enum { SECTION_PARAMS = 24 };
int section_params(const struct asked *asked, struct grid_param params[SECTION_PARAMS]);
/* TEMPLATE filled in; GRID may be NULL. The caller frees. */
char *section_fill(const char *template, const struct asked *asked, const struct grid *row, const char *own);

/* ---- section_prose.c: the sections that are text ---- */

typedef bool section_builder(struct work *work, const struct section *section);
section_builder section_opening;

/* ---- section_findings.c ---- */

/* What the section's checks find, held as of today; trips are those of the years of the period. */
section_builder section_findings;
/* Which return is told of and from when on a confirmation is stale. */
section_builder section_coverage_note;

/* ---- section_report.c: who answers for what ---- */

/* To whom it goes, who puts it together and of what, in the strategy's own words: of the year's follow-up or that of a
 * part of the year, of the running one, of the one of the strategy itself. */
section_builder section_recipient, section_recipient_running, section_recipient_term;
/* Who has not handed in; the parts of each return under the strategy's phrases; the same of one unit. */
section_builder section_missing, section_parts, section_unit_parts;
/* What each krona of our own brings. */
section_builder section_leverage;
/* What is of special importance; how far the strategy's actions have come; who stands outside. */
section_builder section_signs, section_actions, section_outside;
/* Every unit in turn, or the one asked for. */
section_builder section_departments;

#endif
