/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "ledger.h"

#include <stdlib.h>
#include <string.h>

static const char *const outcomes[] = { "unknown", "saved", "conflict", "refused" };

char *ledger_value(const char *token, const char *field)
{
	return xasprintf("%s %s åäö", token, field);
}

/* ---- writing ---- */

static char *path_of(const struct room *room, int number)
{
	return xasprintf("%s/ledger-%d", room->directory, number);
}

FILE *ledger_open(const struct room *room, int number)
{
	char *path = path_of(room, number);
	FILE *file = fopen(path, "ae");
	free(path);
	return file;
}

bool ledger_intend(FILE *file, const struct ledger_edit *edit)
{
	fprintf(file, "intend %s %s %s %s %lld %lld %s %s\n", edit->token, edit->login, edit->action, edit->kind,
		edit->id, edit->base, edit->fields, edit->country);
	return fflush(file) == 0;
}

bool ledger_settle(FILE *file, const struct ledger_edit *edit)
{
	fprintf(file, "settle %s %s %lld %lld %d %lld\n", edit->token, outcomes[edit->outcome], edit->id, edit->rev,
		edit->merged, edit->microseconds);
	return fflush(file) == 0;
}

/* ---- reading ---- */

static bool read_intent(const char *line, struct ledger *ledger)
{
	struct ledger_edit edit = { .outcome = LEDGER_UNKNOWN };
	if (sscanf(line, "intend %31s %15s %11s %15s %lld %lld %47s %3s", edit.token, edit.login, edit.action,
		   edit.kind, &edit.id, &edit.base, edit.fields, edit.country) != 8)
		return false;
	ledger->edit = xrealloc(ledger->edit, (size_t)ledger->count + 1, sizeof *ledger->edit);
	ledger->edit[ledger->count++] = edit;
	return true;
}

static bool set_outcome(struct ledger_edit *edit, const char *word)
{
	for (int i = LEDGER_SAVED; i <= LEDGER_REFUSED; i++)
		if (strcmp(outcomes[i], word) == 0)
			edit->outcome = (enum ledger_outcome)i;
	return edit->outcome != LEDGER_UNKNOWN;
}

/* An outcome is always that of the intent before it. */
static bool read_outcome(const char *line, struct ledger *ledger)
{
	char token[32], word[12];
	long long id, rev, microseconds;
	int merged;
	if (ledger->count == 0 || sscanf(line, "settle %31s %11s %lld %lld %d %lld", token, word, &id, &rev, &merged,
					 &microseconds) != 6)
		return false;
	struct ledger_edit *edit = &ledger->edit[ledger->count - 1];
	if (strcmp(edit->token, token) != 0 || edit->outcome != LEDGER_UNKNOWN)
		return false;
	edit->id = id;
	edit->rev = rev;
	edit->merged = merged != 0;
	edit->microseconds = microseconds;
	return set_outcome(edit, word);
}

bool ledger_read(const struct room *room, int number, struct ledger *ledger)
{
	char line[256], *path = path_of(room, number);
	FILE *file = fopen(path, "re");
	bool good = true;
	free(path);
	if (file == NULL)
		return true; /* killed before it came that far */
	while (good && fgets(line, sizeof line, file) != NULL && strchr(line, '\n') != NULL)
		good = read_intent(line, ledger) || read_outcome(line, ledger);
	good = good && fgets(line, sizeof line, file) == NULL;
	fclose(file);
	return good;
}

static int by_token(const void *a, const void *b)
{
	return strcmp(((const struct ledger_edit *)a)->token, ((const struct ledger_edit *)b)->token);
}

void ledger_sort(struct ledger *ledger)
{
	qsort(ledger->edit, (size_t)ledger->count, sizeof *ledger->edit, by_token);
}

struct ledger_edit *ledger_find(const struct ledger *ledger, const char *token)
{
	struct ledger_edit key = { .outcome = LEDGER_UNKNOWN };
	snprintf(key.token, sizeof key.token, "%s", token);
	return bsearch(&key, ledger->edit, (size_t)ledger->count, sizeof key, by_token);
}

void ledger_free(struct ledger *ledger)
{
	free(ledger->edit);
	*ledger = (struct ledger){0};
}
