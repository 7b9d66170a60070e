/* SPDX-License-Identifier: EUPL-1.2 */
/* news: what other people did last, in one line. */
#ifndef SAMVERKAN_NEWS_H
#define SAMVERKAN_NEWS_H

#include "app.h"

/* Remembers where the history stands when the screen opens. */
void news_start(struct app *app);
/* Reads what has come since; app->news gets the newest change by somebody else:
 * per ändrade ”Väg in” 09.14: status, slut. */
void news_read(struct app *app);
/* True when somebody else has changed the record while this screen was open, in the last ten minutes. */
bool news_is_fresh(const struct kind *kind, int64_t id);
/* How many such records there are; what is painted of them is to be painted again when it changes. */
int news_fresh(void);

#endif
