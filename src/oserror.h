/* SPDX-License-Identifier: EUPL-1.2 */
/* oserror: why the operating system said no, in the language of the screen. The C library's own words are English on
 * a host without translations installed, which is what most servers are. */
#ifndef SAMVERKAN_OSERROR_H
#define SAMVERKAN_OSERROR_H

/* The reason for an errno value; the C library's words for one that is not in the table. Borrowed. */
const char *os_error(int number);

#endif
