/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "kind.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

/* A word from outside is quoted in a sentence only so far that the sentence still has room for its reason. */
enum { QUOTED_COLUMNS = 60 };

/* "twin_town", "twin-town" and "Twin town" are one word, so that labels can be written in filters without quotes. */
static char *fold_name(const char *text)
{
	char *folded = text_fold(text);
	for (char *p = folded; *p != '\0'; p++)
		if (*p == '_' || *p == ' ')
			*p = '-';
	return folded;
}

/* True when the folded name FOLDED is MSGID (may be NULL) in either language. */
static bool is_label(const char *folded, const char *msgid)
{
	if (msgid == NULL)
		return false;
	char *swedish = fold_name(i18n_swedish(msgid)), *english = fold_name(i18n_english(msgid));
	bool same = strcmp(folded, swedish) == 0 || strcmp(folded, english) == 0;
	free(swedish);
	free(english);
	return same;
}

static void add_word(struct str *list, const char *word)
{
	if (list->length > 0)
		str_add(list, ", ");
	str_add(list, word);
}

/* ---- kinds ---- */

static bool kind_is(const struct kind *kind, const char *folded)
{
	char *name = fold_name(kind->name);
	bool same = strcmp(folded, name) == 0 || is_label(folded, kind->label) || is_label(folded, kind->plural);
	free(name);
	return same;
}

static bool refuse_kind(const char *name, struct err *err)
{
	const char **words = xcalloc((size_t)kind_count * 5, sizeof *words);
	struct str all = {0};
	int count = 0;
	for (int i = 0; i < kind_count; i++) {
		words[count++] = kinds[i].name;
		words[count++] = i18n(kinds[i].label);
		words[count++] = i18n(kinds[i].plural);
		words[count++] = kinds[i].label;
		words[count++] = kinds[i].plural;
		/* The names are English words. */
		add_word(&all, strcmp(i18n_language(), "en") == 0 ? kinds[i].name : i18n(kinds[i].label));
	}
	const char *near = text_nearest(name, words, count);
	int quoted = (int)text_cut(name, QUOTED_COLUMNS);
	if (near != NULL)
		err_set(err, ERR_USAGE, _("%.*s: no such kind of record; did you mean %s?"), quoted, name, near);
	else
		err_set(err, ERR_USAGE, _("%.*s: no such kind of record; there are %s"), quoted, name, all.text);
	str_free(&all);
	free(words);
	return false;
}

const struct kind *kind_find(const char *name, struct err *err)
{
	char *folded = fold_name(name);
	const struct kind *found = NULL;
	for (int i = 0; i < kind_count && found == NULL; i++)
		if (kind_is(&kinds[i], folded))
			found = &kinds[i];
	free(folded);
	if (found == NULL)
		refuse_kind(name, err);
	return found;
}

const struct kind *kind_stored(const char *name)
{
	for (int i = 0; i < kind_count; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

const struct kind *kind_named(const char *name)
{
	const struct kind *kind = kind_stored(name);
	assert(kind != NULL && "a kind of this name is in the table");
	return kind;
}

/* ---- fields ---- */

int kind_field(const struct kind *kind, const char *name)
{
	for (int i = 0; i < kind->field_count; i++)
		if (strcmp(kind->fields[i].name, name) == 0)
			return i;
	return -1;
}

int kind_title(const struct kind *kind)
{
	int title = kind_field(kind, kind->title);
	assert(title >= 0);
	return title;
}

static bool refuse_field(const struct kind *kind, const char *name, struct err *err)
{
	const char **words = xcalloc((size_t)kind->field_count * 4, sizeof *words);
	struct str all = {0};
	int count = 0;
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		words[count++] = field->name;
		words[count++] = field_label(field);
		if (strchr(field_heading(field), '.') == NULL) /* filters cannot read it: a point leads elsewhere */
			words[count++] = field_heading(field);
		words[count++] = field->label;
		add_word(&all, field_label(field));
	}
	const char *near = text_nearest(name, words, count), *label = i18n(kind->label);
	int quoted = (int)text_cut(name, QUOTED_COLUMNS);
	char *word = near != NULL ? xstrdup(near) : NULL; /* as one word, which is read everywhere */
	for (char *c = word; c != NULL && *c != '\0'; c++)
		*c = *c == ' ' ? '-' : *c;
	if (near != NULL)
		err_set(err, ERR_USAGE, _("%.*s: %s has no such field; did you mean %s?"), quoted, name, label, word);
	else
		err_set(err, ERR_USAGE, _("%.*s: %s has no such field; there are %s"), quoted, name, label, all.text);
	free(word);
	str_free(&all);
	free(words);
	return false;
}

/* By label first and by heading last, because a heading is short and may be what another field is called in full. */
static int field_labelled(const struct kind *kind, const char *folded)
{
	for (int i = 0; i < kind->field_count; i++)
		if (is_label(folded, kind->fields[i].label))
			return i;
	for (int i = 0; i < kind->field_count; i++)
		if (is_label(folded, kind->fields[i].heading))
			return i;
	return -1;
}

/* The only field that holds several of a kind may go by what one of them is called: area for areas. */
static int field_of_one(const struct kind *kind, const char *folded)
{
	int found = -1;
	for (int i = 0; i < kind->field_count; i++) {
		const struct field *field = &kind->fields[i];
		if (field->type != TYPE_REFS || (field->flags & F_COMPUTED) != 0 ||
		    !is_label(folded, kind_named(field->ref)->label))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

int kind_field_find(const struct kind *kind, const char *name, struct err *err)
{
	char *folded = fold_name(name);
	int found = -1;
	for (int i = 0; i < kind->field_count && found < 0; i++) {
		char *own = fold_name(kind->fields[i].name);
		if (strcmp(folded, own) == 0)
			found = i;
		free(own);
	}
	if (found < 0)
		found = field_labelled(kind, folded);
	if (found < 0)
		found = field_of_one(kind, folded);
	free(folded);
	if (found < 0)
		refuse_field(kind, name, err);
	return found;
}

bool field_is_many(const struct field *field)
{
	return field->type == TYPE_REFS || field->type == TYPE_COUNTRIES;
}

bool field_has_words(const struct field *field)
{
	static const bool has[] = {
		[TYPE_TEXT] = true, [TYPE_NOTE] = true, [TYPE_CHOICE] = true, [TYPE_CHOICES] = true,
		[TYPE_REF] = true, [TYPE_REFS] = true, [TYPE_COUNTRY] = true, [TYPE_COUNTRIES] = true,
	};
	return (field->flags & F_COMPUTED) == 0 && (size_t)field->type < sizeof has && has[field->type];
}

bool field_is_writable(const struct field *field)
{
	return (field->flags & F_COMPUTED) == 0;
}

const char *field_label(const struct field *field)
{
	return i18n(field->label);
}

const char *field_heading(const struct field *field)
{
	return i18n(field->heading != NULL ? field->heading : field->label);
}

/* ---- choices ---- */

const char *choice_label(const struct choice *choices, const char *code)
{
	for (const struct choice *choice = choices; choice->code != NULL; choice++)
		if (strcmp(choice->code, code) == 0)
			return i18n(choice->label);
	return code;
}

/* Many labels explain themselves, "green: on plan", "municipal council (KF)": the part before that will do. */
static bool is_short_label(const char *folded, const char *label)
{
	char *whole = fold_name(label);
	size_t length = strcspn(whole, ":(");
	while (length > 0 && whole[length - 1] == '-')
		length--;
	bool same = length > 0 && strlen(folded) == length && memcmp(folded, whole, length) == 0;
	free(whole);
	return same;
}

static bool choice_is(const struct choice *choice, const char *folded)
{
	char *code = fold_name(choice->code);
	bool same = strcmp(folded, code) == 0 || is_label(folded, choice->label);
	free(code);
	return same || is_short_label(folded, i18n_swedish(choice->label)) ||
	       is_short_label(folded, i18n_english(choice->label));
}

/* The word that is nearest is all that one needs; else which there are. */
static bool refuse_choice(const struct field *field, const char *word, struct err *err)
{
	struct str all = {0};
	const char **labels = NULL;
	int count = 0, length = (int)text_cut(word, QUOTED_COLUMNS);
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		labels = xrealloc(labels, (size_t)count + 1, sizeof *labels);
		labels[count++] = i18n(choice->label);
		add_word(&all, i18n(choice->label));
	}
	const char *near = text_nearest(word, labels, count);
	if (near != NULL)
		err_field(err, field->name, _("%s: there is no \"%.*s\"; did you mean %s?"), field_label(field), length,
			  word, near);
	else
		err_field(err, field->name, _("%s: \"%.*s\" is not one of: %s"), field_label(field), length, word,
			  all.text);
	free(labels);
	str_free(&all);
	return false;
}

const char *choice_find(const struct field *field, const char *word, struct err *err)
{
	assert(field->choices != NULL);
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++)
		if (strcmp(choice->code, word) == 0)
			return choice->code;
	char *folded = fold_name(word);
	const char *found = NULL;
	for (const struct choice *choice = field->choices; choice->code != NULL && found == NULL; choice++)
		if (choice_is(choice, folded))
			found = choice->code;
	free(folded);
	if (found == NULL)
		refuse_choice(field, word, err);
	return found;
}

const char *choice_find_part(const struct field *field, const char *word)
{
	const char *found = NULL;
	char *folded = fold_name(word), *wanted = xasprintf("-%s-", folded);
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		char *label = fold_name(i18n(choice->label)), *words = xasprintf("-%s-", label);
		bool has = *folded != '\0' && strstr(words, wanted) != NULL, second = has && found != NULL;
		free(label);
		free(words);
		if (has)
			found = choice->code;
		if (second) {
			found = NULL;
			break;
		}
	}
	free(folded);
	free(wanted);
	return found;
}
