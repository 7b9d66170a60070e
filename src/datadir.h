/* SPDX-License-Identifier: EUPL-1.2 */
/* datadir: where the program's own data lie: strategies/ and the translations. $SAMVERKAN_DATADIR, else share/ beside
 * the program where it was built, else where it was installed. */
#ifndef SAMVERKAN_DATADIR_H
#define SAMVERKAN_DATADIR_H

/* The path of the running program; NULL where the system does not tell. The caller frees. */
char *datadir_program(void);

/* The directory that holds strategies/. The caller frees. */
char *datadir_find(void);

/* The directory that holds sv/LC_MESSAGES/samverkan.mo: locale/ in DATADIR if that has one, else where it was
 * installed. The caller frees. */
char *datadir_locale(const char *datadir);

#endif
