/* SPDX-License-Identifier: EUPL-1.2 */
/* refer: which records refer to a record. */
#ifndef SAMVERKAN_REFER_H
#define SAMVERKAN_REFER_H

#include "kind.h"
#include "mem.h"

/* Adds the condition that the row t of KIND's table refers to record :id through FIELD (TYPE_REF or TYPE_REFS). */
void refer_sql(struct str *sql, const struct kind *kind, const struct field *field);

#endif
