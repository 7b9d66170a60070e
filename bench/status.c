/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "status.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

static FILE *open_status(const struct line *line, const char *name)
{
	char *path = xasprintf("/proc/%d/%s", (int)line->pid, name);
	FILE *file = fopen(path, "r");
	free(path);
	return file;
}

bool status_memory(const struct line *line, double *megabytes, struct err *err)
{
	FILE *file = open_status(line, "smaps_rollup");
	char text[256];
	long kilobytes, sum = 0;
	if (file == NULL)
		return err_set(err, ERR_IO, "/proc does not tell the memory of a process");
	while (fgets(text, sizeof text, file) != NULL)
		if (sscanf(text, "Private_Clean: %ld", &kilobytes) == 1 ||
		    sscanf(text, "Private_Dirty: %ld", &kilobytes) == 1)
			sum += kilobytes;
	fclose(file);
	*megabytes = (double)sum / 1024;
	return true;
}

bool status_time(const struct line *line, double *ms, struct err *err)
{
	FILE *file = open_status(line, "schedstat");
	unsigned long long nanoseconds = 0;
	bool done = file != NULL && fscanf(file, "%llu", &nanoseconds) == 1;
	if (file != NULL)
		fclose(file);
	*ms = (double)nanoseconds / 1e6;
	return done || err_set(err, ERR_IO, "/proc does not tell the time of a process");
}
