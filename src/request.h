/* SPDX-License-Identifier: EUPL-1.2 */
/* request: what was asked of a summary, as text that is kept with what was answered. */
#ifndef SAMVERKAN_REQUEST_H
#define SAMVERKAN_REQUEST_H

#include "section.h"
#include "summary.h"

/* A request with the texts that it points to. */
struct request_kept {
	struct summary_request request;
	char *since, *strategy;
};

/* One "key=value" a line. The caller frees. */
char *request_text(const struct summary_request *request);
/* The words after `samverkan` that ask for SUMMARY so. The caller frees. */
char *request_command(const struct summary *summary, const struct summary_request *request);
/* Reads what request_text wrote, by whatever version: keys that are not known are passed over. For request_free. */
struct request_kept request_read(const char *text);
void request_free(struct request_kept *kept);

#endif
