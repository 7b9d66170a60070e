/* SPDX-License-Identifier: EUPL-1.2 */
/* i18n: which language the program speaks, and the words in it. Msgids are English; po/sv.po is complete. */
#ifndef SAMVERKAN_I18N_H
#define SAMVERKAN_I18N_H

#define _(msgid) i18n(msgid)
#define N_(msgid) (msgid) /* marks a word in a table for translation; whoever shows it calls i18n() */

/* Called once, before anything is printed and before any thread or curses. LANGUAGE is "sv" or "en" from
 * [display] language, or NULL: then the first of LANGUAGE, LC_ALL, LC_MESSAGES, LANG that names sv or en decides (C,
 * POSIX and C.UTF-8 name nothing, because a server that runs them still greets its users in Swedish), else Swedish.
 * LOCALE_DIR is where sv/LC_MESSAGES/samverkan.mo lies, copied; NULL leaves the system's directory.
 * LC_CTYPE becomes the environment's if that is UTF-8 and C.UTF-8 otherwise; numbers, dates and order stay those of
 * "C", because the program has its own. Sets LANGUAGE in the environment. May be called again, to change language. */
void i18n_start(const char *language, const char *locale_dir);

/* The character set that the first of LC_ALL, LC_CTYPE and LANG says the terminal has, where that is not UTF-8; NULL
 * where it is, and where nothing is said. Borrowed from the environment. */
const char *i18n_foreign_charset(void);

/* From here on the texts are those of LANGUAGE, "sv" or "en"; returns the one that they were of. */
const char *i18n_speak(const char *language);

const char *i18n_language(void); /* "sv" or "en"; "en" before i18n_start */

/* The text in the current language, MSGID itself where there is none. "" gives "". Valid until the program ends. */
const char *i18n(const char *msgid) __attribute__((format_arg(1), returns_nonnull));
const char *i18n_plural(const char *singular, const char *plural, unsigned long n)
	__attribute__((format_arg(1), format_arg(2), returns_nonnull));

/* The text in that language whatever the current one is, so that filters and imports take both. As lasting as i18n. */
const char *i18n_swedish(const char *msgid) __attribute__((format_arg(1), returns_nonnull));
const char *i18n_english(const char *msgid) __attribute__((format_arg(1), returns_nonnull));

#endif
