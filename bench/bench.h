/* SPDX-License-Identifier: EUPL-1.2 */
/* bench: what the program costs, beside what the machine itself takes for the least that could have been done. Both are
 * measured in the same run, turn by turn, and medians are compared; so the numbers may be read on any machine. */
#ifndef SAMVERKAN_BENCH_H
#define SAMVERKAN_BENCH_H

#include "err.h"

/* One line of the table. */
struct bench_row {
	const char *what; /* borrowed for the life of the bench: a literal, or of bench_text */
	const char *unit;
	double floor;     /* 0: there is none, and the goal is of the value itself */
	double ours;
	double goal;      /* at most: ours / floor, or ours; 0: no goal, told for comparison */
	double least;     /* OURS may not be less: that would be too good to be true */
};

/* The sizes of the registers: what a municipality has, thirty times a region, and BENCH_ROWS of the environment. */
enum bench_size { BENCH_SMALL, BENCH_MIDDLE, BENCH_LARGE, BENCH_SIZES };

/* What making a register took, and SQLite for the same rows; seconds. */
struct bench_made {
	double ours, floor;
	double floor_history; /* with the rows of the history */
};

struct bench {
	const char *directory; /* for files, on the disk that the numbers are about */
	const char *program;   /* path of samverkan */
	const char *screen;    /* path of floor_screen */
	int projects[BENCH_SIZES];
	char *path[BENCH_SIZES]; /* of the registers that bench_register made; NULL before */
	struct bench_made made[BENCH_SIZES];
	struct bench_row rows[160];
	int count;
	char *texts[160];
	int text_count;
};

/* A group of rows that are measured together. Returns false with a sentence when it could not measure. */
struct bench_case {
	const char *name;
	bool asked; /* only when it is named */
	bool (*run)(struct bench *bench, struct err *err);
};

bool noise_run(struct bench *bench, struct err *err);
bool start_run(struct bench *bench, struct err *err);
bool keys_run(struct bench *bench, struct err *err);
bool find_run(struct bench *bench, struct err *err);
bool rest_run(struct bench *bench, struct err *err);
bool import_run(struct bench *bench, struct err *err);
bool save_run(struct bench *bench, struct err *err);
bool summary_run(struct bench *bench, struct err *err);
bool typing_run(struct bench *bench, struct err *err);
bool ssh_run(struct bench *bench, struct err *err);
bool slow_run(struct bench *bench, struct err *err);
bool peers_run(struct bench *bench, struct err *err);

void bench_add(struct bench *bench, struct bench_row row);

/* A text for a row, as printf makes it; the bench owns it. */
const char *bench_text(struct bench *bench, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The path of a register with all that hangs on its projects, the same on every machine; made once a run, or kept from
 * an earlier one (register.c). The login anna may write in it. NULL on failure. */
const char *bench_register(struct bench *bench, enum bench_size size, struct err *err);
/* The beginning of the title that stands first in a list of the projects; whole characters. */
enum bench_order { BENCH_IN_GROUPS, BENCH_BY_TITLE, BENCH_BY_NUMBER };
enum { BENCH_FIRST = 16 };
bool bench_first(struct bench *bench, enum bench_size size, enum bench_order order, char out[BENCH_FIRST],
		 struct err *err);
/* Removes a database and what lies beside it. */
void bench_remove(const char *path);
/* Fills MADE->floor and floor_history for the register at PATH (import.c). */
bool import_floor(struct bench *bench, const char *path, struct bench_made *made, struct err *err);

/* Milliseconds of a steady clock. */
double bench_now(void);
/* The value below which PART (0 ... 1) of them lie; sorts them. */
double bench_quantile(double *values, int count, double part);

#endif
