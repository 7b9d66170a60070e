/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "rule.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "strategy.h"

/* A rule that the strategy may hold us to: where its strength is must. */
struct rule_row {
	const char *kind;   /* of the records that it concerns */
	const char *object; /* of [rule:OBJECT] */
	/* Whether the change is one that the rule has a say in. */
	bool (*concerns)(const struct record *record, const struct record *before);
	/* False and a sentence where the rule is broken. */
	bool (*hold)(struct store *store, const struct record *record, const struct strategy_rule *rule,
		     struct err *err);
};

/* ---- no project without a test of its external co-funding ---- */

static bool is_begun(const char *status)
{
	return strcmp(status, "decided") == 0 || strcmp(status, "ongoing") == 0;
}

static bool becomes_begun(const struct record *record, const struct record *before)
{
	const char *status = record_get(record, "status");
	return is_begun(status) && (before == NULL || strcmp(record_get(before, "status"), status) != 0);
}

static bool hold_cofunding(struct store *store, const struct record *record, const struct strategy_rule *rule,
			   struct err *err)
{
	const struct kind *kind = record->kind;
	sqlite3_stmt *row = sql_prepare(store->sql,
					"SELECT 1 FROM cofunding_test WHERE project = :project AND deleted_at IS NULL"
					" LIMIT 1",
					err);
	if (row == NULL)
		return false;
	sql_bind_number(row, ":project", record->id);
	enum sql_result got = sql_step(store->sql, row, err);
	sql_done(store->sql, row);
	if (got != SQL_END)
		return got == SQL_ROW;
	const struct field *status = &kind->fields[kind_field(kind, "status")];
	return err_field(err, "status",
			 _("%s: %s needs a co-funding test of the project first; the strategy says: ”%s”"),
			 field_label(status), choice_label(status->choices, record_get(record, "status")), rule->quote);
}

static const struct rule_row rules[] = {
	{ "project", "cofunding-test", becomes_begun, hold_cofunding },
};

/* What is to be held later. */
struct rule_debt {
	const struct rule_row **row;
	int64_t *id;
	int count;
};

static void owe(struct rule_debt *debt, const struct rule_row *row, int64_t id)
{
	size_t count = (size_t)debt->count + 1;
	debt->row = xrealloc(debt->row, count, sizeof(const struct rule_row *));
	debt->id = xrealloc(debt->id, count, sizeof *debt->id);
	debt->row[debt->count] = row;
	debt->id[debt->count++] = id;
}

void rule_debt_free(struct rule_debt *debt)
{
	if (debt == NULL)
		return;
	free(debt->row);
	free(debt->id);
	free(debt);
}

static bool hold_row(const struct rule_row *row, struct store *store, const struct record *record, struct err *err)
{
	struct strategy *strategy = store_strategy(store, err);
	if (strategy == NULL)
		return false;
	const struct strategy_rule *rule = strategy_rule(strategy, row->object);
	bool good = rule == NULL || strcmp(rule->strength, "must") != 0 || row->hold(store, record, rule, err);
	strategy_free(strategy);
	return good;
}

bool rule_hold(struct store *store, const struct record *record, const struct record *before, struct err *err)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (strcmp(record->kind->name, rules[i].kind) != 0 || !rules[i].concerns(record, before))
			continue;
		if (store->debt != NULL)
			owe(store->debt, &rules[i], record->id);
		else if (!hold_row(&rules[i], store, record, err))
			return false;
	}
	return true;
}

/* The sentence of WHY, with the record that it is about: not the one that is being written. */
static void blame(const struct record *record, const struct err *why, struct err *err)
{
	char *title = record_mention(record);
	err_set(err, why->code, "%s: %s", title, why->text);
	free(title);
}

bool rule_is_let_go(const struct kind *kind)
{
	return strcmp(kind->name, "cofunding-test") == 0;
}

bool rule_let_go(struct store *store, const struct record *before, const struct record *now, struct err *err)
{
	struct err why = {0};
	if (store->debt != NULL || !rule_is_let_go(before->kind))
		return true;
	const char *of = record_get(before, "project");
	if (now != NULL && strcmp(of, record_get(now, "project")) == 0)
		return true;
	struct record *project = store_load(store, kind_named("project"), atoll(of), NULL);
	bool good = true;
	for (size_t i = 0; i < sizeof rules / sizeof *rules && project != NULL && !project->deleted; i++)
		if (rules[i].hold == hold_cofunding && rules[i].concerns(project, NULL))
			good = hold_row(&rules[i], store, project, &why);
	if (!good)
		blame(project, &why, err);
	record_free(project);
	return good;
}

/* ---- later ---- */

void store_put_off_rules(struct store *store)
{
	if (store->debt == NULL)
		store->debt = xcalloc(1, sizeof *store->debt);
}

static bool settle_one(struct store *store, const struct rule_row *row, int64_t id, struct err *err)
{
	struct err why = {0};
	struct record *record = store_load(store, kind_named(row->kind), id, err);
	if (record == NULL)
		return false;
	bool good = record->deleted || !row->concerns(record, NULL) || hold_row(row, store, record, &why);
	if (!good)
		blame(record, &why, err);
	record_free(record);
	return good;
}

bool store_hold_rules(struct store *store, struct err *err)
{
	struct rule_debt *debt = store->debt;
	bool good = true;
	store->debt = NULL;
	for (int i = 0; debt != NULL && good && i < debt->count; i++)
		good = settle_one(store, debt->row[i], debt->id[i], err);
	rule_debt_free(debt);
	return good;
}
