/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "clock.h"
#include "date.h"
#include "i18n.h"
#include "mem.h"
#include "request.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define PERIOD_UNIT_AREA (SUMMARY_BY_PERIOD | SUMMARY_BY_UNIT | SUMMARY_BY_AREA)

const struct summary summaries[] = {
	{ "overview", N_("Overview"), "opening,areas,units,status,external-share", PERIOD_UNIT_AREA },
	{ "annual", N_("Annual follow-up"),
	  "recipient,opening,areas,participation,external-share,projects,activity-kinds,resources,goals,effects",
	  PERIOD_UNIT_AREA },
	{ "department", N_("Unit by unit"), "departments", PERIOD_UNIT_AREA },
	{ "au", N_("Ongoing and planned work"), "recipient-running,signs,going,planned,ideas", PERIOD_UNIT_AREA },
	{ "funding", N_("Funding"), "leverage,external-share,funding-units,funding-sources,funding-programmes",
	  PERIOD_UNIT_AREA },
	{ "audit", N_("The auditor's list"), "audit-total,audit", PERIOD_UNIT_AREA },
	{ "mandate", N_("The term of office"),
	  "recipient-term,opening,term-years,term-share,areas,goals,indicators,effects",
	  PERIOD_UNIT_AREA | SUMMARY_TERM },
	{ "coverage", N_("Coverage and freshness"), "coverage-note,coverage,quiet,stale",
	  SUMMARY_BY_PERIOD | SUMMARY_BY_UNIT },
	{ "goals", N_("Goals and indicators"), "goal-sources,goals,goals-idle,indicators", PERIOD_UNIT_AREA },
	{ "applications", N_("Applications and hit rate"),
	  "application-years,application-programmes,application-waiting", PERIOD_UNIT_AREA },
	{ "calls", N_("Calls ahead"), "calls,call-areas", SUMMARY_BY_AREA },
	{ "countries", N_("Country by country"), "countries,countries-none", PERIOD_UNIT_AREA },
	{ "partners", N_("Twin towns and networks"),
	  "twin-towns,networks,characters,agreements,relations-findings", SUMMARY_BY_PERIOD },
	{ "decisions", N_("Decisions and gaps"), "decision-organs,decision-due,decision-gaps,decision-list",
	  PERIOD_UNIT_AREA },
	{ "trips", N_("Trips and delegations"), "trip-countries,trip-kinds,trips,trip-findings", PERIOD_UNIT_AREA },
	{ "scholarships", N_("Scholarships"), "scholarship-years,scholarship-forms,mobility,scholarship-findings",
	  SUMMARY_BY_PERIOD | SUMMARY_BY_UNIT },
	{ "timeline", N_("Timeline"), "spans,call-spans",
	  PERIOD_UNIT_AREA | SUMMARY_AHEAD },
	{ "changes", N_("Since the last meeting"), "changed-since,changed-counts,changed-records",
	  SUMMARY_BY_UNIT | SUMMARY_SINCE },
	{ "minutes", N_("Minutes"), "minutes-meeting,minutes-notes,minutes-changes,minutes-next", SUMMARY_MEETING },
	{ "frozen", N_("Fixed summaries"), "frozen", 0 },
};
const int summary_count = COUNT(summaries);

const struct summary *summary_find(const char *name, struct err *err)
{
	const char *names[COUNT(summaries)];
	for (int i = 0; i < summary_count; i++) {
		names[i] = summaries[i].name;
		if (strcmp(names[i], name) == 0)
			return &summaries[i];
	}
	const char *nearest = text_nearest(name, names, summary_count);
	if (nearest == NULL)
		err_set(err, ERR_USAGE, _("there is no summary \"%s\""), name);
	else
		err_set(err, ERR_USAGE, _("there is no summary \"%s\"; did you mean \"%s\"?"), name, nearest);
	return NULL;
}

bool summary_section_check(const char *name, struct err *err)
{
	if (section_named(name, strlen(name)) != NULL)
		return true;
	const char **names = NULL;
	int count = 0;
	for (; section_at(count) != NULL; count++) {
		names = xrealloc(names, (size_t)count + 1, sizeof *names);
		names[count] = section_at(count)->name;
	}
	const char *nearest = text_nearest(name, names, count);
	free(names);
	if (nearest == NULL)
		return err_set(err, ERR_REFUSED, _("there is no section \"%s\""), name);
	return err_set(err, ERR_REFUSED, _("there is no section \"%s\"; did you mean \"%s\"?"), name, nearest);
}

/* What the strategy says of the summary under KEY; NULL where it is silent. */
static const char *own_words(const struct summary *summary, const struct strategy *strategy, const char *key)
{
	char *section = xasprintf("summary:%s", summary->name);
	const char *text = strategy != NULL ? ini_get(strategy->ini, section, key) : NULL;
	free(section);
	return text != NULL && *text != '\0' ? text : NULL;
}

const char *summary_title(const struct summary *summary, const struct strategy *strategy)
{
	const char *title = own_words(summary, strategy, "title");
	return title != NULL ? title : _(summary->title);
}

/* Where the strategy has its title of the summary; larger than any line where it has none. */
static int line_of(int at, const struct strategy *strategy)
{
	char *section = xasprintf("summary:%s", summaries[at].name);
	int line = 0, found = -1;
	for (; strategy != NULL && line < strategy->ini->count && found < 0; line++)
		if (strcmp(strategy->ini->entry[line].section, section) == 0)
			found = line;
	free(section);
	return found >= 0 ? found : 1 << 20;
}

void summary_order(const struct strategy *strategy, int *order)
{
	for (int i = 0; i < summary_count; i++) {
		int line = line_of(i, strategy), at = i;
		for (; at > 0 && line_of(order[at - 1], strategy) > line; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* ---- what is asked ---- */

static void put_number(char *to, size_t size, int64_t number)
{
	if (number != 0)
		snprintf(to, size, "%lld", (long long)number);
}

/* The parts of a return that the yearly follow-up of the strategy names. */
static void fill_parts(const struct strategy *strategy, struct asked *asked)
{
	size_t count = 0;
	for (char part = 'a'; part <= 'c'; part++) {
		char key[] = "part_a";
		key[strlen("part_")] = part;
		if (ini_find(strategy->ini, "follow-up:annual", key) != NULL)
			asked->parts[count++] = part;
	}
	asked->parts[count] = '\0';
}

/* The limits of the strategy as the statements and filters take them. */
static void fill_limits(struct work *work)
{
	struct asked *asked = &work->asked;
	struct check_limits limits = check_limits(work->strategy);
	int year = work->request->period.year;
	snprintf(asked->return_year, sizeof asked->return_year, "%d",
		 year < limits.return_year ? year : limits.return_year);
	snprintf(asked->stale_days, sizeof asked->stale_days, "%d", limits.stale_days);
	snprintf(asked->idle_years, sizeof asked->idle_years, "%d", limits.idle_years);
	snprintf(asked->notice_months, sizeof asked->notice_months, "%d", limits.notice_months);
	date_add_days(asked->today, -limits.stale_days, asked->stale_day);
	if (work->strategy == NULL)
		return;
	fill_parts(work->strategy, asked);
	strcpy(asked->return_due, check_is_held(work->strategy, "return") ? "1" : "");
	put_number(asked->age_from, sizeof asked->age_from,
		   strategy_limit(work->strategy, "scholarship_age_from", 0));
	put_number(asked->age_to, sizeof asked->age_to, strategy_limit(work->strategy, "scholarship_age_to", 0));
}

static bool fill_asked(struct work *work)
{
	const struct summary_request *request = work->request;
	struct asked *asked = &work->asked;
	clock_today(asked->today);
	memcpy(asked->from, request->period.from, sizeof asked->from);
	memcpy(asked->to, request->period.to, sizeof asked->to);
	snprintf(asked->year, sizeof asked->year, "%d", request->period.year);
	put_number(asked->unit, sizeof asked->unit, request->unit);
	put_number(asked->area, sizeof asked->area, request->area);
	put_number(asked->meeting, sizeof asked->meeting, request->meeting);
	asked->since = xstrdup(request->since != NULL ? request->since : "");
	asked->strategy = xstrdup(request->strategy != NULL ? request->strategy : "");
	asked->units = xstrdup(request->units_now ? "now" : "then");
	snprintf(asked->first_year, sizeof asked->first_year, "%.4s", asked->from);
	memcpy(asked->part, request->period.part, sizeof asked->part);
	fill_limits(work);
	return section_scope(work);
}

/* ---- from sections to a summary ---- */

/* Whether people see rounded money over its sum. */
static bool is_rounded(const struct document_block *table)
{
	bool sum = table->row_count > 2 && table->row[table->row_count - 1].total;
	for (int i = 0; sum && i < table->column_count; i++)
		if (table->column[i].type == CELL_MONEY && table->column[i].use != COLUMN_DATA &&
		    (table->column[i].traits & COLUMN_EXACT) == 0)
			return true;
	return false;
}

/* Said once, at the end. */
static void tell_rounding(struct document *document)
{
	for (int i = 0; i < document->block_count; i++)
		if (document->block[i].type == BLOCK_TABLE && is_rounded(&document->block[i])) {
			document_text(document, _("Rounded amounts do not always add up."));
			return;
		}
}

/* Takes the next name of a comma separated list: its beginning, *LENGTH; NULL at the end. */
static const char *next_name(const char **list, size_t *length)
{
	*list += strspn(*list, ", ");
	const char *name = *list;
	*length = strcspn(name, ", ");
	*list += *length;
	return *length > 0 ? name : NULL;
}

/* A summary that opens with a sentence does so in every order. */
static bool opens_itself(const struct summary *summary, const char *list)
{
	static const char opening[] = "opening,";
	return strncmp(summary->sections, opening, strlen(opening)) == 0 && strstr(list, "opening") == NULL;
}

static bool build_sections(struct work *work, const struct summary *summary)
{
	const char *list = own_words(summary, work->strategy, "sections"), *name;
	size_t length;
	if (list == NULL)
		list = summary->sections;
	if (opens_itself(summary, list) && !section_build(work, section_named("opening", strlen("opening")), NULL))
		return false;
	while ((name = next_name(&list, &length)) != NULL) {
		/* A register may carry the strategy of a newer program, with sections that this one cannot make. */
		const struct section *section = section_named(name, length);
		char *key = xasprintf("title_%.*s", (int)length, name);
		const char *heading = own_words(summary, work->strategy, key);
		free(key);
		if (section != NULL && !section_build(work, section, heading))
			return false;
	}
	return true;
}

static bool add_named(struct work *work, struct str *text, const char *statement)
{
	struct grid grid;
	if (!section_ask(work, statement, &grid))
		return false;
	if (grid.row_count > 0)
		str_addf(text, " · %s", grid_text(&grid, 0, "name"));
	grid_free(&grid);
	return true;
}

/* "Tranås kommun · 2026 · Utbildning · per 2026-11-20" */
static char *make_subtitle(struct work *work, const struct summary *summary)
{
	struct str text = {0};
	char *period = period_text(&work->request->period);
	const char *municipality = work->strategy != NULL ? strategy_get(work->strategy, "municipality") : "";
	if (*municipality != '\0')
		str_addf(&text, "%s · ", municipality);
	if ((summary->flags & SUMMARY_BY_PERIOD) != 0)
		str_addf(&text, _("%s · as of %s"), period, work->asked.today);
	else
		str_addf(&text, _("as of %s"), work->asked.today);
	free(period);
	if ((*work->asked.unit != '\0' && !add_named(work, &text, "scope-units")) ||
	    (*work->asked.area != '\0' && !add_named(work, &text, "scope-area"))) {
		str_free(&text);
		return NULL;
	}
	return str_take(&text);
}

static bool build(struct work *work, const struct summary *summary)
{
	if (!fill_asked(work))
		return false;
	char *subtitle = make_subtitle(work, summary);
	if (subtitle == NULL)
		return false;
	work->document = document_new(summary_title(summary, work->strategy), subtitle);
	document_about(work->document, summary->name,
		       work->strategy != NULL ? strategy_get(work->strategy, "municipality") : NULL);
	free(subtitle);
	char *command = request_command(summary, work->request);
	document_command(work->document, command);
	free(command);
	if ((summary->flags & SUMMARY_BY_PERIOD) != 0) {
		char *period = period_text(&work->request->period);
		document_period(work->document, period);
		free(period);
	}
	if (!build_sections(work, summary))
		return false;
	tell_rounding(work->document);
	return true;
}

struct period summary_period(const struct summary *summary, int year)
{
	struct period period = period_year(year);
	if ((summary->flags & SUMMARY_TERM) != 0)
		period_parse("term", period.year, &period, NULL);
	if ((summary->flags & SUMMARY_AHEAD) != 0) {
		char *years = xasprintf("%d..%d", period.year, period.year + 2);
		period_parse(years, 0, &period, NULL);
		free(years);
	}
	return period;
}

char *summary_recipient(const struct summary *summary, const struct strategy *strategy)
{
	struct str names = {0};
	for (int i = 0; strategy != NULL && i < strategy->follow_up_count; i++) {
		if (strcmp(strategy->follow_up[i].name, summary->name) != 0)
			continue;
		char *codes = xstrdup(strategy->follow_up[i].recipient), *rest = codes, *code;
		while ((code = strsep(&rest, ", ")) != NULL)
			if (*code != '\0')
				str_addf(&names, "%s%s", names.length > 0 ? ", " : "", strategy_organ(strategy, code));
		free(codes);
	}
	return str_take(&names);
}

/* "Funding 2026 · Utbildning · 2 Omsorg": what it is narrowed to, as far as that makes a difference. */
static bool add_scope(struct work *work, const struct summary *summary, struct str *name)
{
	const struct summary_request *request = work->request;
	if (((summary->flags & SUMMARY_BY_UNIT) != 0 && request->unit != 0 && !add_named(work, name, "scope-units")) ||
	    ((summary->flags & SUMMARY_BY_AREA) != 0 && request->area != 0 && !add_named(work, name, "scope-area")) ||
	    ((summary->flags & SUMMARY_MEETING) != 0 && !add_named(work, name, "scope-meeting")))
		return false;
	if ((summary->flags & SUMMARY_BY_UNIT) != 0 && request->units_now)
		str_addf(name, " · %s", _("units as they are now"));
	if ((summary->flags & SUMMARY_SINCE) == 0 || request->since == NULL)
		return true;
	char *since = clock_local(request->since), *text = xasprintf(_("since %s"), since);
	str_addf(name, " · %s", text);
	free(text);
	free(since);
	return true;
}

char *summary_name_of(const struct summary *summary, const struct strategy *strategy,
		      const struct summary_request *request, grid_source *source, void *context, struct err *err)
{
	struct work work = { .strategy = strategy, .request = request, .source = source, .context = context,
			     .err = err };
	struct str name = {0};
	str_add(&name, summary_title(summary, strategy));
	if ((summary->flags & SUMMARY_BY_PERIOD) != 0) {
		char *period = period_text(&request->period);
		str_addf(&name, " %s", period);
		free(period);
	}
	bool good = fill_asked(&work) && add_scope(&work, summary, &name);
	asked_free(&work.asked);
	if (good)
		return str_take(&name);
	str_free(&name);
	return NULL;
}

struct document *summary_build(const struct summary *summary, const struct strategy *strategy,
			       const struct summary_request *request, grid_source *source, void *context,
			       struct err *err)
{
	struct summary_request own = *request;
	struct work work = { .strategy = strategy, .request = &own, .source = source, .context = context, .err = err };
	if (*own.period.from == '\0')
		own.period = summary_period(summary, 0);
	bool good = build(&work, summary);
	asked_free(&work.asked);
	if (good)
		return work.document;
	document_free(work.document);
	return NULL;
}
