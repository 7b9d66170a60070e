/* SPDX-License-Identifier: EUPL-1.2 */
/* docgen: fills a manual page from the program's own tables, so that the two cannot drift apart.
 * docgen LANGUAGE TEMPLATE writes the page (mdoc) to stdout; lines @KEYS@, @FIELDS@, @SETTINGS@ and @CHECKS@ become
 * tables. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "command.h"
#include "datadir.h"
#include "i18n.h"
#include "kind.h"
#include "mem.h"
#include "settings.h"
#include "type.h"

#define LINE_MAX_BYTES 76 /* mandoc wants at most 80 */

static bool is_capital(const char *text)
{
	return (*text >= 'A' && *text <= 'Z') || (unsigned char)*text >= 0xC0;
}

/* TEXT with what mdoc would take as its own made harmless; each sentence on a line of its own, as mdoc wants it. */
static char *escape(const char *text)
{
	struct str out = {0};
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '\\')
			str_add(&out, "\\e");
		else if (*at == ' ' && at > text && strchr(".?!", at[-1]) != NULL && is_capital(at + 1))
			str_add_char(&out, '\n');
		else
			str_add_char(&out, *at);
	}
	return str_take(&out);
}

/* Bytes that mandoc counts for a word: a character beyond ASCII is \[u00E4] to it. */
static int cost_of(const char *word, size_t length)
{
	int cost = 0;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)word[i] < 0x80)
			cost++;
		else if (((unsigned char)word[i] & 0xC0) != 0x80)
			cost += (int)strlen("\\[u00E4]");
	return cost;
}

static void print_text(const char *text)
{
	char *safe = escape(text);
	int cost = 0;
	for (const char *at = safe; *at != '\0'; at += *at == ' ') {
		size_t length = strcspn(at, " \n");
		int word = cost_of(at, length);
		bool begins = cost == 0 || cost + 1 + word > LINE_MAX_BYTES;
		if (begins && cost > 0)
			putchar('\n');
		/* A line that begins so would be an instruction. */
		fputs(!begins ? " " : *at == '.' || *at == '\'' ? "\\&" : "", stdout);
		fwrite(at, 1, length, stdout);
		cost = begins ? word : cost + 1 + word;
		at += length;
		if (*at == '\n') {
			putchar('\n');
			cost = 0;
			at++;
		}
	}
	if (cost > 0)
		putchar('\n');
	free(safe);
}

/* As print_text, and it ends as a sentence does. */
static void print_sentence(const char *text)
{
	size_t length = strlen(text);
	bool ended = length > 0 && strchr(".?!", text[length - 1]) != NULL;
	char *sentence = xasprintf("%s%s", text, ended ? "" : ".");
	print_text(sentence);
	free(sentence);
}

/* TEXT as one argument of a macro. */
static void print_argument(const char *text)
{
	fputs(" \"\\&", stdout);
	for (; *text != '\0'; text++)
		if (*text == '"')
			fputs("\"\"", stdout);
		else if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else
			putchar(*text);
	putchar('"');
}

static void begin_list(void)
{
	puts(".Bl -tag -width Ds");
}

static void end_list(void)
{
	puts(".El");
}

/* ---- keys ---- */

static void print_keys(void)
{
	struct keymap *keymap = keymap_new();
	begin_list();
	for (int id = CMD_NONE + 1; id < CMD_COUNT; id++) {
		const struct command *row = command_row((enum command_id)id);
		char *keys = keymap_keys(keymap, row->id, false);
		fputs(".It Ic", stdout);
		print_argument(keys);
		fputs(" Pq Cm", stdout);
		print_argument(row->name);
		putchar('\n');
		print_sentence(_(row->help));
		free(keys);
	}
	end_list();
	keymap_free(keymap);
}

/* ---- fields ---- */

static void print_words(const struct field *field)
{
	struct str words = {0};
	for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
		const char *label = _(choice->label);
		str_addf(&words, "%s%s", words.length > 0 ? ", " : "", choice->code);
		if (strcmp(label, choice->code) != 0)
			str_addf(&words, " (%s)", label);
	}
	char *line = xasprintf("%s %s", _("Words:"), words.text);
	print_sentence(line);
	free(line);
	str_free(&words);
}

static void print_field(const struct field *field)
{
	struct str type = {0};
	str_add(&type, type_label(field->type));
	if (field->ref != NULL)
		str_addf(&type, " %s", field->ref);
	if (field->unit != NULL)
		str_addf(&type, ", %s", field->unit);
	if (!field_is_writable(field))
		str_addf(&type, ", %s", _("computed"));
	else if ((field->flags & F_REQUIRED) != 0)
		str_addf(&type, ", %s", _("required"));
	fputs(".It Va", stdout);
	print_argument(field->name);
	fputs(" Pq", stdout);
	print_argument(type.text);
	putchar('\n');
	print_sentence(field_label(field));
	print_sentence(_(field->help));
	if (field->choices != NULL)
		print_words(field);
	str_free(&type);
}

static void print_fields(void)
{
	for (int i = 0; i < kind_count; i++) {
		printf(".Ss %s", kinds[i].name);
		print_argument(_(kinds[i].plural));
		putchar('\n');
		begin_list();
		for (int j = 0; j < kinds[i].field_count; j++)
			print_field(&kinds[i].fields[j]);
		end_list();
	}
}

/* ---- settings ---- */

static void print_values(const struct setting *row)
{
	char *line = NULL;
	if (row->words != NULL)
		line = xasprintf("%s %s", _("Words:"), row->words);
	else if (row->type == SETTING_NUMBER)
		line = xasprintf(_("A whole number from %d to %d."), row->min, row->max);
	else if (row->type == SETTING_FLAG)
		line = xstrdup(_("yes or no."));
	if (line != NULL)
		print_sentence(line);
	free(line);
	if (row->initial == NULL)
		return;
	line = xasprintf(_("As delivered: %s."), row->initial);
	print_sentence(line);
	free(line);
}

static void print_settings(void)
{
	begin_list();
	for (int i = 0; i < setting_count; i++) {
		char *name = xasprintf("[%s] %s", setting_rows[i].section, setting_rows[i].key);
		fputs(".It Cm", stdout);
		print_argument(name);
		putchar('\n');
		print_sentence(_(setting_rows[i].help));
		print_values(&setting_rows[i]);
		free(name);
	}
	end_list();
}

/* ---- checks ---- */

static void print_check(const struct check *check)
{
	char *name = xasprintf("%s %s", check->id, check->name), *sentence = xasprintf("%s.", _(check->title));
	fputs(".It Cm", stdout);
	print_argument(name);
	putchar('\n');
	print_sentence(sentence);
	free(sentence);
	sentence = xasprintf(_("Looks at: %s."), check->reads);
	print_sentence(sentence);
	free(sentence);
	if (check->rules != NULL) {
		sentence = xasprintf(_("Rests on the rules: %s."), check->rules);
		print_sentence(sentence);
		free(sentence);
	}
	sentence = check->regulated ? xstrdup(_("Held only where the strategy regulates it."))
				    : xasprintf(_("Where the strategy is silent: %s."), severity_label(check->own));
	print_sentence(sentence);
	free(sentence);
	free(name);
}

static void print_checks(void)
{
	begin_list();
	for (int i = 0; i < check_count; i++)
		print_check(&checks[i]);
	end_list();
}

/* ---- the page ---- */

static const struct {
	const char *line;
	void (*print)(void);
} tables[] = {
	{ "@KEYS@\n", print_keys },
	{ "@FIELDS@\n", print_fields },
	{ "@SETTINGS@\n", print_settings },
	{ "@CHECKS@\n", print_checks },
};

static void print_line(const char *line)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (strcmp(tables[i].line, line) == 0) {
			tables[i].print();
			return;
		}
	}
	fputs(line, stdout);
}

static int fill_page(const char *path)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	if (file == NULL) {
		fprintf(stderr, "docgen: %s: cannot be read\n", path);
		return 1;
	}
	while (getline(&line, &room, file) >= 0)
		print_line(line);
	free(line);
	fclose(file);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fputs("usage: docgen LANGUAGE TEMPLATE\n", stderr);
		return 2;
	}
	char *datadir = datadir_find(), *locale = datadir_locale(datadir);
	i18n_start(argv[1], locale);
	free(locale);
	free(datadir);
	return fill_page(argv[2]);
}
