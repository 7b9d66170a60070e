/* SPDX-License-Identifier: EUPL-1.2 */
/* deed: the words for what was done to a record and through what; the history keeps their codes. */
#ifndef SAMVERKAN_DEED_H
#define SAMVERKAN_DEED_H

/* The word for an action ("add", "set", "delete", "undelete") or a way ("screen", "command", "import", "init", "adopt")
 * in the language of the screen; the code itself when it is none of these. Borrowed. */
const char *deed_word(const char *code);

#endif
