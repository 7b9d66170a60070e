/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "outcome.h"

#include <stdlib.h>
#include <string.h>

#include "difference.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

enum { VALUE_COLUMNS = 40, FIELDS_TOLD = 4 };

static const struct {
	const char *name, *mark, *plain, *word, *heading;
} classes[] = {
	[OUTCOME_NEW] = { "new", "+", "+", N_("newly added"), N_("Added") },
	[OUTCOME_CHANGED] = { "changed", "~", "~", N_("altered"), N_("Altered") },
	[OUTCOME_CLOSED] = { "closed", "×", "x", N_("ended"), N_("Ended") },
	[OUTCOME_CONFIRMED] = { "confirmed", "✓", "v", N_("confirmed"),
				N_("Confirmed, number") },
	[OUTCOME_REMOVED] = { "removed", "−", "-", N_("removed"), N_("Removed, number") },
};

const char *outcome_mark(enum outcome_class class)
{
	return text_ascii() ? classes[class].plain : classes[class].mark;
}

const char *outcome_word(enum outcome_class class)
{
	return i18n(classes[class].word);
}

const char *outcome_heading(enum outcome_class class)
{
	return i18n(classes[class].heading);
}

static enum outcome_class class_named(const char *name)
{
	int class = 0;
	while (class < OUTCOME_CLASSES - 1 && strcmp(classes[class].name, name) != 0)
		class++;
	return (enum outcome_class)class;
}

/* "Status: ongoing → paused" from NAME US OLD US NEW. */
static void add_field(struct str *text, const struct kind *kind, char *packed)
{
	const char *name = strsep(&packed, "\x1f"), *old = strsep(&packed, "\x1f");
	int at = kind_field(kind, name);
	if (at < 0 || packed == NULL)
		return;
	char *difference = difference_text(&kind->fields[at], old, packed, VALUE_COLUMNS);
	str_addf(text, "%s%s: %s", text->length > 0 ? "; " : "", field_label(&kind->fields[at]), difference);
	free(difference);
}

/* The caller frees. */
static char *in_words(const struct kind *kind, const char *packed)
{
	struct str text = {0};
	char *copy = xstrdup(packed), *rest = copy, *one;
	int fields = 0;
	while (*packed != '\0' && (one = strsep(&rest, "\x1e")) != NULL) {
		if (fields < FIELDS_TOLD)
			add_field(&text, kind, one);
		fields++;
	}
	if (fields > FIELDS_TOLD)
		str_addf(&text, _(" and %d more"), fields - FIELDS_TOLD);
	free(copy);
	return str_take(&text);
}

/* Word for the code; NULL: it has none, or is shown by its kind. */
static const char *status_of(const struct kind *kind, const char *code)
{
	int field = *code != '\0' ? kind_field(kind, "status") : -1;
	return field >= 0 ? choice_label(kind->fields[field].choices, code) : NULL;
}

const char *outcome_status(const struct outcome *outcome)
{
	return outcome->status != NULL ? outcome->status : i18n(outcome->kind->label);
}

static bool take_row(void *context, const struct grid *row, struct err *err)
{
	struct outcomes *out = context;
	const struct kind *kind = kind_named(grid_text(row, 0, "kind"));
	enum outcome_class class = class_named(grid_text(row, 0, "class"));
	(void)err;
	bool tells = class == OUTCOME_CHANGED || class == OUTCOME_CLOSED;
	out->outcome = xrealloc(out->outcome, (size_t)out->count + 1, sizeof *out->outcome);
	out->outcome[out->count++] = (struct outcome){
		.kind = kind, .id = grid_number(row, 0, "id"), .title = xstrdup(grid_text(row, 0, "title")),
		.status = status_of(kind, grid_text(row, 0, "status")), .class = class,
		.confirmed = grid_number(row, 0, "confirmed") != 0,
		.what = in_words(kind, tells ? grid_text(row, 0, "fields") : ""),
		.at = xstrdup(grid_text(row, 0, "at")), .by = xstrdup(grid_text(row, 0, "logins")),
		.unit = grid_number(row, 0, "unit"), .unit_name = xstrdup(grid_text(row, 0, "unit_name")),
	};
	return true;
}

bool outcomes_ask(grid_source *source, void *context, const char *statement, const struct grid_param *params,
		  int count, struct outcomes *out, struct err *err)
{
	*out = (struct outcomes){0};
	if (source(context, statement, params, count, take_row, out, err))
		return true;
	outcomes_free(out);
	return false;
}

void outcomes_free(struct outcomes *outcomes)
{
	for (int i = 0; i < outcomes->count; i++) {
		struct outcome *outcome = &outcomes->outcome[i];
		free(outcome->title);
		free(outcome->what);
		free(outcome->at);
		free(outcome->by);
		free(outcome->unit_name);
	}
	free(outcomes->outcome);
	*outcomes = (struct outcomes){0};
}

const struct outcome *outcomes_of(const struct outcomes *outcomes, const struct kind *kind, int64_t id)
{
	for (int i = 0; i < outcomes->count; i++)
		if (outcomes->outcome[i].kind == kind && outcomes->outcome[i].id == id)
			return &outcomes->outcome[i];
	return NULL;
}
