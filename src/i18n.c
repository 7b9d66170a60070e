/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "i18n.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "samverkan"

/* Documented by GNU gettext for programs that change LANGUAGE while they run; no header declares it. */
extern int _nl_msg_cat_cntr;

static const char *current = "en";

/* "sv" or "en" if one element ("sv_SE.UTF-8", or a list "de:sv") names it, else NULL. */
static const char *language_named(const char *value)
{
	for (const char *word = value; word != NULL && *word != '\0'; word += strcspn(word, ":")) {
		word += *word == ':';
		size_t length = strcspn(word, "_.@-:");
		if (length == 2 && strncmp(word, "sv", 2) == 0)
			return "sv";
		if (length == 2 && strncmp(word, "en", 2) == 0)
			return "en";
	}
	return NULL;
}

static const char *language_of_environment(void)
{
	static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *language = language_named(getenv(variables[i]));
		if (language != NULL)
			return language;
	}
	return "sv";
}

const char *i18n_foreign_charset(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *value = NULL;
	for (size_t i = 0; i < sizeof variables / sizeof *variables && (value == NULL || *value == '\0'); i++)
		value = getenv(variables[i]);
	const char *charset = value != NULL ? strchr(value, '.') : NULL;
	if (charset == NULL || strcasecmp(charset + 1, "UTF-8") == 0 || strcasecmp(charset + 1, "utf8") == 0)
		return NULL;
	return charset + 1;
}

/* The other categories stay "C", in which every program starts. */
static void set_categories(void)
{
	if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	/* Not "C", in which gettext does not look at LANGUAGE at all. */
	setlocale(LC_MESSAGES, "C.UTF-8");
}

static void set_language(const char *language)
{
	setenv("LANGUAGE", language, 1);
	_nl_msg_cat_cntr++;
}

void i18n_start(const char *language, const char *locale_dir)
{
	const char *named = language_named(language);
	current = named != NULL ? named : language_of_environment();
	set_categories();
	set_language(current);
	if (locale_dir != NULL)
		bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}

const char *i18n_speak(const char *language)
{
	const char *was = current, *named = language_named(language);
	current = named != NULL ? named : current;
	set_language(current);
	return was;
}

const char *i18n_language(void)
{
	return current;
}

const char *i18n(const char *msgid)
{
	return *msgid != '\0' ? dgettext(DOMAIN, msgid) : msgid; /* "" is the catalogue's header */
}

const char *i18n_plural(const char *singular, const char *plural, unsigned long n)
{
	return dngettext(DOMAIN, singular, plural, n);
}

const char *i18n_swedish(const char *msgid)
{
	if (strcmp(current, "sv") == 0)
		return i18n(msgid);
	set_language("sv");
	const char *text = i18n(msgid);
	set_language(current);
	return text;
}

const char *i18n_english(const char *msgid)
{
	return msgid;
}
