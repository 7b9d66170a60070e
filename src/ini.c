/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "ini.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "text.h"

/* Where the scan stands: a file that people wrote, a line at a time. */
struct scan {
	const char *path;
	int line;
	char *section; /* NULL before the first */
	struct ini *ini;
	struct err *err;
};

/* iniparser reports through a callback without context; one sentence is kept for the caller. */
static char complaint[256];

static int keep_complaint(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(complaint, sizeof complaint, format, args);
	va_end(args);
	complaint[strcspn(complaint, "\n")] = '\0';
	return 0;
}

struct ini *ini_new(const char *path)
{
	struct ini *ini = xcalloc(1, sizeof *ini);
	ini->path = xstrdup(path);
	return ini;
}

static void add_section(struct ini *ini, const char *name, int line)
{
	for (int i = 0; i < ini->section_count; i++)
		if (strcmp(ini->section[i].name, name) == 0)
			return;
	ini->section = xrealloc(ini->section, (size_t)ini->section_count + 1, sizeof *ini->section);
	ini->section[ini->section_count++] = (struct ini_section){ .name = xstrdup(name), .line = line };
}

void ini_add(struct ini *ini, const char *section, const char *key, const char *value, int line)
{
	add_section(ini, section, line);
	ini->entry = xrealloc(ini->entry, (size_t)ini->count + 1, sizeof *ini->entry);
	ini->entry[ini->count++] = (struct ini_entry){
		.section = xstrdup(section), .key = xstrdup(key), .value = xstrdup(value), .line = line,
	};
}

void ini_free(struct ini *ini)
{
	if (ini == NULL)
		return;
	for (int i = 0; i < ini->count; i++) {
		free(ini->entry[i].section);
		free(ini->entry[i].key);
		free(ini->entry[i].value);
	}
	for (int i = 0; i < ini->section_count; i++)
		free(ini->section[i].name);
	free(ini->entry);
	free(ini->section);
	free(ini->path);
	free(ini);
}

const struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key)
{
	for (int i = 0; i < ini->count; i++)
		if (strcmp(ini->entry[i].section, section) == 0 && strcmp(ini->entry[i].key, key) == 0)
			return &ini->entry[i];
	return NULL;
}

const char *ini_get(const struct ini *ini, const char *section, const char *key)
{
	const struct ini_entry *entry = ini_find(ini, section, key);
	return entry != NULL ? entry->value : NULL;
}

/* ---- the scan: what iniparser would take otherwise than it was meant ---- */

static bool refuse(struct scan *scan, const char *why)
{
	return err_set(scan->err, ERR_REFUSED, "%s:%d: %s", scan->path, scan->line, why);
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\v' || byte == '\f';
}

static char *skip_space(char *text)
{
	while (is_space(*text))
		text++;
	return text;
}

static void strip_end(char *text)
{
	size_t length = strlen(text);
	while (length > 0 && is_space(text[length - 1]))
		text[--length] = '\0';
}

/* ASCII only, as iniparser does it: other letters stay as they are. */
static void lower(char *text)
{
	for (; *text != '\0'; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text += 'a' - 'A';
}

static bool is_comment(char byte)
{
	return byte == ';' || byte == '#';
}

static bool scan_section(struct scan *scan, char *text)
{
	char *end = strchr(text, ']');
	if (end == NULL)
		return refuse(scan, _("the section has no \"]\""));
	char *rest = skip_space(end + 1);
	if (*rest != '\0' && !is_comment(*rest))
		return refuse(scan, _("there is text after the section's \"]\""));
	*end = '\0';
	text = skip_space(text + 1);
	strip_end(text);
	lower(text);
	if (*text == '\0')
		return refuse(scan, _("the section has no name"));
	free(scan->section);
	scan->section = xstrdup(text);
	add_section(scan->ini, text, scan->line);
	return true;
}

/* iniparser takes what stands between the first two quotes and drops the rest. */
static bool scan_quoted(struct scan *scan, const char *value)
{
	char *end = strchr(value + 1, *value);
	if (end == NULL)
		return refuse(scan, _("the value has no closing quote"));
	end = skip_space(end + 1);
	if (*end != '\0' && !is_comment(*end))
		return refuse(scan, _("there is text after the value's closing quote; inside a value write ” or '"));
	return true;
}

/* iniparser takes `;` and `#` as the beginning of a comment wherever they stand. */
static bool scan_bare(struct scan *scan, const char *value)
{
	size_t at = strcspn(value, ";#");
	if (value[at] == '\0' || at == 0 || is_space(value[at - 1]))
		return true;
	return refuse(scan, _("a value with \";\" or \"#\" in it is written in \"quotes\""));
}

static bool scan_key(struct scan *scan, char *text)
{
	char *equals = strchr(text, '=');
	if (equals == NULL)
		return refuse(scan, _("neither a [section], nor key = value, nor a ; comment"));
	char *value = skip_space(equals + 1);
	*equals = '\0';
	strip_end(text);
	lower(text);
	if (*text == '\0')
		return refuse(scan, _("there is no key before \"=\""));
	if (scan->section == NULL)
		return err_set(scan->err, ERR_REFUSED, _("%s:%d: %s: the key stands before the first [section]"),
			       scan->path, scan->line, text);
	const struct ini_entry *twin = ini_find(scan->ini, scan->section, text);
	if (twin != NULL)
		return err_set(scan->err, ERR_REFUSED, _("%s:%d: %s: is already set in line %d"), scan->path,
			       scan->line, text, twin->line);
	if (*value == '"' || *value == '\'' ? !scan_quoted(scan, value) : !scan_bare(scan, value))
		return false;
	ini_add(scan->ini, scan->section, text, "", scan->line);
	return true;
}

static bool scan_line(struct scan *scan, char *line, size_t length)
{
	static const char byte_order_mark[] = "\xEF\xBB\xBF";
	if (strlen(line) != length)
		return refuse(scan, _("there is a zero byte in the line: this is no text file"));
	if (length > INI_LINE_MAX)
		return err_set(scan->err, ERR_REFUSED, _("%s:%d: the line has %zu bytes, %d is the most"), scan->path,
			       scan->line, length, INI_LINE_MAX);
	if (scan->line == 1 && strncmp(line, byte_order_mark, strlen(byte_order_mark)) == 0)
		return refuse(scan, _("the file begins with a byte order mark: save it as UTF-8 without one"));
	strip_end(line);
	char *text = skip_space(line);
	if (*text == '\0' || is_comment(*text))
		return true;
	if (text[strlen(text) - 1] == '\\')
		return refuse(scan, _("a line cannot go on in the next one"));
	return *text == '[' ? scan_section(scan, text) : scan_key(scan, text);
}

/* A line of a file as it stands: whole, also when it is long, but never a whole disk. */
static bool read_line(FILE *file, struct str *line)
{
	int byte;
	line->length = 0;
	str_add_bytes(line, "", 0);
	while ((byte = getc_unlocked(file)) != EOF && byte != '\n' && line->length <= (size_t)4 * INI_LINE_MAX)
		str_add_char(line, (char)byte);
	return byte != EOF || line->length > 0;
}

static bool scan_file(struct scan *scan, FILE *file)
{
	struct str line = {0};
	bool good = true;
	while (good && read_line(file, &line)) {
		scan->line++;
		good = scan_line(scan, line.text, line.length);
	}
	if (good && ferror(file))
		good = err_set(scan->err, ERR_IO, "%s: %s", scan->path, os_error(errno));
	str_free(&line);
	return good;
}

static FILE *open_file(const char *path, struct err *err)
{
	struct stat about;
	/* Looked at before it is opened: opening a pipe would wait for somebody to write. */
	if (stat(path, &about) != 0) {
		err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, os_error(errno));
		return NULL;
	}
	if (!S_ISREG(about.st_mode) && !S_ISCHR(about.st_mode)) {
		err_set(err, ERR_IO, _("%s: is not a plain file"), path);
		return NULL;
	}
	FILE *file = fopen(path, "re");
	if (file == NULL)
		err_set(err, ERR_IO, "%s: %s", path, os_error(errno));
	return file;
}

/* The keys of INI get the values that iniparser reads. */
static bool take_values(struct ini *ini, const dictionary *values, struct err *err)
{
	for (int i = 0; i < ini->count; i++) {
		struct ini_entry *entry = &ini->entry[i];
		char *name = xasprintf("%s:%s", entry->section, entry->key);
		const char *value = iniparser_getstring(values, name, NULL);
		free(name);
		struct err why = {0};
		char *clean = NULL;
		if (value == NULL)
			return err_set(err, ERR_IO, _("%s:%d: %s: the file changed while it was read"), ini->path,
				       entry->line, entry->key);
		if (!text_clean(value, strlen(value), false, &clean, &why))
			return err_set(err, ERR_REFUSED, "%s:%d: %s: %s", ini->path, entry->line, entry->key, why.text);
		free(entry->value);
		entry->value = clean;
	}
	return true;
}

static bool parse_values(struct ini *ini, struct err *err)
{
	complaint[0] = '\0';
	iniparser_set_error_callback(keep_complaint);
	dictionary *values = iniparser_load(ini->path);
	if (values == NULL)
		return err_set(err, ERR_IO, "%s: %s", ini->path,
			       complaint[0] != '\0' ? complaint : _("the file changed while it was read"));
	bool good = take_values(ini, values, err);
	iniparser_freedict(values);
	return good;
}

struct ini *ini_read(const char *path, struct err *err)
{
	FILE *file = open_file(path, err);
	if (file == NULL)
		return NULL;
	struct ini *ini = ini_new(path);
	struct scan scan = { .path = path, .ini = ini, .err = err };
	bool good = scan_file(&scan, file);
	fclose(file);
	free(scan.section);
	if (good && parse_values(ini, err))
		return ini;
	ini_free(ini);
	return NULL;
}
