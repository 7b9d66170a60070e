/* SPDX-License-Identifier: EUPL-1.2 */
/* floor_sql REGISTER STATEMENTS: the least that a summary can cost: opens the file, runs the statements, prints what
 * they answer. What the sqlite3 shell does, with the two functions of the program that the statements use. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "functions.h"

static char *read_whole(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;
	if (file == NULL)
		return NULL;
	if (getdelim(&text, &size, '\0', file) < 0) {
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

static int print(sqlite3_stmt *row)
{
	int code;
	while ((code = sqlite3_step(row)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(row); i++) {
			const char *text = (const char *)sqlite3_column_text(row, i);
			printf("%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
		}
		putchar('\n');
	}
	return code;
}

int main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	char *text = argc == 3 ? read_whole(argv[2]) : NULL;
	if (text == NULL || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		return 1;
	functions_add(db);
	int code = SQLITE_DONE;
	for (const char *at = text; code == SQLITE_DONE && *at != '\0';) {
		sqlite3_stmt *statement = NULL;
		code = sqlite3_prepare_v2(db, at, -1, &statement, &at);
		if (code == SQLITE_OK)
			code = statement != NULL ? print(statement) : SQLITE_DONE;
		sqlite3_finalize(statement);
	}
	if (code != SQLITE_DONE)
		fprintf(stderr, "%s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	free(text);
	return code == SQLITE_DONE ? 0 : 1;
}
