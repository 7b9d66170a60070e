/* SPDX-License-Identifier: EUPL-1.2 */
/* auth_log: what an administrator looks for in the log of the system (syslog(3), LOG_AUTH): who was not let in, and
 * why. English, whatever the language of the screen; logins, numbers and reasons, never what the register holds. */
#ifndef SAMVERKAN_AUTH_LOG_H
#define SAMVERKAN_AUTH_LOG_H

/* One line, as "samverkan[123]: ..."; whatever is no printing ASCII becomes '?', and what is longer than
 * a log keeps is cut. Says nothing where nobody keeps a log. */
void auth_log(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
