/* SPDX-License-Identifier: EUPL-1.2 */
/* strategy: the rules of one municipality as data (contract section 7). Read from strategies/NAME.ini or from the
 * register, which keeps its own copy; both give the same list of entries. */
#ifndef SAMVERKAN_STRATEGY_H
#define SAMVERKAN_STRATEGY_H

#include "ini.h"
#include "err.h"

/* Particulars are read by key; the tree, the rules and the follow-ups have their own arrays. All text is owned. */
struct strategy_area { /* in the order of the numbers, the area above before those under it */
	char *number, *name, *text, *kind; /* "1.1"; text may be ""; kind: area, action, tool */
	int parent;                        /* index of the area above, -1 at the top */
};
struct strategy_rule {
	char *object;   /* twin-town, agreement, network, project ... */
	char *organs;   /* codes, comma separated; "" where unregulated */
	char *strength; /* must, should, may, unregulated */
	char *quote, *source;
};
struct strategy_follow_up {
	char *name, *recipient, *interval, *compiled_by, *strength, *quote, *source;
};
struct strategy {
	struct ini *ini; /* every entry as written, owned */
	struct strategy_area *area;
	int area_count;
	struct strategy_rule *rule;
	int rule_count;
	struct strategy_follow_up *follow_up;
	int follow_up_count;
};

/* From a file. NULL and the first fault of strategy_check when there is one. The caller frees. */
struct strategy *strategy_read(const char *path, struct err *err);
/* From entries that were held against strategy_check when they were written, perhaps by a newer program: only what
 * this one builds on is looked at, other keys are kept as they are. Takes INI over, also on failure. */
struct strategy *strategy_from(struct ini *ini, struct err *err);
void strategy_free(struct strategy *strategy); /* takes NULL */

/* A particular of [strategy] ("municipality", "title", "valid_to" ...); "" where the document is silent. Borrowed. */
const char *strategy_get(const struct strategy *strategy, const char *key);
/* Number of [limits] KEY, or OTHERWISE. */
int strategy_limit(const struct strategy *strategy, const char *key, int otherwise);
/* Name of the organ as the document prints it; the code itself where it does not. Borrowed. */
const char *strategy_organ(const struct strategy *strategy, const char *code);
/* The rule for an object, NULL where there is none. */
const struct strategy_rule *strategy_rule(const struct strategy *strategy, const char *object);
/* Label of a strength in the language of the screen ("ska", "bör", "kan", "ej reglerat"). */
const char *strategy_strength(const char *strength);

/* Says everything that is wrong with a file, one sentence each (FILE:LINE: KEY: why, and the nearest right word).
 * Returns the number of faults; -1 and ERR when the file cannot be read. */
int strategy_check(const char *path, void (*say)(void *context, const char *sentence), void *context, struct err *err);

/* Where NAME's file is: a path as it is; a bare name in DATA_DIR/strategies. NULL and a sentence with the names there
 * are. The caller frees. */
char *strategy_path(const char *data_dir, const char *name, struct err *err);
/* The names in DATA_DIR/strategies, sorted; returns the count, -1 on failure; *NAMES is for the caller to free with
 * strategy_names_free. */
int strategy_names(const char *data_dir, char ***names, struct err *err);
void strategy_names_free(char **names, int count);

#endif
