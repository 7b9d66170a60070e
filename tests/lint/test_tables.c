/* SPDX-License-Identifier: EUPL-1.2 */
/* Walks the two tables that carry the program, fields and commands: what a row must have, and that what its words say
 * in either language leads back to the row and nowhere else. Messages name the row to mend. */
#include "config.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "access.h"
#include "command.h"
#include "filter.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "record.h"
#include "type.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const languages[] = { "sv", "en" };

static int start(void **state)
{
	(void)state;
	char path[4096];
	const char *data = getenv("SAMVERKAN_DATADIR");
	if (data == NULL) {
		print_error("SAMVERKAN_DATADIR does not say where locale/ is\n");
		return -1;
	}
	snprintf(path, sizeof path, "%s/locale", data);
	setenv("SAMVERKAN_NOW", "2026-11-20T09:00:00+01:00", 1);
	i18n_start("en", path);
	return 0;
}

/* ---- walking ---- */

typedef void visit_field(const struct kind *kind, const struct field *field);

static void walk(visit_field *visit)
{
	for (int k = 0; k < kind_count; k++)
		for (int f = 0; f < kinds[k].field_count; f++)
			visit(&kinds[k], &kinds[k].fields[f]);
}

#define REQUIRE(condition, ...)                \
	do {                                   \
		if (!(condition))              \
			fail_msg(__VA_ARGS__); \
	} while (0)

/* For functions that look at FIELD of KIND. */
#define FIELD(condition, what, ...) REQUIRE(condition, "%s.%s: " what, kind->name, field->name, ##__VA_ARGS__)

/* Lower-case words with BETWEEN between them, beginning with a letter. */
static bool is_name(const char *text, char between)
{
	if (text == NULL || !islower((unsigned char)*text))
		return false;
	for (const char *p = text; *p != '\0'; p++)
		if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) &&
		    (*p != between || p[1] == between || p[1] == '\0'))
			return false;
	return true;
}

/* gettext gives the very msgid back when it has no text for it. */
static bool is_translated(const char *msgid)
{
	return i18n_swedish(msgid) != msgid;
}

static bool is_filled(const char *text)
{
	return text != NULL && *text != '\0';
}

/* ---- kinds ---- */

static void test_kinds(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		const struct kind *kind = &kinds[k];
		REQUIRE(is_name(kind->name, '-'), "kind %s: the name is not kebab-case", kind->name);
		REQUIRE(is_name(kind->table, '_'), "kind %s: the table is not snake_case", kind->name);
		REQUIRE(is_filled(kind->label) && is_filled(kind->plural), "kind %s: no label", kind->name);
		REQUIRE(kind->field_count > 0, "kind %s: no fields", kind->name);
		for (int other = 0; other < k; other++) {
			REQUIRE(strcmp(kinds[other].name, kind->name) != 0, "kind %s is there twice", kind->name);
			REQUIRE(strcmp(kinds[other].table, kind->table) != 0, "table %s is there twice", kind->table);
		}
		for (const char *p = kind->table, *q = kind->name; *p != '\0' || *q != '\0'; p++, q++)
			REQUIRE(*p == *q || (*p == '_' && *q == '-'), "kind %s: table %s", kind->name, kind->table);
	}
}

static void test_kinds_are_found_by_their_words(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		const struct kind *kind = &kinds[k];
		const char *words[] = { kind->name, kind->label, kind->plural, i18n_swedish(kind->label),
					i18n_swedish(kind->plural) };
		REQUIRE(is_translated(kind->label) && is_translated(kind->plural), "kind %s: no Swedish", kind->name);
		for (size_t i = 0; i < COUNT(words); i++)
			REQUIRE(kind_find(words[i], NULL) == kind, "kind %s: \"%s\" leads elsewhere", kind->name,
				words[i]);
	}
}

/* The index of the field that the member MEMBER of the row of KIND names; it must be there. */
static const struct field *named(const struct kind *kind, const char *member, const char *name)
{
	int at = kind_field(kind, name);
	REQUIRE(at >= 0, "kind %s: %s is %s, which is no field", kind->name, member, name);
	return &kind->fields[at];
}

static void test_fields_that_kinds_name(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		const struct kind *kind = &kinds[k];
		struct query query = { .kind = kind };
		struct err err = {0};
		const struct field *title = named(kind, "title", kind->title);
		REQUIRE(title->type == TYPE_TEXT || title->type == TYPE_REF || title->type == TYPE_CHOICE,
			"kind %s: what type of title is that?", kind->name);
		REQUIRE(title->flags & F_REQUIRED, "kind %s: the title may be empty", kind->name);
		REQUIRE(query_sort(&query, kind->sort, &err), "kind %s: sort: %s", kind->name, err.text);
		if (kind->subtitle != NULL)
			named(kind, "subtitle", kind->subtitle);
		if (kind->group != NULL)
			REQUIRE(!field_is_many(named(kind, "group", kind->group)), "kind %s: grouped by many values",
				kind->name);
		if (kind->sum != NULL)
			REQUIRE(named(kind, "sum", kind->sum)->type == TYPE_MONEY, "kind %s: sums no money",
				kind->name);
		if (kind->parent == NULL)
			continue;
		const struct field *parent = named(kind, "parent", kind->parent);
		REQUIRE(parent->type == TYPE_REF && strcmp(parent->ref, kind->name) == 0,
			"kind %s: the parent is of another kind", kind->name);
	}
}

/* ---- fields ---- */

static void check_words(const struct kind *kind, const struct field *field)
{
	FIELD(is_name(field->name, '_'), "the name is not snake_case");
	FIELD(is_filled(field->label), "no label");
	FIELD(is_filled(field->help), "no help");
	FIELD(strcmp(field->label, field->help) != 0, "the help is the label");
	FIELD(is_translated(field->label), "no Swedish for the label");
	FIELD(is_translated(field->help), "no Swedish for the help");
	FIELD(strcmp(i18n_swedish(field->label), i18n_swedish(field->help)) != 0, "the Swedish help is the label");
	if (field->heading == NULL)
		return;
	FIELD(is_filled(field->heading), "the heading is empty");
	FIELD(is_translated(field->heading), "no Swedish for the heading");
}

static void test_field_words(void **state)
{
	(void)state;
	walk(check_words);
}

static void check_found(const struct kind *kind, const struct field *field)
{
	const char *english = field->heading != NULL ? field->heading : field->label;
	const char *words[] = { field->name, field->label, i18n_swedish(field->label), english, i18n_swedish(english) };
	for (size_t i = 0; i < COUNT(words); i++) {
		int found = kind_field_find(kind, words[i], NULL);
		FIELD(found >= 0 && &kind->fields[found] == field, "\"%s\" leads to %s", words[i],
		      found >= 0 ? kind->fields[found].name : "nothing");
	}
}

static void test_fields_are_found_by_their_words(void **state)
{
	(void)state;
	walk(check_found);
}

static bool is_choice(const struct field *field)
{
	return field->type == TYPE_CHOICE || field->type == TYPE_CHOICES;
}

static bool is_reference(const struct field *field)
{
	return field->type == TYPE_REF || field->type == TYPE_REFS;
}

static bool is_kind(const char *name)
{
	const struct kind *kind = kind_find(name, NULL);
	return kind != NULL && strcmp(kind->name, name) == 0;
}

static void check_row(const struct kind *kind, const struct field *field)
{
	bool number = field->type == TYPE_INTEGER || field->type == TYPE_MONEY || field->type == TYPE_DURATION;
	FIELD(field->width > 0 && field->width <= 60, "width %d", field->width);
	FIELD(field->weight >= 0, "weight %d", field->weight);
	FIELD(!(field->flags & F_REQUIRED) || field_is_writable(field), "required, and nobody may write it");
	FIELD(field->initial == NULL || field_is_writable(field), "initial, and nobody may write it");
	FIELD(is_choice(field) == (field->choices != NULL), "choices and type");
	FIELD(is_reference(field) == (field->ref != NULL), "ref and type");
	FIELD(field->type != TYPE_MONEY || field->unit != NULL, "in which currency?");
	FIELD(field->min <= field->max, "the least is more than the most");
	FIELD(number || (field->min == 0 && field->max == 0), "limits of what?");
	FIELD(!(field->flags & F_OWN) || !(field->flags & F_REQUIRED), "a copy would lack what it must have");
	FIELD(!(field->flags & F_PAST) || (field->type == TYPE_DATE && !(field->flags & F_AHEAD)), "no date, or ahead");
	FIELD(!(field->flags & F_ADDRESS) || field->type == TYPE_TEXT, "an address, and no text");
	FIELD(!(field->flags & (F_TIME | F_AGE)) || field->type == TYPE_DATE, "no date");
	FIELD(!(field->flags & F_MONTH) || field->type == TYPE_DATE, "no date");
	FIELD(!(field->flags & F_THOUSANDS) || field->type == TYPE_MONEY, "no money");
	FIELD(!(field->flags & F_UNIQUE) || field->type == TYPE_TEXT, "unique, and no text");
	if (field->ref != NULL)
		FIELD(is_kind(field->ref), "refers to %s, which is no kind", field->ref);
}

static void test_field_rows(void **state)
{
	(void)state;
	walk(check_row);
}

static void check_initial(const struct kind *kind, const struct field *field)
{
	struct err err = {0};
	char *canonical = NULL;
	if (field->initial == NULL)
		return;
	FIELD(type_parse(field, field->initial, NULL, &canonical, &err), "initial: %s", err.text);
	FIELD(canonical != NULL, "initial is empty");
	if (is_choice(field))
		assert_string_equal(canonical, field->initial);
	free(canonical);
}

static void test_initial_values(void **state)
{
	(void)state;
	walk(check_initial);
	for (int k = 0; k < kind_count; k++) {
		struct record *record = record_new_initial(&kinds[k]);
		struct err err = {0};
		for (int f = 0; f < kinds[k].field_count; f++)
			if (*record_value(record, f) != '\0')
				REQUIRE(record_check_field(record, f, &err), "kind %s: %s", kinds[k].name, err.text);
		record_free(record);
	}
}

/* ---- choices ---- */

static void check_choices(const struct kind *kind, const struct field *field)
{
	if (!is_choice(field))
		return;
	FIELD(field->choices[0].code != NULL, "nothing to choose");
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		FIELD(is_filled(choice->code) && strpbrk(choice->code, " ;,|") == NULL, "code \"%s\"", choice->code);
		FIELD(is_filled(choice->label), "%s has no label", choice->code);
		FIELD(is_translated(choice->label), "no Swedish for %s", choice->label);
		const char *words[] = { choice->code, choice->label, i18n_swedish(choice->label) };
		for (size_t i = 0; i < COUNT(words); i++) {
			const char *code = choice_find(field, words[i], NULL);
			FIELD(code != NULL && strcmp(code, choice->code) == 0, "\"%s\" means %s, not %s", words[i],
			      code != NULL ? code : "nothing", choice->code);
		}
		for (const struct choice *other = field->choices; other != choice; other++)
			FIELD(strcmp(other->code, choice->code) != 0, "%s is there twice", choice->code);
	}
}

static void test_choices(void **state)
{
	(void)state;
	walk(check_choices);
}

static bool is_code(const struct field *field, const char *word, size_t length)
{
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++)
		if (strlen(choice->code) == length && memcmp(choice->code, word, length) == 0)
			return true;
	return false;
}

/* A status that is misspelt here would never be history. */
static void check_closed(const struct kind *kind, const struct field *field)
{
	if (field->closed == NULL)
		return;
	FIELD(field->type == TYPE_CHOICE && strcmp(field->name, "status") == 0, "closed, and no status");
	for (const char *p = field->closed; *p != '\0';) {
		size_t length = strcspn(p, " ");
		FIELD(is_code(field, p, length), "closed names no code at \"%s\"", p);
		p += length + (p[length] == ' ');
	}
}

static void test_closed_statuses(void **state)
{
	(void)state;
	walk(check_closed);
}

/* The refusal that names all allowed words must have room for them. */
static void check_refusal(const struct kind *kind, const struct field *field)
{
	if (!is_choice(field))
		return;
	const struct choice *last = field->choices;
	while (last[1].code != NULL)
		last++;
	for (size_t l = 0; l < COUNT(languages); l++) {
		struct err err = {0};
		i18n_start(languages[l], NULL);
		assert_null(choice_find(field, "no such word as this one, and it is long enough to be cut off", &err));
		FIELD(strstr(err.text, i18n(last->label)) != NULL, "%s", err.text);
	}
}

static void test_refusals_name_all_words(void **state)
{
	(void)state;
	walk(check_refusal);
}

/* ---- values ---- */

static void assert_same_value(const struct kind *kind, const struct field *field, const char *text,
			      const char *canonical, const char *how)
{
	struct err err = {0};
	char *back = NULL;
	FIELD(type_parse(field, text, NULL, &back, &err), "%s \"%s\": %s", how, text, err.text);
	FIELD(strcmp(back != NULL ? back : "", canonical) == 0, "%s \"%s\" is read as %s, not %s", how, text,
	      back != NULL ? back : "empty", canonical);
	free(back);
}

/* What one language writes, both read; and showing does not wear the value out. */
static void check_value(const struct kind *kind, const struct field *field, const char *input)
{
	struct err err = {0};
	char *canonical = NULL;
	FIELD(type_parse(field, input, NULL, &canonical, &err), "%s", err.text);
	assert_non_null(canonical);
	for (size_t write = 0; write < COUNT(languages); write++) {
		i18n_start(languages[write], NULL);
		char *plain = type_plain(field, canonical, NULL), *show = type_show(field, canonical, NULL);
		char *cell = type_cell(field, canonical, NULL), *again = type_show(field, canonical, NULL);
		assert_string_equal(show, again);
		assert_true(*plain != '\0' && *show != '\0' && *cell != '\0');
		for (size_t read = 0; read < COUNT(languages); read++) {
			i18n_start(languages[read], NULL);
			assert_same_value(kind, field, plain, canonical, "plain");
			assert_same_value(kind, field, show, canonical, "shown");
		}
		free(plain);
		free(show);
		free(cell);
		free(again);
	}
	free(canonical);
}

static const char *const texts[] = { "Väg in", "a; b, c | d", "=1+1", "\"citat\"", "12", "Łódź 日本", "å" };
static const char *const keys[] = {
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF",
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF Åsas dator, köket",
};
static const char *const logins[] = { "anna", "A.b_c-9", "7" };
static const char *const notes[] = { "en rad", "två\nrader", "- punkt; en\n- punkt, två" };
static const char *const integers[] = { "0", "1", "2026", "-5", "100 000" };
static const char *const money[] = { "0", "0,01", "5 100 000 kr", "1,5 mnkr", "-12.50" };
static const char *const euros[] = { "0", "0,01", "1 200 €", "-12.50" };
static const char *const dates[] = { "2027", "2027-06", "2027-06-15", "idag", "+30d" };
static const char *const past[] = { "2025", "2025-06", "2025-06-15", "idag", "-30d" };
static const char *const times[] = { "2027", "2027-06-15", "2026-09-23 17:00" };
static const char *const durations[] = { "0 min", "1,5 h", "12:30", "2 h 15 min" };
static const char *const bools[] = { "ja", "no" };
static const char *const ref[] = { "7", "12" };
static const char *const refs[] = { "7", "12; 3", "3, 7, 12" };
static const char *const country[] = { "NO", "Finland", "Tyskland" };
static const char *const countries[] = { "NO", "Norge; FI", "de, at, ch" };

static void check_choice_values(const struct kind *kind, const struct field *field)
{
	struct str all = {0};
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		check_value(kind, field, choice->code);
		str_addf(&all, "%s%s", all.length > 0 ? "; " : "", choice->label);
	}
	if (field->type == TYPE_CHOICES)
		check_value(kind, field, all.text);
	str_free(&all);
}

static void check_values(const struct kind *kind, const struct field *field)
{
#define SAMPLES(array) { array, COUNT(array) }
	static const struct {
		const char *const *text;
		size_t count;
	} samples[] = {
		[TYPE_TEXT] = SAMPLES(texts),	    [TYPE_NOTE] = SAMPLES(notes),
		[TYPE_INTEGER] = SAMPLES(integers), [TYPE_MONEY] = SAMPLES(money),
		[TYPE_DATE] = SAMPLES(dates),	    [TYPE_BOOL] = SAMPLES(bools),
		[TYPE_REF] = SAMPLES(ref),	    [TYPE_REFS] = SAMPLES(refs),
		[TYPE_COUNTRY] = SAMPLES(country),  [TYPE_COUNTRIES] = SAMPLES(countries),
		[TYPE_DURATION] = SAMPLES(durations),
	};
	if (is_choice(field)) {
		check_choice_values(kind, field);
		return;
	}
	const char *const *text = samples[field->type].text;
	size_t count = samples[field->type].count;
	if (field->flags & F_TIME) {
		text = times;
		count = COUNT(times);
	} else if (field->flags & F_PAST) {
		text = past;
		count = COUNT(past);
	} else if (field->type == TYPE_MONEY && strcmp(field->unit, "EUR") == 0) {
		text = euros;
		count = COUNT(euros);
	} else if (field->read != NULL) {
		text = strcmp(field->name, "key") == 0 ? keys : logins;
		count = strcmp(field->name, "key") == 0 ? COUNT(keys) : COUNT(logins);
	}
	FIELD(count > 0, "the test has no values for the type");
	for (size_t i = 0; i < count; i++)
		check_value(kind, field, text[i]);
}

static void test_values_survive(void **state)
{
	(void)state;
	walk(check_values);
}

/* ---- commands ---- */

static const struct command *row(int id)
{
	return command_row((enum command_id)id);
}

static void test_commands(void **state)
{
	(void)state;
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		const struct command *command = row(id);
		assert_int_equal(command->id, id);
		REQUIRE(is_name(command->name, '-'), "command %s: the name is not kebab-case", command->name);
		REQUIRE(is_filled(command->keys), "command %s: no key", command->name);
		REQUIRE(command->context != 0 && (command->context & ~IN_ALL) == 0, "command %s: context",
			command->name);
		REQUIRE(is_filled(command->help), "command %s: no help", command->name);
		REQUIRE(is_translated(command->help), "command %s: no Swedish for the help", command->name);
		REQUIRE(command->hint == NULL || (is_filled(command->hint) && is_translated(command->hint)),
			"command %s: no Swedish for the hint", command->name);
		REQUIRE(!(command->needs & TAKES_MARKS) || (command->context & IN_LIST), "command %s: marks where?",
			command->name);
		for (int other = CMD_NONE + 1; other < id; other++) {
			REQUIRE(strcmp(row(other)->name, command->name) != 0, "command %s is there twice",
				command->name);
			REQUIRE((row(other)->context & command->context) == 0 ||
					strcmp(i18n_swedish(row(other)->help), i18n_swedish(command->help)) != 0,
				"commands %s and %s say the same", row(other)->name, command->name);
		}
	}
}

static void test_no_key_clash(void **state)
{
	(void)state;
	struct err err = {0};
	struct keymap *keymap = keymap_new();
	REQUIRE(keymap_check(keymap, &err), "%s", err.text);
	keymap_free(keymap);
}

/* Bound to its own keys, every command takes them: known names, and no letter where one writes. */
static void test_delivered_keys_can_be_written_in_the_config(void **state)
{
	(void)state;
	struct keymap *keymap = keymap_new();
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		struct err err = {0};
		REQUIRE(keymap_bind(keymap, row(id)->name, row(id)->keys, &err), "%s", err.text);
	}
	keymap_free(keymap);
}

/* ---- money ---- */

/* What is summed is kronor, and a name says which currency it holds, so that nobody adds the two by mistake. */
static void test_money_by_name(void **state)
{
	(void)state;
	for (int k = 0; k < kind_count; k++) {
		const struct kind *kind = &kinds[k];
		if (kind->sum != NULL)
			REQUIRE(strcmp(named(kind, "sum", kind->sum)->unit, "SEK") == 0,
				"kind %s: sums what is no kronor", kind->name);
		for (int f = 0; f < kind->field_count; f++) {
			const struct field *field = &kind->fields[f];
			if (field->type != TYPE_MONEY)
				continue;
			bool euro = strstr(field->name, "_eur") != NULL;
			FIELD(euro == (strcmp(field->unit, "EUR") == 0), "the name says another currency than %s",
			      field->unit);
		}
	}
}

/* No statement has more to do with euro than to show it: none is summed, and none stands beside kronor in a sum. */
static void test_euro_is_never_added(void **state)
{
	(void)state;
	static const char *const files[] = { "db/computed.c", "db/figures.c", "db/query.c", "db/sql/overview.sql",
					     "db/sql/checks.sql" };
	const char *source = getenv("srcdir");
	for (size_t i = 0; i < COUNT(files); i++) {
		char path[4096], line[4096];
		snprintf(path, sizeof path, "%s/%s", source != NULL ? source : ".", files[i]);
		FILE *file = fopen(path, "r");
		REQUIRE(file != NULL, "%s: cannot be read", path);
		while (fgets(line, sizeof line, file) != NULL)
			REQUIRE(strstr(line, "_eur") == NULL ||
					(strchr(line, '+') == NULL && strstr(line, "sum(") == NULL),
				"%s: adds euro: %s", files[i], line);
		fclose(file);
	}
}

/* ---- who may write what ---- */

/* Calls EACH with every word of WORDS, which are separated by spaces. */
static void each_word(const struct access_row *row, const char *words,
		      void (*each)(const struct access_row *row, const struct kind *kind, char *word))
{
	char *copy = xstrdup(words != NULL ? words : ""), *rest = copy, *word;
	while ((word = strsep(&rest, " ")) != NULL)
		if (*word != '\0')
			each(row, kind_named(row->kind), word);
	free(copy);
}

/* How many references one can follow from there; a circle would never end. */
static int depth(const struct kind *kind, int steps)
{
	const char *through = access_row(kind)->through;
	char *copy = xstrdup(through != NULL ? through : ""), *rest = copy, *word;
	int most = steps;
	REQUIRE(steps < 10, "access %s: it leads back to itself", kind->name);
	while ((word = strsep(&rest, " ")) != NULL) {
		int field = kind_field(kind, word);
		if (field < 0 || strcmp(kind->fields[field].ref, "unit") == 0)
			continue;
		int below = depth(kind_named(kind->fields[field].ref), steps + 1);
		most = below > most ? below : most;
	}
	free(copy);
	return most;
}

static void check_through(const struct access_row *row, const struct kind *kind, char *word)
{
	int field = kind_field(kind, word);
	REQUIRE(strcmp(word, "id") == 0 || (field >= 0 && kind->fields[field].type == TYPE_REF),
		"access %s: %s is no reference", row->kind, word);
}

static void check_guarded(const struct access_row *row, const struct kind *kind, char *word)
{
	char *value = strchr(word, '=');
	if (value != NULL)
		*value++ = '\0';
	int field = kind_field(kind, word);
	REQUIRE(field >= 0 && field_is_writable(&kind->fields[field]), "access %s: no field %s", row->kind, word);
	REQUIRE(value == NULL || choice_find(&kind->fields[field], value, NULL) != NULL, "access %s: %s has no %s",
		row->kind, word, value);
}

static void check_state(const struct access_row *row, const struct kind *kind, char *word)
{
	const struct choice *choices = kind->fields[kind_field(kind, row->state)].choices;
	int at = 0;
	while (choices[at].code != NULL && strcmp(choices[at].code, word) != 0)
		at++;
	REQUIRE(choices[at].code != NULL, "access %s: %s has no %s", row->kind, row->state, word);
}

static void test_every_kind_says_who_may_write(void **state)
{
	(void)state;
	const struct kind *decision = kind_named("decision");
	REQUIRE(access_row_count == kind_count, "%d kinds, %d rows", kind_count, access_row_count);
	for (int k = 0; k < kind_count; k++)
		REQUIRE(strcmp(access_rows[k].kind, kinds[k].name) == 0, "access: %s comes in place of %s",
			access_rows[k].kind, kinds[k].name);
	for (int i = 0; i < access_row_count; i++) {
		const struct access_row *row = &access_rows[i];
		const struct kind *kind = kind_named(row->kind);
		each_word(row, row->through, check_through);
		each_word(row, row->guarded, check_guarded);
		REQUIRE(depth(kind, 0) < 6, "access %s: too far", row->kind);
		REQUIRE(row->own == NULL || strcmp(kind->fields[kind_field(kind, row->own)].ref, "unit") == 0,
			"access %s: %s holds no units", row->kind, row->own);
		REQUIRE(row->sealed_by == NULL ||
			kind_field(kind_named(kind->fields[kind_field(kind, row->sealed_by)].ref), "closed") >= 0,
			"access %s: %s is never closed", row->kind, row->sealed_by);
		REQUIRE(row->keeper != ACCESS_UNIT || row->through != NULL, "access %s: no way to a unit", row->kind);
		if (row->state == NULL)
			continue;
		REQUIRE(kind_field(kind, row->state) >= 0, "access %s: no field %s", row->kind, row->state);
		each_word(row, row->proposing, check_state);
		REQUIRE(kind_field(decision, kind->table) >= 0, "access %s: no decision refers to it", row->kind);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, start)
	const struct CMUnitTest tests[] = {
		TEST(test_kinds), TEST(test_kinds_are_found_by_their_words), TEST(test_fields_that_kinds_name),
		TEST(test_every_kind_says_who_may_write),
		TEST(test_field_words), TEST(test_fields_are_found_by_their_words), TEST(test_field_rows),
		TEST(test_initial_values), TEST(test_choices), TEST(test_closed_statuses),
		TEST(test_refusals_name_all_words),
		TEST(test_money_by_name), TEST(test_euro_is_never_added),
		TEST(test_values_survive), TEST(test_commands), TEST(test_no_key_clash),
		TEST(test_delivered_keys_can_be_written_in_the_config),
	};
	return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
