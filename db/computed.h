/* SPDX-License-Identifier: EUPL-1.2 */
/* computed: how the fields that nobody writes are worked out, one SQL expression each. */
#ifndef SAMVERKAN_COMPUTED_H
#define SAMVERKAN_COMPUTED_H

struct computed {
	const char *kind, *field; /* of the field tables, flag F_COMPUTED */
	/* Expression over the row `t` of the kind's table; may use :today. Counts living records only. Money in
	 * hundredths, dates in ISO form, NULL for empty. */
	const char *sql;
};

extern const struct computed computeds[];
extern const int computed_count;

/* The expression for a computed field, which must be in the table. */
const char *computed_sql(const char *kind, const char *field);

#endif
