/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "strategy_check.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "date.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "strategy.h"
#include "summary.h"
#include "text.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define NAMES_MAX 64
#define LIMIT_MAX 1000000

typedef bool check_value(const struct ini *ini, const struct ini_entry *entry, struct err *why);

/* What a key of a section may be. */
struct key_rule {
	const char *key;
	bool required;
	check_value *check;
};

struct fault {
	int line;
	char *sentence;
};
struct faults {
	const struct ini *ini;
	struct fault *fault;
	int count;
};

/* What a section may be: its keys are listed, or free and all checked by one function. A name that ends in ':' is the
 * beginning of the name of many sections. */
struct section_rule {
	const char *name;
	bool required;
	const struct key_rule *keys;
	int key_count;
	check_value *free_key;
	void (*check)(struct faults *faults, const struct ini_section *section);
};

/* ---- faults ---- */

static void add_fault(struct faults *faults, int line, const char *what, const char *why, const char *nearest)
{
	faults->fault = xrealloc(faults->fault, (size_t)faults->count + 1, sizeof *faults->fault);
	char *hint = nearest != NULL ? xasprintf(_("; did you mean \"%s\"?"), nearest) : xstrdup("");
	faults->fault[faults->count++] = (struct fault){
		.line = line, .sentence = xasprintf("%s:%d: %s: %s%s", faults->ini->path, line, what, why, hint),
	};
	free(hint);
}

static int by_line(const void *a, const void *b)
{
	const struct fault *one = a, *other = b;
	return one->line != other->line ? one->line - other->line : strcmp(one->sentence, other->sentence);
}

static void free_faults(struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		free(faults->fault[i].sentence);
	free(faults->fault);
}

/* ---- values ---- */

static bool check_text(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	(void)ini;
	return *entry->value != '\0' || err_set(why, ERR_REFUSED, _("is empty"));
}

static bool check_any(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	(void)ini, (void)entry, (void)why;
	return true;
}

static bool check_date(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	(void)ini;
	if (date_valid(entry->value) && strlen(entry->value) < DATE_DAY_SIZE)
		return true;
	return err_set(why, ERR_REFUSED, _("\"%s\" is no date such as 2024, 2024-06 or 2024-06-30"), entry->value);
}

/* One of COUNT words, else a sentence that names them all. */
static bool check_word(const char *value, const char *const *words, int count, struct err *why)
{
	struct str all = {0};
	for (int i = 0; i < count; i++) {
		if (strcmp(words[i], value) == 0) {
			str_free(&all);
			return true;
		}
		str_addf(&all, "%s%s", i > 0 ? ", " : "", words[i]);
	}
	char *list = str_take(&all);
	err_set(why, ERR_REFUSED, _("\"%s\" is not one of: %s"), value, list);
	free(list);
	return false;
}

static bool check_strength(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "must", "should", "may", "unregulated" };
	(void)ini;
	return check_word(entry->value, words, COUNT(words), why);
}

static bool check_interval(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "yearly", "per-period", "per-term", "on-request", "unregulated" };
	(void)ini;
	return check_word(entry->value, words, COUNT(words), why);
}

static bool check_review(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "yearly", "per-term", "year-after-election", "none" };
	(void)ini;
	return check_word(entry->value, words, COUNT(words), why);
}

static bool check_area_kind(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "area", "action", "tool" };
	(void)ini;
	return check_word(entry->value, words, COUNT(words), why);
}

/* What the organs of a rule are asked for: to be consulted before, or to take part themselves. */
static bool check_how(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "consulted", "takes-part" };
	(void)ini;
	return check_word(entry->value, words, COUNT(words), why);
}

/* [checks]: the id or name of a check, and how strict it is here. */
static bool check_override(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char *const words[] = { "must", "should", "may", "off" };
	const char *names[2 * NAMES_MAX];
	(void)ini;
	if (check_find(entry->key) != NULL)
		return check_word(entry->value, words, COUNT(words), why);
	for (int i = 0; i < check_count; i++) {
		names[2 * i] = checks[i].id;
		names[2 * i + 1] = checks[i].name;
	}
	const char *nearest = text_nearest(entry->key, names, 2 * check_count);
	if (nearest == NULL)
		return err_set(why, ERR_REFUSED, _("there is no such check; they are K1 to %s"),
			       checks[check_count - 1].id);
	return err_set(why, ERR_REFUSED, _("there is no such check; did you mean \"%s\"?"), nearest);
}

static bool check_limit(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	char *end;
	(void)ini;
	long number = strtol(entry->value, &end, 10);
	if (end != entry->value && *end == '\0' && number >= 0 && number <= LIMIT_MAX)
		return true;
	return err_set(why, ERR_REFUSED, _("\"%s\" is not a whole number from %d to %d"), entry->value, 0, LIMIT_MAX);
}

static bool check_organ(const struct ini *ini, const char *code, struct err *why)
{
	if (*code == '\0')
		return err_set(why, ERR_REFUSED, _("an organ is missing between the commas"));
	if (ini_find(ini, "organs", code) != NULL)
		return true;
	const char *codes[NAMES_MAX];
	int count = 0;
	for (int i = 0; i < ini->count && count < NAMES_MAX; i++)
		if (strcmp(ini->entry[i].section, "organs") == 0)
			codes[count++] = ini->entry[i].key;
	const char *nearest = text_nearest(code, codes, count);
	if (nearest == NULL)
		return err_set(why, ERR_REFUSED, _("\"%s\" is not among the [organs]"), code);
	return err_set(why, ERR_REFUSED, _("\"%s\" is not among the [organs]; did you mean \"%s\"?"), code, nearest);
}

/* Takes the next word of a comma separated list, spaces round it cut; NULL at the end. Changes the text. */
static char *next_word(char **rest)
{
	char *word = strsep(rest, ",");
	if (word == NULL)
		return NULL;
	word += strspn(word, " ");
	size_t length = strlen(word);
	while (length > 0 && word[length - 1] == ' ')
		word[--length] = '\0';
	return word;
}

static bool check_organs(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	char *words = xstrdup(entry->value), *rest = words, *word;
	bool good = true;
	while (good && (word = next_word(&rest)) != NULL)
		good = check_organ(ini, word, why);
	free(words);
	return good;
}

/* The periods of the yearly cycle, in its order: what an annual return may be about. */
static bool check_periods(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	const struct kind *kind = kind_named("annual-return");
	const struct choice *choices = kind->fields[kind_field(kind, "period")].choices;
	char *words = xstrdup(entry->value), *rest = words, *word;
	const char *names[NAMES_MAX];
	int count = 0;
	bool good = true;
	(void)ini;
	while (choices[count].code != NULL && count < NAMES_MAX) {
		names[count] = choices[count].code;
		count++;
	}
	while (good && (word = next_word(&rest)) != NULL)
		good = check_word(word, names, count, why);
	free(words);
	return good;
}

static bool check_sections(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	char *words = xstrdup(entry->value), *rest = words, *word;
	bool good = true;
	(void)ini;
	while (good && (word = next_word(&rest)) != NULL)
		good = summary_section_check(word, why);
	free(words);
	return good;
}

/* title_SECTION: the heading of a section in the words of the strategy. */
static bool check_heading(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	static const char prefix[] = "title_";
	if (strncmp(entry->key, prefix, strlen(prefix)) != 0)
		return err_set(why, ERR_REFUSED, _("there are the keys title, sections, title_SECTION"));
	return summary_section_check(entry->key + strlen(prefix), why) && check_text(ini, entry, why);
}

static bool is_number(const char *text)
{
	do {
		size_t digits = strspn(text, "0123456789");
		if (digits == 0 || digits > 4 || *text == '0')
			return false;
		text += digits;
	} while (*text++ == '.');
	return text[-1] == '\0';
}

int area_number_compare(const char *a, const char *b)
{
	for (;;) {
		char *after_a, *after_b;
		long one = strtol(a, &after_a, 10), other = strtol(b, &after_b, 10);
		if (one != other)
			return one < other ? -1 : 1;
		if (*after_a != '.' || *after_b != '.')
			return (*after_a == '.') - (*after_b == '.');
		a = after_a + 1;
		b = after_b + 1;
	}
}

/* [area:N] parent: the area above, where the number does not say it. */
static bool check_above(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	const char *numbers[NAMES_MAX];
	int count = 0;
	if (ini_find(ini, "areas", entry->value) != NULL)
		return true;
	for (int i = 0; i < ini->count && count < NAMES_MAX; i++)
		if (strcmp(ini->entry[i].section, "areas") == 0)
			numbers[count++] = ini->entry[i].key;
	const char *nearest = text_nearest(entry->value, numbers, count);
	if (nearest == NULL)
		return err_set(why, ERR_REFUSED, _("there is no area %s"), entry->value);
	return err_set(why, ERR_REFUSED, _("there is no area %s; did you mean \"%s\"?"), entry->value, nearest);
}

char *area_above(const struct ini *ini, const char *number)
{
	char *section = xasprintf("area:%s", number);
	const char *parent = ini_get(ini, section, "parent"), *dot = strrchr(number, '.');
	free(section);
	if (parent != NULL)
		return xstrdup(parent);
	return dot != NULL ? xstrndup(number, (size_t)(dot - number)) : NULL;
}

static bool check_area(const struct ini *ini, const struct ini_entry *entry, struct err *why)
{
	if (!is_number(entry->key))
		return err_set(why, ERR_REFUSED, _("is no number such as 1 or 1.2"));
	char *section = xasprintf("area:%s", entry->key);
	char *above = area_above(ini, entry->key);
	bool named = ini_find(ini, section, "parent") != NULL; /* then it is pointed at there */
	bool there = above == NULL || named || ini_find(ini, "areas", above) != NULL;
	free(section);
	if (!there)
		err_set(why, ERR_REFUSED, _("lies under area %s, which is not there"), above);
	free(above);
	return there && check_text(ini, entry, why);
}

/* ---- rules across the keys of a section ---- */

static const char *value_of(const struct faults *faults, const struct ini_section *section, const char *key)
{
	const char *value = ini_get(faults->ini, section->name, key);
	return value != NULL ? value : "";
}

/* Whether one comes from NUMBER upwards back to it; no way up is longer than there are entries. */
static bool is_circle(const struct ini *ini, const char *number)
{
	char *at = area_above(ini, number);
	bool circle = false;
	for (int steps = 0; at != NULL && !circle && steps < ini->count; steps++) {
		circle = strcmp(at, number) == 0;
		char *above = area_above(ini, at);
		free(at);
		at = above;
	}
	free(at);
	return circle;
}

static void check_numbered(struct faults *faults, const struct ini_section *section)
{
	const char *number = section->name + strlen("area:");
	const struct ini_entry *parent = ini_find(faults->ini, section->name, "parent");
	if (ini_find(faults->ini, "areas", number) == NULL)
		add_fault(faults, section->line, number, _("the area is not in [areas]"), NULL);
	else if (parent != NULL && is_circle(faults->ini, number))
		add_fault(faults, parent->line, "parent", _("the areas lie in a circle: this one lies under itself"),
			  NULL);
}

/* What the document regulates is shown with its words and who decides; what it leaves open says so with silence. */
static void check_silence(struct faults *faults, const struct ini_section *section)
{
	const char *strength = value_of(faults, section, "strength"), *name = strchr(section->name, ':') + 1;
	bool quoted = *value_of(faults, section, "quote") != '\0';
	if (strcmp(strength, "unregulated") == 0 && quoted)
		add_fault(faults, section->line, name, _("unregulated, and yet a quote that regulates it"), NULL);
	if (*strength != '\0' && strcmp(strength, "unregulated") != 0 && !quoted)
		add_fault(faults, section->line, name, _("the quote is missing: the words that say so"), NULL);
}

/* What a rule may be about. The checks and the refusals of the store know some of them; the others are
 * read by people. */
static const char *const rule_objects[] = {
	"strategy", "twin-town", "agreement", "network", "project", "area", "outside-areas", "need", "goal",
	"confirmation",
	"contact-person", "coordination", "leadership", "elected-responsible", "cofunding-test", "external-funding",
	"political-delegation", "officer-delegation", "opposition-invited", "travel-policy", "trip", "scholarship",
	"scholarship-age", "network-character", "network-watch", "steering-group", "unit-return", "scorecard",
	"operational-plan", "international-dimension", "eu-information", "regional-actors", "priority-growth",
	"priority-mutual", "priority-regional", "priority-several-units",
};

static void check_object(struct faults *faults, const struct ini_section *section, const char *name)
{
	for (int i = 0; i < COUNT(rule_objects); i++)
		if (strcmp(rule_objects[i], name) == 0)
			return;
	add_fault(faults, section->line, name, _("there is no such object of a rule"),
		  text_nearest(name, rule_objects, COUNT(rule_objects)));
}

static void check_rule(struct faults *faults, const struct ini_section *section)
{
	const char *strength = value_of(faults, section, "strength"), *name = strchr(section->name, ':') + 1;
	bool decided = *value_of(faults, section, "organ") != '\0';
	if (*name == '\0')
		add_fault(faults, section->line, section->name, _("the rule does not say what it is about"), NULL);
	else
		check_object(faults, section, name);
	if (strcmp(strength, "unregulated") == 0 && decided)
		add_fault(faults, section->line, name, _("unregulated, and yet an organ that decides"), NULL);
	if (*strength != '\0' && strcmp(strength, "unregulated") != 0 && !decided)
		add_fault(faults, section->line, name, _("the organ is missing: who decides or answers"), NULL);
	check_silence(faults, section);
}

static void check_summary(struct faults *faults, const struct ini_section *section)
{
	const char *name = section->name + strlen("summary:");
	struct err why = {0};
	if (summary_find(name, &why) == NULL)
		add_fault(faults, section->line, section->name, why.text, NULL);
}

static void check_validity(struct faults *faults, const struct ini_section *section)
{
	const struct ini_entry *to = ini_find(faults->ini, section->name, "valid_to");
	const char *from = value_of(faults, section, "valid_from");
	char first[DATE_DAY_SIZE], last[DATE_DAY_SIZE];
	if (to == NULL || !date_valid(to->value) || !date_valid(from))
		return;
	date_first(from, first);
	date_last(to->value, last);
	if (strcmp(last, first) < 0)
		add_fault(faults, to->line, "valid_to", _("lies before valid_from"), NULL);
}

/* ---- the tables ---- */

static const struct key_rule particulars[] = {
	{ "name", true, check_text }, { "municipality", true, check_text }, { "group", false, check_text },
	{ "title", true, check_text }, { "document_type", false, check_text }, { "version", false, check_text },
	{ "document_id", false, check_text }, { "dnr", false, check_text }, { "adopted_by", false, check_organs },
	{ "adopted", false, check_date }, { "adopted_paragraph", false, check_text }, { "revised", false, check_date },
	{ "valid_from", false, check_date }, { "valid_to", false, check_date }, { "review_by", false, check_date },
	{ "review_interval", false, check_review }, { "owner", false, check_text },
	{ "responsible", false, check_text }, { "notes", false, check_any },
};
static const struct key_rule area_keys[] = {
	{ "kind", false, check_area_kind }, { "text", false, check_text }, { "tags", false, check_text },
	{ "parent", false, check_above },
};
static const struct key_rule rule_keys[] = {
	{ "organ", false, check_organs }, { "strength", true, check_strength }, { "quote", false, check_text },
	{ "source", false, check_text }, { "how", false, check_how },
};
static const struct key_rule follow_up_keys[] = {
	{ "recipient", false, check_organs }, { "interval", true, check_interval },
	{ "compiled_by", false, check_organs }, { "contributors", false, check_organs },
	{ "periods", false, check_periods },
	{ "strength", true, check_strength }, { "quote", false, check_text }, { "source", false, check_text },
	{ "part_a", false, check_text }, { "part_b", false, check_text }, { "part_c", false, check_text },
	{ "part_d", false, check_text }, { "part_e", false, check_text },
};
static const struct key_rule summary_keys[] = {
	{ "title", true, check_text }, { "sections", true, check_sections },
};
static const struct key_rule limit_keys[] = {
	{ "stale_days", false, check_limit }, { "twin_town_idle_years", false, check_limit },
	{ "agreement_notice_months", false, check_limit }, { "live_projects_expected", false, check_limit },
	{ "trip_cost_sek", false, check_limit }, { "scholarship_age_from", false, check_limit },
	{ "scholarship_age_to", false, check_limit }, { "trip_delegates", false, check_limit },
	{ "return_due_month", false, check_limit },
};

#define KEYS(array) .keys = array, .key_count = COUNT(array)

static const struct section_rule section_rules[] = {
	{ .name = "strategy", .required = true, KEYS(particulars), .check = check_validity },
	{ .name = "areas", .required = true, .free_key = check_area },
	{ .name = "area:", KEYS(area_keys), .check = check_numbered },
	{ .name = "organs", .free_key = check_text },
	{ .name = "rule:", KEYS(rule_keys), .check = check_rule },
	{ .name = "follow-up:", KEYS(follow_up_keys), .check = check_silence },
	{ .name = "summary:", KEYS(summary_keys), .free_key = check_heading, .check = check_summary },
	{ .name = "limits", KEYS(limit_keys) },
	{ .name = "checks", .free_key = check_override },
};

/* What a reader wants to know of every strategy, also when the answer is that it is silent. */
static const char *const must_be_ruled[] = { "rule:twin-town", "rule:agreement", "rule:network", "rule:project" };

/* ---- the walk ---- */

static const struct section_rule *rule_of(const char *section)
{
	for (int i = 0; i < COUNT(section_rules); i++) {
		const char *name = section_rules[i].name;
		size_t length = strlen(name);
		bool begins = name[length - 1] == ':';
		if (begins ? strncmp(section, name, length) == 0 : strcmp(section, name) == 0)
			return &section_rules[i];
	}
	return NULL;
}

static void check_entry(struct faults *faults, const struct section_rule *rule, const struct ini_entry *entry)
{
	const char *names[NAMES_MAX];
	check_value *check = rule->free_key;
	struct err why = {0};
	for (int i = 0; i < rule->key_count; i++) {
		names[i] = rule->keys[i].key;
		if (strcmp(names[i], entry->key) == 0)
			check = rule->keys[i].check;
	}
	if (check == NULL) {
		char *what = xasprintf(_("there is no such key in [%s]"), entry->section);
		add_fault(faults, entry->line, entry->key, what, text_nearest(entry->key, names, rule->key_count));
		free(what);
	} else if (!check(faults->ini, entry, &why)) {
		add_fault(faults, entry->line, entry->key, why.text, NULL);
	}
}

static void check_section(struct faults *faults, const struct ini_section *section)
{
	const struct section_rule *rule = rule_of(section->name);
	if (rule == NULL) {
		const char *names[COUNT(section_rules)];
		for (int i = 0; i < COUNT(section_rules); i++)
			names[i] = section_rules[i].name;
		char *what = xasprintf("[%s]", section->name);
		add_fault(faults, section->line, what, _("there is no such section"),
			  text_nearest(section->name, names, COUNT(names)));
		free(what);
		return;
	}
	for (int i = 0; i < rule->key_count; i++)
		if (rule->keys[i].required && ini_find(faults->ini, section->name, rule->keys[i].key) == NULL)
			add_fault(faults, section->line, rule->keys[i].key, _("the key is missing"), NULL);
	for (int i = 0; i < faults->ini->count; i++)
		if (strcmp(faults->ini->entry[i].section, section->name) == 0)
			check_entry(faults, rule, &faults->ini->entry[i]);
	if (rule->check != NULL)
		rule->check(faults, section);
}

static bool has_section(const struct ini *ini, const char *name)
{
	for (int i = 0; i < ini->section_count; i++)
		if (strcmp(ini->section[i].name, name) == 0)
			return true;
	return false;
}

static void check_missing(struct faults *faults, const char *section, const char *why)
{
	if (has_section(faults->ini, section))
		return;
	char *what = xasprintf("[%s]", section);
	add_fault(faults, 1, what, why, NULL);
	free(what);
}

static struct faults find_faults(const struct ini *ini)
{
	struct faults faults = { .ini = ini };
	for (int i = 0; i < COUNT(section_rules); i++)
		if (section_rules[i].required)
			check_missing(&faults, section_rules[i].name, _("the section is missing"));
	for (int i = 0; i < COUNT(must_be_ruled); i++)
		check_missing(&faults, must_be_ruled[i],
			      _("the section is missing; write strength = unregulated where the document is silent"));
	for (int i = 0; i < ini->section_count; i++)
		check_section(&faults, &ini->section[i]);
	if (faults.count > 0)
		qsort(faults.fault, (size_t)faults.count, sizeof *faults.fault, by_line);
	return faults;
}

bool strategy_check_first(const struct ini *ini, struct err *err)
{
	struct faults faults = find_faults(ini);
	bool good = faults.count == 0;
	if (!good)
		err_set(err, ERR_REFUSED, "%s", faults.fault[0].sentence);
	free_faults(&faults);
	return good;
}

int strategy_check(const char *path, void (*say)(void *context, const char *sentence), void *context, struct err *err)
{
	struct err why = {0};
	struct ini *ini = ini_read(path, &why);
	if (ini == NULL && why.code == ERR_REFUSED) {
		say(context, why.text);
		return 1;
	}
	if (ini == NULL) {
		err_set(err, why.code, "%s", why.text);
		return -1;
	}
	struct faults faults = find_faults(ini);
	for (int i = 0; i < faults.count; i++)
		say(context, faults.fault[i].sentence);
	int count = faults.count;
	free_faults(&faults);
	ini_free(ini);
	return count;
}
