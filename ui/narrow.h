/* SPDX-License-Identifier: EUPL-1.2 */
/* narrow: what the summaries on screen are asked about: which part of the year, which unit and area, and the like. What
 * is chosen stays for every summary in which it makes a difference. */
#ifndef SAMVERKAN_NARROW_H
#define SAMVERKAN_NARROW_H

#include "summary.h"

#include "app.h"

struct narrow;

/* CHANGED is called with CONTEXT when something else has been chosen. Of the current year, and of everything. */
struct narrow *narrow_new(struct app *app, void (*changed)(void *context), void *context);
void narrow_free(struct narrow *narrow);
/* Offers what makes a difference to SUMMARY, and then the choices of the one taken. */
void narrow_ask(struct narrow *narrow, const struct summary *summary);
/* What SUMMARY is asked; borrowed texts, until the next choice. */
struct summary_request narrow_request(const struct narrow *narrow, const struct summary *summary);
/* On by STEP years, or terms of office, from what SUMMARY is about. */
void narrow_turn(struct narrow *narrow, const struct summary *summary, int step);
/* The current choice for people, "January–August 2026 · Skolan"; "" where nothing makes a difference. The caller
 * frees. */
char *narrow_text(const struct narrow *narrow, const struct summary *summary);

#endif
