/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "narrow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "type.h"

#define UNITS_THEN "then"
#define UNITS_NOW "now"

enum { BY_PERIOD, BY_UNIT, BY_UNITS, BY_AREA, BY_SINCE, BY_MEETING, WAY_COUNT };

static const struct choice unit_choices[] = {
	{ UNITS_THEN, N_("as they were") },
	{ UNITS_NOW, N_("as they are now") },
	{ NULL, NULL },
};

/* In which ways a summary can be narrowed: each is a field with choices, but for the day, which is written. */
static const struct way {
	unsigned flag; /* of the summaries to which it makes a difference */
	struct field field;
} ways[WAY_COUNT] = {
	[BY_PERIOD] = { SUMMARY_BY_PERIOD, { .name = "period", .label = N_("Part of the year"), .type = TYPE_CHOICE,
					     .flags = F_REQUIRED } },
	[BY_UNIT] = { SUMMARY_BY_UNIT, { .name = "unit", .label = N_("Unit"), .type = TYPE_REF, .ref = "unit",
				      .flags = F_PRESENT } },
	[BY_UNITS] = { SUMMARY_BY_UNIT, { .name = "units", .label = N_("Units"), .type = TYPE_CHOICE,
					  .choices = unit_choices, .flags = F_REQUIRED } },
	[BY_AREA] = { SUMMARY_BY_AREA, { .name = "area", .label = N_("Area"), .type = TYPE_REF, .ref = "area",
				      .flags = F_PRESENT } },
	[BY_SINCE] = { SUMMARY_SINCE, { .name = "since", .label = N_("Since"), .type = TYPE_DATE } },
	[BY_MEETING] = { SUMMARY_MEETING, { .name = "meeting", .label = N_("Meeting"), .type = TYPE_REF,
					    .ref = "meeting", .flags = F_PRESENT } },
};

struct narrow {
	struct app *app;
	int year;
	char *chosen[WAY_COUNT]; /* canonical; "" for all, and for what is usual */
	char *told[WAY_COUNT];   /* the same for people */
	struct choice *offer;    /* the ways of ASKED, as choices; the labels are owned */
	struct field which, field;
	int way;                 /* being chosen */
	void (*changed)(void *context);
	void *context;
};

struct narrow *narrow_new(struct app *app, void (*changed)(void *context), void *context)
{
	struct narrow *narrow = xcalloc(1, sizeof *narrow);
	*narrow = (struct narrow){ .app = app, .year = period_year(0).year, .changed = changed, .context = context };
	for (int i = 0; i < WAY_COUNT; i++) {
		narrow->chosen[i] = xstrdup("");
		narrow->told[i] = xstrdup("");
	}
	return narrow;
}

static void free_offer(struct narrow *narrow)
{
	for (int i = 0; narrow->offer != NULL && narrow->offer[i].code != NULL; i++)
		free((char *)narrow->offer[i].label);
	free(narrow->offer);
	narrow->offer = NULL;
}

void narrow_free(struct narrow *narrow)
{
	if (narrow == NULL)
		return;
	free_offer(narrow);
	for (int i = 0; i < WAY_COUNT; i++) {
		free(narrow->chosen[i]);
		free(narrow->told[i]);
	}
	free(narrow);
}

/* ---- what is asked ---- */

static bool matters(const struct summary *summary, int way)
{
	return (summary->flags & ways[way].flag) != 0;
}

static int64_t chosen_id(const struct narrow *narrow, const struct summary *summary, int way)
{
	return matters(summary, way) ? strtoll(narrow->chosen[way], NULL, 10) : 0;
}

/* A part of the year goes before the period that a summary has by itself. */
static struct period chosen_period(const struct narrow *narrow, const struct summary *summary)
{
	struct period period = summary_period(summary, narrow->year);
	if (matters(summary, BY_PERIOD) && *narrow->chosen[BY_PERIOD] != '\0')
		period_parse(narrow->chosen[BY_PERIOD], narrow->year, &period, NULL);
	return period;
}

struct summary_request narrow_request(const struct narrow *narrow, const struct summary *summary)
{
	bool since = matters(summary, BY_SINCE) && *narrow->chosen[BY_SINCE] != '\0';
	return (struct summary_request){
		.period = chosen_period(narrow, summary),
		.unit = chosen_id(narrow, summary, BY_UNIT),
		.area = chosen_id(narrow, summary, BY_AREA),
		.meeting = chosen_id(narrow, summary, BY_MEETING),
		.since = since ? narrow->chosen[BY_SINCE] : NULL,
		.units_now = strcmp(narrow->chosen[BY_UNITS], UNITS_NOW) == 0,
	};
}

void narrow_turn(struct narrow *narrow, const struct summary *summary, int step)
{
	struct period period = chosen_period(narrow, summary), moved = period_moved(&period, step);
	narrow->year += moved.year - period.year;
}

/* The choice on WAY as people read it, NULL where it is the usual one; the caller frees. */
static char *told_text(const struct narrow *narrow, int way)
{
	if (*narrow->chosen[way] == '\0')
		return NULL;
	return way == BY_UNITS || way == BY_SINCE ?
		       xasprintf("%s %s", field_label(&ways[way].field), narrow->told[way]) :
		       xstrdup(narrow->told[way]);
}

char *narrow_text(const struct narrow *narrow, const struct summary *summary)
{
	struct str text = { 0 };
	for (int i = 0; i < WAY_COUNT; i++) {
		struct period period = chosen_period(narrow, summary);
		char *told = i == BY_PERIOD ? period_text(&period) : told_text(narrow, i);
		if (matters(summary, i) && told != NULL)
			str_addf(&text, "%s%s", text.length > 0 ? " · " : "", told);
		free(told);
	}
	return str_take(&text);
}

/* ---- choosing ---- */

static void put(struct narrow *narrow, int way, const char *canonical, const char *told)
{
	char *copy = xstrdup(canonical), *words = xstrdup(told);
	free(narrow->chosen[way]);
	free(narrow->told[way]);
	narrow->chosen[way] = copy;
	narrow->told[way] = words;
}

static void way_chosen(void *context, const char *text)
{
	struct narrow *narrow = context;
	struct err err = { 0 };
	char *canonical = NULL;
	if (text == NULL)
		return;
	if (!type_parse(&narrow->field, text, store_lookup(narrow->app->store), &canonical, &err)) {
		app_complain(narrow->app, &err);
		return;
	}
	/* The first choice of a list of words is what is usual. */
	const struct choice *choices = narrow->field.choices;
	bool usual = canonical == NULL || (choices != NULL && strcmp(choices[0].code, canonical) == 0);
	put(narrow, narrow->way, usual ? "" : canonical, usual ? "" : text);
	free(canonical);
	narrow->changed(narrow->context);
}

static void ask_way(struct narrow *narrow, int way)
{
	struct app *app = narrow->app;
	narrow->way = way;
	narrow->field = ways[way].field;
	if (way == BY_PERIOD)
		narrow->field.choices = period_choices();
	const char *current = narrow->chosen[way];
	if (*current == '\0' && narrow->field.choices != NULL)
		current = narrow->field.choices[0].code;
	app_push(app, way == BY_SINCE ? prompt_layer_new(app, _("Changed since (a day; empty: the last meeting)"),
							 current, NULL, way_chosen, narrow)
				      : picker_layer_new(app, &narrow->field, current, way_chosen, narrow));
}

static void which_chosen(void *context, const char *text)
{
	struct narrow *narrow = context;
	const struct choice *offer = narrow->offer;
	for (int i = 0; text != NULL && offer[i].code != NULL; i++) {
		if (strcmp(offer[i].label, text) != 0 && strcmp(offer[i].code, text) != 0)
			continue;
		for (int way = 0; way < WAY_COUNT; way++)
			if (strcmp(ways[way].field.name, offer[i].code) == 0)
				ask_way(narrow, way);
		return;
	}
}

/* "Unit: all" */
static char *offer_label(const struct narrow *narrow, int way)
{
	const struct field *field = &ways[way].field;
	const struct choice *choices = way == BY_PERIOD ? period_choices() : field->choices;
	const char *usual = choices != NULL ? i18n(choices[0].label) : way == BY_SINCE || way == BY_MEETING ?
			    _("the last meeting") : _("all");
	return xasprintf("%s: %s", field_label(field), *narrow->chosen[way] != '\0' ? narrow->told[way] : usual);
}

void narrow_ask(struct narrow *narrow, const struct summary *summary)
{
	int count = 0;
	free_offer(narrow);
	narrow->offer = xcalloc(WAY_COUNT + 1, sizeof *narrow->offer);
	for (int i = 0; i < WAY_COUNT; i++)
		if (matters(summary, i))
			narrow->offer[count++] =
				(struct choice){ ways[i].field.name, offer_label(narrow, i) };
	if (count == 0) {
		app_say(narrow->app, _("This summary is of everything; there is nothing to narrow it by"));
		return;
	}
	narrow->which = (struct field){ .name = "narrow", .label = N_("Narrow the summary by"), .type = TYPE_CHOICE,
					.choices = narrow->offer, .flags = F_REQUIRED };
	app_push(narrow->app, picker_layer_new(narrow->app, &narrow->which, narrow->offer[0].code, which_chosen,
					       narrow));
}
