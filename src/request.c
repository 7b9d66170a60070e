/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
