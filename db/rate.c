/* SPDX-License-Identifier: EUPL-1.2 */
/* The rates of currencies that the register holds. */
#include "config.h"

#include "private.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

bool store_rate(struct store *store, const char *currency, const char *day, struct rate *rate, struct err *err)
{
	*rate = (struct rate){0};
	sqlite3_stmt *row =
		sql_prepare(store->sql,
			    "SELECT sek_per_100, date FROM rate WHERE deleted_at IS NULL AND currency = :currency"
			    " AND date <= :day ORDER BY date DESC, id DESC LIMIT 1",
			    err);
	if (row == NULL)
		return false;
	sql_bind(row, ":currency", currency);
	sql_bind(row, ":day", day);
	enum sql_result got = sql_step(store->sql, row, err);
	if (got == SQL_ROW) {
		rate->ore_per_100 = sqlite3_column_int64(row, 0);
		snprintf(rate->date, sizeof rate->date, "%s", sql_text(row, 1));
	}
	sql_done(store->sql, row);
	return got != SQL_FAILED;
}

char *store_in_kronor(struct store *store, const struct record *record, int field)
{
	const struct field *row = &record->kind->fields[field];
	const char *value = record_value(record, field);
	struct rate rate;
	char day[11];
	if (!rate_is_foreign(row) || *value == '\0')
		return xstrdup("");
	rate_day(record, day);
	if (!store_rate(store, row->unit, day, &rate, NULL) || rate.ore_per_100 == 0)
		return xstrdup("");
	return rate_remark(strtoll(value, NULL, 10), row->unit, &rate);
}
