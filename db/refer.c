/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "refer.h"

#include <stdlib.h>
#include <string.h>

#include "private.h"
#include "schema.h"

void refer_sql(struct str *sql, const struct kind *kind, const struct field *field)
{
	if (!field_is_many(field)) {
		schema_name(sql, "t", field->name);
		str_add(sql, " = :id");
		return;
	}
	str_add(sql, "t.id IN (SELECT owner FROM ");
	schema_link(sql, kind, field);
	str_add(sql, " WHERE item = :id)");
}

static int count_refers(struct sql *sql, const struct kind *kind, const struct field *field, int64_t id,
			struct err *err)
{
	struct str text = {0};
	str_addf(&text, "SELECT count(*) FROM \"%s\" t WHERE t.deleted_at IS NULL AND ", kind->table);
	refer_sql(&text, kind, field);
	sqlite3_stmt *row = sql_prepare(sql, text.text, err);
	str_free(&text);
	if (row == NULL)
		return -1;
	sql_bind_number(row, ":id", id);
	int count = sql_step(sql, row, err) == SQL_ROW ? sqlite3_column_int(row, 0) : -1;
	sql_done(sql, row);
	return count;
}

int store_backrefs(struct store *store, const struct record *record, struct backref **out, struct err *err)
{
	struct backref *found = NULL;
	int length = 0;
	for (int k = 0; k < kind_count; k++) {
		for (int f = 0; f < kinds[k].field_count; f++) {
			const struct field *field = &kinds[k].fields[f];
			if (field->ref == NULL || strcmp(field->ref, record->kind->name) != 0)
				continue;
			int count = count_refers(store->sql, &kinds[k], field, record->id, err);
			if (count < 0) {
				free(found);
				return -1;
			}
			if (count == 0)
				continue;
			found = xrealloc(found, (size_t)length + 1, sizeof *found);
			found[length++] = (struct backref){ .kind = &kinds[k], .field = f, .count = count };
		}
	}
	*out = found;
	return length;
}
