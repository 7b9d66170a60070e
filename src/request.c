/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "mem.h"

char *request_text(const struct summary_request *request)
{
	return xasprintf("from=%s\nto=%s\nyear=%d\npart=%s\nsince=%s\nunit=%lld\narea=%lld\nmeeting=%lld\nstrategy=%s\n"
			 "units=%s\n",
			 request->period.from, request->period.to, request->period.year, request->period.part,
			 request->since != NULL ? request->since : "", (long long)request->unit,
			 (long long)request->area, (long long)request->meeting,
			 request->strategy != NULL ? request->strategy : "", request->units_now ? "now" : "then");
}

static void add_option(struct str *words, const char *option, const char *value)
{
	char *word = door_quote(value);
	str_addf(words, " --%s %s", option, word);
	free(word);
}

static void add_number(struct str *words, const char *option, int64_t number)
{
	if (number != 0)
		str_addf(words, " --%s %lld", option, (long long)number);
}

/* A whole year by its number, a part of one by its name, anything else from day to day. */
static void add_period(struct str *words, const struct period *period)
{
	struct period whole = period_year(period->year);
	if (*period->part != '\0')
		str_addf(words, " --period %s --year %d", period->part, period->year);
	else if (strcmp(period->from, whole.from) == 0 && strcmp(period->to, whole.to) == 0)
		add_number(words, "year", period->year);
	else if (*period->from != '\0')
		str_addf(words, " --period %s..%s", period->from, period->to);
}

char *request_command(const struct summary *summary, const struct summary_request *request)
{
	struct str words = {0};
	str_addf(&words, "summary %s", summary->name);
	if ((summary->flags & SUMMARY_BY_PERIOD) != 0)
		add_period(&words, &request->period);
	if ((summary->flags & SUMMARY_SINCE) != 0 && request->since != NULL)
		add_option(&words, "since", request->since);
	if ((summary->flags & SUMMARY_BY_UNIT) != 0)
		add_number(&words, "unit", request->unit);
	if ((summary->flags & SUMMARY_BY_AREA) != 0)
		add_number(&words, "area", request->area);
	if ((summary->flags & SUMMARY_MEETING) != 0)
		add_number(&words, "meeting", request->meeting);
	if (request->strategy != NULL)
		add_option(&words, "strategy", request->strategy);
	if (request->units_now)
		str_add(&words, " --units now");
	return str_take(&words);
}

static void copy(char *to, size_t size, const char *text)
{
	snprintf(to, size, "%s", text);
}

static void take(struct request_kept *kept, const char *key, const char *value)
{
	struct summary_request *request = &kept->request;
	if (strcmp(key, "from") == 0)
		copy(request->period.from, sizeof request->period.from, value);
	else if (strcmp(key, "to") == 0)
		copy(request->period.to, sizeof request->period.to, value);
	else if (strcmp(key, "part") == 0)
		copy(request->period.part, sizeof request->period.part, value);
	else if (strcmp(key, "year") == 0)
		request->period.year = atoi(value);
	else if (strcmp(key, "unit") == 0)
		request->unit = strtoll(value, NULL, 10);
	else if (strcmp(key, "area") == 0)
		request->area = strtoll(value, NULL, 10);
	else if (strcmp(key, "meeting") == 0)
		request->meeting = strtoll(value, NULL, 10);
	else if (strcmp(key, "since") == 0 && *value != '\0')
		kept->since = xstrdup(value);
	else if (strcmp(key, "strategy") == 0 && *value != '\0')
		kept->strategy = xstrdup(value);
	else if (strcmp(key, "units") == 0)
		request->units_now = strcmp(value, "now") == 0;
}

struct request_kept request_read(const char *text)
{
	struct request_kept kept = {0};
	char *copied = xstrdup(text), *rest = copied, *line;
	while ((line = strsep(&rest, "\n")) != NULL) {
		char *value = strchr(line, '=');
		if (value == NULL)
			continue;
		*value++ = '\0';
		take(&kept, line, value);
	}
	free(copied);
	kept.request.since = kept.since;
	kept.request.strategy = kept.strategy;
	return kept;
}

void request_free(struct request_kept *kept)
{
	free(kept->since);
	free(kept->strategy);
	*kept = (struct request_kept){0};
}
