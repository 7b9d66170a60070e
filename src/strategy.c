/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "strategy.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "strategy_check.h"
#include "text.h"

#define SUFFIX ".ini"

/* ---- from entries to arrays ---- */

static char *copy_value(const struct ini *ini, const char *section, const char *key, const char *otherwise)
{
	const char *value = ini_get(ini, section, key);
	return xstrdup(value != NULL ? value : otherwise);
}

static int find_area(const struct strategy *strategy, const char *number)
{
	for (int i = 0; i < strategy->area_count; i++) {
		if (strcmp(strategy->area[i].number, number) == 0)
			return i;
	}
	return -1;
}

static int by_number(const void *a, const void *b)
{
	return area_number_compare(((const struct strategy_area *)a)->number,
				   ((const struct strategy_area *)b)->number);
}

static bool find_parents(struct strategy *strategy, struct err *err)
{
	for (int i = 0; i < strategy->area_count; i++) {
		struct strategy_area *area = &strategy->area[i];
		char *above = area_above(strategy->ini, area->number);
		area->parent = above != NULL ? find_area(strategy, above) : -1;
		bool good = above == NULL || area->parent >= 0;
		free(above);
		if (!good)
			return err_set(err, ERR_REFUSED, _("[areas]: %s: there is no area above it"), area->number);
	}
	return true;
}

/* The area at AT and what lies under it, in the order of the numbers, go to the end of INTO. */
static void take_branch(const struct strategy *strategy, int at, int parent, struct strategy_area *into, int *count)
{
	int place = (*count)++;
	into[place] = strategy->area[at];
	into[place].parent = parent;
	for (int i = 0; i < strategy->area_count; i++)
		if (strategy->area[i].parent == at)
			take_branch(strategy, i, place, into, count);
}

/* The area above before those under it, also where the numbers say otherwise. What lies in a circle is never reached
 * from the top. */
static bool order_areas(struct strategy *strategy, struct err *err)
{
	struct strategy_area *ordered = xcalloc((size_t)strategy->area_count + 1, sizeof *ordered);
	int count = 0;
	for (int i = 0; i < strategy->area_count; i++)
		if (strategy->area[i].parent < 0)
			take_branch(strategy, i, -1, ordered, &count);
	if (count < strategy->area_count) {
		free(ordered);
		return err_set(err, ERR_REFUSED, _("[areas]: the areas lie in a circle"));
	}
	free(strategy->area);
	strategy->area = ordered;
	return true;
}

static void add_area(struct strategy *strategy, const struct ini_entry *entry)
{
	char *section = xasprintf("area:%s", entry->key);
	strategy->area = xrealloc(strategy->area, (size_t)strategy->area_count + 1, sizeof *strategy->area);
	strategy->area[strategy->area_count++] = (struct strategy_area){
		.number = xstrdup(entry->key), .name = xstrdup(entry->value),
		.text = copy_value(strategy->ini, section, "text", ""),
		.kind = copy_value(strategy->ini, section, "kind", "area"),
	};
	free(section);
}

static void add_rule(struct strategy *strategy, const char *section, const char *object)
{
	const struct ini *ini = strategy->ini;
	strategy->rule = xrealloc(strategy->rule, (size_t)strategy->rule_count + 1, sizeof *strategy->rule);
	strategy->rule[strategy->rule_count++] = (struct strategy_rule){
		.object = xstrdup(object), .organs = copy_value(ini, section, "organ", ""),
		.strength = copy_value(ini, section, "strength", "unregulated"),
		.quote = copy_value(ini, section, "quote", ""), .source = copy_value(ini, section, "source", ""),
	};
}

static void add_follow_up(struct strategy *strategy, const char *section, const char *name)
{
	const struct ini *ini = strategy->ini;
	strategy->follow_up =
		xrealloc(strategy->follow_up, (size_t)strategy->follow_up_count + 1, sizeof *strategy->follow_up);
	strategy->follow_up[strategy->follow_up_count++] = (struct strategy_follow_up){
		.name = xstrdup(name), .recipient = copy_value(ini, section, "recipient", ""),
		.interval = copy_value(ini, section, "interval", "unregulated"),
		.compiled_by = copy_value(ini, section, "compiled_by", ""),
		.strength = copy_value(ini, section, "strength", "unregulated"),
		.quote = copy_value(ini, section, "quote", ""), .source = copy_value(ini, section, "source", ""),
	};
}

static void build(struct strategy *strategy)
{
	const struct ini *ini = strategy->ini;
	for (int i = 0; i < ini->count; i++)
		if (strcmp(ini->entry[i].section, "areas") == 0)
			add_area(strategy, &ini->entry[i]);
	if (strategy->area_count > 0)
		qsort(strategy->area, (size_t)strategy->area_count, sizeof *strategy->area, by_number);
	for (int i = 0; i < ini->section_count; i++) {
		const char *section = ini->section[i].name;
		if (strncmp(section, "rule:", 5) == 0)
			add_rule(strategy, section, section + 5);
		else if (strncmp(section, "follow-up:", 10) == 0)
			add_follow_up(strategy, section, section + 10);
	}
}

struct strategy *strategy_from(struct ini *ini, struct err *err)
{
	struct strategy *strategy = xcalloc(1, sizeof *strategy);
	strategy->ini = ini;
	build(strategy);
	if (find_parents(strategy, err) && order_areas(strategy, err))
		return strategy;
	strategy_free(strategy);
	return NULL;
}

struct strategy *strategy_read(const char *path, struct err *err)
{
	struct ini *ini = ini_read(path, err);
	if (ini == NULL)
		return NULL;
	if (strategy_check_first(ini, err))
		return strategy_from(ini, err);
	ini_free(ini);
	return NULL;
}

static void free_area(struct strategy_area *area)
{
	free(area->number);
	free(area->name);
	free(area->text);
	free(area->kind);
}

static void free_rule(struct strategy_rule *rule)
{
	free(rule->object);
	free(rule->organs);
	free(rule->strength);
	free(rule->quote);
	free(rule->source);
}

static void free_follow_up(struct strategy_follow_up *follow_up)
{
	free(follow_up->name);
	free(follow_up->recipient);
	free(follow_up->interval);
	free(follow_up->compiled_by);
	free(follow_up->strength);
	free(follow_up->quote);
	free(follow_up->source);
}

void strategy_free(struct strategy *strategy)
{
	if (strategy == NULL)
		return;
	for (int i = 0; i < strategy->area_count; i++)
		free_area(&strategy->area[i]);
	for (int i = 0; i < strategy->rule_count; i++)
		free_rule(&strategy->rule[i]);
	for (int i = 0; i < strategy->follow_up_count; i++)
		free_follow_up(&strategy->follow_up[i]);
	free(strategy->area);
	free(strategy->rule);
	free(strategy->follow_up);
	ini_free(strategy->ini);
	free(strategy);
}

/* ---- questions ---- */

const char *strategy_get(const struct strategy *strategy, const char *key)
{
	const char *value = ini_get(strategy->ini, "strategy", key);
	return value != NULL ? value : "";
}

int strategy_limit(const struct strategy *strategy, const char *key, int otherwise)
{
	const char *value = ini_get(strategy->ini, "limits", key);
	return value != NULL && *value != '\0' ? atoi(value) : otherwise;
}

const char *strategy_organ(const struct strategy *strategy, const char *code)
{
	const char *name = ini_get(strategy->ini, "organs", code);
	return name != NULL ? name : code;
}

const struct strategy_rule *strategy_rule(const struct strategy *strategy, const char *object)
{
	for (int i = 0; i < strategy->rule_count; i++)
		if (strcmp(strategy->rule[i].object, object) == 0)
			return &strategy->rule[i];
	return NULL;
}

const char *strategy_strength(const char *strength)
{
	static const struct {
		const char *word, *label;
	} labels[] = {
		{ "must", N_("must") }, { "should", N_("should") }, { "may", N_("may") },
		{ "unregulated", N_("not regulated") },
	};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].word, strength) == 0)
			return _(labels[i].label);
	return strength;
}

/* ---- where the files are ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_strategy_file(const char *name)
{
	size_t length = strlen(name), suffix = strlen(SUFFIX);
	return *name != '.' && length > suffix && strcmp(name + length - suffix, SUFFIX) == 0;
}

int strategy_names(const char *data_dir, char ***names, struct err *err)
{
	char *path = xasprintf("%s/strategies", data_dir);
	DIR *directory = opendir(path);
	int count = 0;
	*names = NULL;
	if (directory == NULL) {
		err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
		free(path);
		return -1;
	}
	free(path);
	for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
		if (!is_strategy_file(entry->d_name))
			continue;
		*names = xrealloc(*names, (size_t)count + 1, sizeof **names);
		(*names)[count++] = xstrndup(entry->d_name, strlen(entry->d_name) - strlen(SUFFIX));
	}
	closedir(directory);
	if (count > 0)
		qsort(*names, (size_t)count, sizeof **names, by_text);
	return count;
}

void strategy_names_free(char **names, int count)
{
	for (int i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

static void refuse_name(const char *data_dir, const char *name, struct err *err)
{
	char **names;
	struct str all = {0};
	int count = strategy_names(data_dir, &names, err);
	if (count < 0)
		return;
	for (int i = 0; i < count; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	const char *nearest = text_nearest(name, (const char *const *)names, count);
	char *list = str_take(&all);
	if (nearest != NULL)
		err_set(err, ERR_NOT_FOUND,
			_("strategy %s: there is none of that name; did you mean \"%s\"? There are: %s"), name,
			nearest, list);
	else
		err_set(err, ERR_NOT_FOUND, _("strategy %s: there is none of that name. There are: %s"), name, list);
	free(list);
	strategy_names_free(names, count);
}

char *strategy_path(const char *data_dir, const char *name, struct err *err)
{
	if (strchr(name, '/') != NULL || is_strategy_file(name))
		return xstrdup(name);
	/* Files have plain names, people write Tranås. */
	char *plain = text_fold(name);
	char *path = xasprintf("%s/strategies/%s" SUFFIX, data_dir, plain);
	free(plain);
	if (*name != '\0' && access(path, F_OK) == 0)
		return path;
	free(path);
	refuse_name(data_dir, name, err);
	return NULL;
}
