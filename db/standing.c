/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "standing.h"

#include <stdlib.h>

#include "mem.h"
#include "organ.h"

bool standing_read(struct store *store, const struct record *record, const struct strategy *strategy,
		   const char *codes, enum standing *standing, struct err *err)
{
	char *text = xasprintf("SELECT organ, organ_name, kind = 'end' FROM decision WHERE \"%s\" = :id"
			       " AND deleted_at IS NULL AND kind IN ('start', 'join', 'agreement', 'end')"
			       " AND date <= substr(:today, 1, length(date)) ORDER BY date ||"
			       " CASE kind WHEN 'end' THEN substr('-99-99', length(date) - 3) ELSE '' END DESC,"
			       " id DESC", record->kind->table);
	sqlite3_stmt *row = sql_prepare(store->sql, text, err);
	free(text);
	if (row == NULL)
		return false;
	enum sql_result got;
	sql_bind_number(row, ":id", record->id);
	sql_bind_today(row);
	*standing = STANDING_NONE;
	while (*standing == STANDING_NONE && (got = sql_step(store->sql, row, err)) == SQL_ROW)
		if (organ_decides(strategy, codes, sql_text(row, 0), sql_text(row, 1)))
			*standing = sqlite3_column_int(row, 2) != 0 ? STANDING_ENDED : STANDING_STARTED;
	sql_done(store->sql, row);
	return *standing != STANDING_NONE || got == SQL_END;
}

char *standing_kinds(struct store *store, struct err *err)
{
	struct str names = {0};
	struct strategy *strategy = store_strategy(store, err);
	if (strategy == NULL)
		return NULL;
	for (int i = 0; i < access_row_count; i++) {
		const struct strategy_rule *rule = strategy_rule(strategy, access_rows[i].kind);
		if (access_rows[i].state != NULL && rule != NULL && organ_is_top(rule->organs))
			str_addf(&names, "%s%s", names.length > 0 ? " " : "", access_rows[i].kind);
	}
	strategy_free(strategy);
	return str_take(&names);
}
