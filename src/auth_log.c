/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "auth_log.h"

#include <stdarg.h>
#include <stdio.h>
#include <syslog.h>

/* RFC 3164 keeps 1024 bytes with all that stands before. */
enum { LINE_MOST = 900 };

/* What a terminal that shows the log might act on, and what would begin a line of its own. */
static void make_plain(char *line)
{
	for (unsigned char *at = (unsigned char *)line; *at != '\0'; at++)
		if (*at < ' ' || *at >= 0x7f)
			*at = '?';
}

void auth_log(const char *format, ...)
{
	char line[LINE_MOST];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	make_plain(line);
	openlog("samverkan", LOG_PID, LOG_AUTH);
	syslog(LOG_NOTICE, "%s", line);
	closelog();
}
