/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "functions.h"

#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "sortkey.h"

static void run_sortkey(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	(void)count;
	if (text != NULL)
		sqlite3_result_text(context, sortkey_new(text), -1, free);
}

static void run_region(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *code = (const char *)sqlite3_value_text(values[0]);
	(void)count;
	if (code != NULL)
		sqlite3_result_text(context, country_region(code), -1, SQLITE_STATIC);
}

static void run_rank(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *code = (const char *)sqlite3_value_text(values[0]);
	int rank = 0;
	(void)count;
	while (code != NULL && rank < country_count() && strcmp(country_code(rank), code) != 0)
		rank++;
	if (code != NULL)
		sqlite3_result_int(context, rank);
}

/* The program puts what people see in place of the last value; the floor gives the value back. */
static void run_last(sqlite3_context *context, int count, sqlite3_value **values)
{
	sqlite3_result_value(context, values[count - 1]);
}

void functions_add(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	sqlite3_create_function_v2(db, "sortkey", 1, flags, NULL, run_sortkey, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "country_region", 1, flags, NULL, run_region, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "country_rank", 1, flags, NULL, run_rank, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "title", 2, flags, NULL, run_last, NULL, NULL, NULL);
	sqlite3_create_function_v2(db, "shown", 3, flags, NULL, run_last, NULL, NULL, NULL);
}
