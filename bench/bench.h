/* SPDX-License-Identifier: EUPL-1.2 */
/* bench: what the program costs, beside what the machine itself takes for the least that could have been done. Both are
 * measured in the same run, turn by turn, and medians are compared; so the numbers may be read on any machine. */
#ifndef SAMVERKAN_BENCH_H
#define SAMVERKAN_BENCH_H

#include "err.h"

/* One line of the table. */
struct bench_row {
	const char *what; /* borrowed */
	const char *unit;
	double floor;     /* 0: there is none, and the goal is of the value itself */
	double ours;
	double goal;      /* at most: ours / floor, or ours; 0: no goal, told for comparison */
	double least;     /* OURS may not be less: that would be too good to be true */
};

struct bench {
	const char *directory; /* for files, on the disk that the numbers are about */
	const char *program;   /* path of samverkan */
	char *path;            /* of the register that bench_register made; NULL before */
	struct bench_row rows[32];
	int count;
};

/* A group of rows that are measured together. Returns false with a sentence when it could not measure. */
struct bench_case {
	const char *name;
	bool (*run)(struct bench *bench, struct err *err);
};

bool save_run(struct bench *bench, struct err *err);
bool typing_run(struct bench *bench, struct err *err);

void bench_add(struct bench *bench, struct bench_row row);

/* A register of BENCH_PROJECTS projects with all that hangs on them, the same on every machine; made once a run. The
 * login anna may write in it. */
enum { BENCH_PROJECTS = 30000 };
bool bench_register(struct bench *bench, struct err *err);

/* Milliseconds of a steady clock. */
double bench_now(void);
/* The value below which PART (0 ... 1) of them lie; sorts them. */
double bench_quantile(double *values, int count, double part);

#endif
