/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "country.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "country_table.h"
#include "i18n.h"
#include "text.h"

enum {
	COUNTRIES = sizeof countries / sizeof *countries,
	ALIASES = sizeof aliases / sizeof *aliases,
};

static const struct country *find_code(const char *code)
{
	for (int i = 0; i < COUNTRIES; i++)
		if (strcmp(countries[i].code, code) == 0)
			return &countries[i];
	return NULL;
}

static bool is_named(const char *folded, const char *name)
{
	char *other = text_fold(name);
	bool same = strcmp(folded, other) == 0;
	free(other);
	return same;
}

/* The code that a folded code or name stands for, NULL if none. */
static const char *find_folded(const char *folded)
{
	for (int i = 0; i < COUNTRIES; i++)
		if (strcasecmp(folded, countries[i].code) == 0)
			return countries[i].code;
	for (int i = 0; i < COUNTRIES; i++)
		if (is_named(folded, countries[i].swedish) || is_named(folded, countries[i].english))
			return countries[i].code;
	for (int i = 0; i < ALIASES; i++)
		if (is_named(folded, aliases[i].name))
			return aliases[i].code;
	return NULL;
}

/* Names that a suggestion may come from: those of the current language first, since the first of equals wins. */
static const char *nearest_name(const char *word)
{
	const char *names[2 * COUNTRIES];
	bool english = strcmp(i18n_language(), "en") == 0;
	for (int i = 0; i < COUNTRIES; i++) {
		names[i] = english ? countries[i].english : countries[i].swedish;
		names[COUNTRIES + i] = english ? countries[i].swedish : countries[i].english;
	}
	return text_nearest(word, names, 2 * COUNTRIES);
}

static bool refuse(const char *in, struct err *err)
{
	const char *name = nearest_name(in);
	if (name != NULL)
		return err_set(err, ERR_REFUSED, _("\"%s\" is not a country; did you mean %s?"), in, name);
	return err_set(err, ERR_REFUSED, _("\"%s\" is not a country: write its name or its two-letter code"), in);
}

const char *country_name(const char *code, bool english)
{
	const struct country *country = find_code(code);
	return country == NULL ? NULL : english ? country->english : country->swedish;
}

bool country_parse(const char *in, char code[3], struct err *err)
{
	char *folded = text_fold(in);
	char *word = folded + strspn(folded, " ");
	for (size_t length = strlen(word); length > 0 && word[length - 1] == ' '; length--)
		word[length - 1] = '\0';
	const char *found = find_folded(word);
	free(folded);
	*code = '\0';
	if (found == NULL)
		return refuse(in, err);
	memcpy(code, found, 3);
	return true;
}

const char *country_region(const char *code)
{
	static const char *const names[] = {[NORDEN] = "norden", [EU] = "eu", [EUROPE] = "europe", [WORLD] = "world"};
	const struct country *country = find_code(code);
	return country == NULL ? NULL : names[country->region];
}

const char *country_region_name(const char *region)
{
	static const struct {
		const char *word, *name;
	} names[] = {
		{ "norden", N_("The Nordic countries") }, { "eu", N_("Other EU countries") },
		{ "europe", N_("Other Europe") }, { "world", N_("Rest of the world") },
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].word, region) == 0)
			return i18n(names[i].name);
	return NULL;
}

int country_count(void)
{
	return COUNTRIES;
}

const char *country_code(int i)
{
	assert(i >= 0 && i < COUNTRIES);
	return countries[i].code;
}
