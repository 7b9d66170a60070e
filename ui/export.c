/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "output.h"
#include "print.h"
#include "sink.h"

enum { OFFERED = 9 };

/* What is being exported, from question to question. */
struct export {
	struct app *app;
	struct document *document;
	const struct sink *sink;
	const struct sink *offered[OFFERED];
};

static void free_export(struct export *export)
{
	document_free(export->document);
	free(export);
}

static bool write_stream(struct export *export, FILE *out, struct err *err)
{
	struct store *store = export->app->store;
	/* The CSV that is offered is that for spreadsheets. */
	struct sink_options options = { .bom = true };
	if (!store_still(store, true, err))
		return false;
	bool good = export->sink->write(export->document, &options, out, err) && output_settle(out, err);
	return store_still(store, false, good ? err : NULL) && good;
}

static bool write_file(struct export *export, const char *path, struct err *err)
{
	FILE *out = tmpfile();
	if (out == NULL)
		return err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	const struct output output = { "", 0, out };
	bool good = write_stream(export, out, err) && output_new(path, &output, err);
	fclose(out);
	return good;
}

static void ask_name(struct export *export, const char *name);

static void named(void *context, const char *text)
{
	struct export *export = context;
	struct app *app = export->app;
	struct err err = { 0 };
	if (text == NULL || *text == '\0') {
		app_say(app, _("Nothing was written"));
		free_export(export);
	} else if (write_file(export, text, &err)) {
		app_say(app, _("Written to %s"), text);
		free_export(export);
	} else {
		ask_name(export, text);
		app_complain(app, &err);
	}
}

static void ask_name(struct export *export, const char *name)
{
	app_push(export->app, prompt_layer_new(export->app, _("To the file"), name, NULL, named, export));
}

/* ---- over SSH ---- */

/* No line is better than one that makes the own computer do something else. */
static void say_unsafe(struct export *export)
{
	struct app *app = export->app;
	struct err err = { 0 };
	char *views = keymap_keys(app->settings->keymap, CMD_VIEWS, true);
	if (strncmp(export->document->command, "list ", 5) == 0)
		err_set(&err, ERR_REFUSED,
			_("There are characters in the filter, or in the name of the view, that your own computer "
			  "might obey: save the list as a view with a plain name first (%s)"), views);
	else
		err_set(&err, ERR_REFUSED, _("This cannot be fetched over SSH"));
	app_complain(app, &err);
	free(views);
}

/* Whoever sits here over SSH has no files here: the command that fetches it to the own computer is shown, without a
 * frame, so that it can be copied off the screen. */
static void show_command(struct export *export)
{
	struct app *app = export->app;
	char *address = settings_address(app->settings), *name = print_name(export->document);
	char *file = xasprintf("%s.%s", name, export->sink->extension);
	/* As write_stream has it. */
	const char *format = strcmp(export->sink->name, "csv") == 0 ? "csv --bom" : export->sink->name;
	char *line = door_fetch(address, export->document->command, format, file);
	if (line != NULL) {
		struct document *told = document_new(_("Fetch to the own computer"), "");
		document_text(told, _("Over SSH nothing is written on this computer. Write this on your own:"));
		document_text(told, line);
		app_push(app, document_layer_new(app, told, NULL, NULL));
	} else {
		say_unsafe(export);
	}
	free(line);
	free(file);
	free(name);
	free(address);
	free_export(export);
}

/* `samverkan list` makes fewer formats than the screen does. */
static bool can_have(const struct export *export, const struct sink *sink)
{
	static const char *const of_lists[] = { "text", "csv", "json" };
	if (!export->app->settings->by_door || strncmp(export->document->command, "list ", 5) != 0)
		return true;
	for (size_t i = 0; i < sizeof of_lists / sizeof *of_lists; i++)
		if (strcmp(sink->name, of_lists[i]) == 0)
			return true;
	return false;
}

static void format_chosen(void *context, int answer)
{
	struct export *export = context;
	if (answer < 0) {
		app_say(export->app, _("Nothing was written"));
		free_export(export);
		return;
	}
	export->sink = export->offered[answer];
	if (export->app->settings->by_door) {
		show_command(export);
		return;
	}
	char *name = print_name(export->document), *path = output_free_name(name, export->sink->extension);
	ask_name(export, path);
	free(path);
	free(name);
}

static bool has_command(struct app *app, const struct document *document)
{
	if (!app->settings->by_door || *document->command != '\0')
		return true;
	app_say(app, _("This cannot be fetched over SSH"));
	return false;
}

void export_ask(struct app *app, struct document *document)
{
	static const char *const numbers[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct answer answers[OFFERED];
	if (!has_command(app, document)) {
		document_free(document);
		return;
	}
	struct export *export = xcalloc(1, sizeof *export);
	*export = (struct export){ .app = app, .document = document };
	int count = 0;
	for (int i = 0; i < sink_count && count < OFFERED; i++) {
		if (!can_have(export, &sinks[i]))
			continue;
		export->offered[count] = &sinks[i];
		answers[count] = (struct answer){ numbers[count], sinks[i].title };
		count++;
	}
	char *question = app->settings->by_door
				 ? xasprintf(_("Fetch “%s” to your own computer: as what?"), document->title)
				 : xasprintf(_("Write “%s” to a file: as what?"), document->title);
	app_push(app, ask_layer_new(app, question, answers, count, format_chosen, export));
	free(question);
}
