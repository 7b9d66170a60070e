/* SPDX-License-Identifier: EUPL-1.2 */
/* printing: a document on its way to the printer while one goes on. */
#ifndef SAMVERKAN_PRINTING_H
#define SAMVERKAN_PRINTING_H

#include "sink.h"

#include "app.h"

enum { PRINTING_LOOK_MS = 50 }; /* between looks at a program that prints */

/* Sends DOCUMENT off by SINK and says so; only one at a time. False, which is said, when it could not be. */
bool printing_begin(struct app *app, const struct document *document, const struct sink *sink);
bool printing_is_on(void);
/* The file that the last document was left in because it was not printed; NULL: it was, or none yet. Static. */
const char *printing_left(void);
/* Says what became of it when it has ended, and where it lies when it failed: a sentence until the next key, and the
 * name of the file among the news, where it stays. True when there is something to paint. */
bool printing_look(struct app *app);
/* At the end of the program: waits for what is on its way, or leaves it to itself unless WAIT. False and a sentence
 * when it failed. */
bool printing_finish(struct app *app, bool wait, struct err *err);

#endif
