/* SPDX-License-Identifier: EUPL-1.2 */
/* place: where a register file lies, looked at without ever opening it: a process that opens and closes a database file
 * by itself drops the locks that SQLite holds on it in the same process (sqlite.org/howtocorrupt.html, 2.2). */
#ifndef SAMVERKAN_PLACE_H
#define SAMVERKAN_PLACE_H

#include <stdbool.h>

#include "err.h"

/* The name of a network file system by its number in statfs(2), NULL for one that keeps file locks on one host. */
const char *place_network(unsigned long type);

/* Whether PATH is a file that can be read, on a local file system. *WRITABLE: the file and its directory may be
 * written, both of which SQLite needs; *WHY (static) says which one is not. */
bool place_check(const char *path, bool *writable, const char **why, struct err *err);

/* True when the file and its directory may be written; also of an empty one. */
bool place_is_writable(const char *path);

/* Whether nothing more can be written on the disk where PATH lies, or no file be made. */
bool place_is_full(const char *path);

/* True when SQLite's log beside the file holds saves that are not in the file itself yet. */
bool place_has_log(const char *path);

/* Says, sentence by sentence, what of the owners and rights of the register and its directory would keep those out who
 * come in over SSH, or let anybody in who has a login on the computer. */
void place_doubt(const char *path, void (*say)(void *context, const char *sentence), void *context);

/* Makes an empty file, mode 0660 whatever the umask, on a local file system. Refuses one that is there. */
bool place_create(const char *path, struct err *err);

/* Makes PATH an empty file, unless it is there, on a local file system. Who may read and write it is as with the file
 * MODEL, and so is its group where the system allows it; where MODEL is NULL it is for its owner alone, and directories
 * that are missing on the way are made so too. */
bool place_make_like(const char *path, const char *model, struct err *err);

/* Makes an empty file for a copy of the register MODEL, with its rights; also on a network file system, as nobody works
 * in a copy. Refuses one that is there. Complaints name SHOWN, in the same directory. */
bool place_make_copy(const char *path, const char *shown, const char *model, struct err *err);

/* Makes the directory of PATH remember what was made in it, also over a power cut. */
void place_sync(const char *path);

/* Removes what SQLite keeps beside a register that nobody has open, and with place_remove the register itself. */
void place_remove_beside(const char *path);
void place_remove(const char *path);

#endif
