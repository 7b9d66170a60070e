/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "area.h"

#include <inttypes.h>
#include <stdlib.h>

#include "mem.h"

static void put(struct record *record, const char *field, const char *canonical)
{
	record_put(record, kind_field(record->kind, field), canonical);
}

struct record *area_record(const struct strategy_area *area, const char *label, int64_t parent)
{
	struct record *record = record_new_initial(kind_named("area"));
	put(record, "number", area->number);
	put(record, "name", area->name);
	put(record, "kind", area->kind);
	put(record, "description", area->text);
	put(record, "strategy", label);
	if (parent > 0) {
		char *id = xasprintf("%" PRId64, parent);
		put(record, "parent", id);
		free(id);
	}
	return record;
}
