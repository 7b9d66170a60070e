/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "output.h"
#include "print.h"
#include "sink.h"

/* What is being exported, from question to question. */
struct export {
	struct app *app;
	struct document *document;
	const struct sink *sink;
};

static void free_export(struct export *export)
{
	document_free(export->document);
	free(export);
}

static bool write_stream(struct export *export, FILE *out, struct err *err)
{
	struct store *store = export->app->store;
	/* Spreadsheets in Windows take a file without the mark for another alphabet. */
	struct sink_options options = { .bom = true };
	if (!store_still(store, true, err))
		return false;
	bool good = export->sink->write(export->document, &options, out, err);
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

static void format_chosen(void *context, int answer)
{
	struct export *export = context;
	if (answer < 0) {
		app_say(export->app, _("Nothing was written"));
		free_export(export);
		return;
	}
	export->sink = &sinks[answer];
	char *name = print_name(export->document), *path = output_free_name(name, export->sink->extension);
	ask_name(export, path);
	free(path);
	free(name);
}

void export_ask(struct app *app, struct document *document)
{
	static const char *const numbers[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct answer answers[9];
	struct export *export = xcalloc(1, sizeof *export);
	*export = (struct export){ .app = app, .document = document };
	int count = sink_count < 9 ? sink_count : 9;
	for (int i = 0; i < count; i++)
		answers[i] = (struct answer){ numbers[i], sinks[i].title };
	char *question = xasprintf(_("Write “%s” to a file: as what?"), document->title);
	app_push(app, ask_layer_new(app, question, answers, count, format_chosen, export));
	free(question);
}
