/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "print.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"
#include "output.h"
#include "spool.h"

const struct sink *print_sink(void)
{
	const struct sink *pdf = sink_named("pdf");
	return pdf != NULL ? pdf : sink_named("paper");
}

const char *print_form(const struct sink *sink)
{
	return strcmp(sink->name, "pdf") == 0 ? "PDF" : _("text");
}

char *print_name(const struct document *document)
{
	return xasprintf("samverkan-%s-%s", *document->name != '\0' ? document->name : "document", document->day);
}

struct printing {
	FILE *made;
	char *name; /* of the file that it is left in, without its extension */
	const struct sink *sink;
	struct spool *spool;
	bool keeps; /* leaves what could not be printed in a file */
};

static void printing_free(struct printing *printing)
{
	if (printing->made != NULL)
		fclose(printing->made);
	free(printing->name);
	free(printing);
}

/* Leaves what could not be printed in a file, whose name is the answer; "" where that failed, too. */
static char *keep(const struct printing *printing, struct err *err)
{
	if (!printing->keeps)
		return xstrdup("");
	struct err why = *err, late = {0};
	const char *home = getenv("HOME");
	char *whole = access(".", W_OK) == 0 || home == NULL ? xstrdup(printing->name)
							    : xasprintf("%s/%s", home, printing->name);
	char *path = output_free_name(whole, printing->sink->extension);
	const struct output output = { "", 0, printing->made };
	if (output_new(path, &output, &late)) {
		err_set(err, why.code, _("%.400s; the document is in %s"), why.text, path);
	} else {
		err_set(err, why.code, _("%.300s; nor could the document be left: %s"), why.text, late.text);
		*path = '\0';
	}
	free(whole);
	return path;
}

static bool make(struct printing *printing, const struct document *document, struct err *err)
{
	struct sink_options options = {0};
	printing->made = tmpfile();
	if (printing->made == NULL)
		return err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	return printing->sink->write(document, &options, printing->made, err) && output_settle(printing->made, err);
}

static void give(char **left, char *path)
{
	if (left != NULL)
		*left = path;
	else
		free(path);
}

struct printing *print_start(const struct document *document, const struct sink *sink, const char *command,
			     bool keeps, char **left, struct err *err)
{
	char *path = NULL;
	struct printing *printing = xcalloc(1, sizeof *printing);
	*printing = (struct printing){ .name = print_name(document), .sink = sink, .keeps = keeps };
	if (make(printing, document, err)) {
		printing->spool = spool_start(command, printing->made, err);
		if (printing->spool != NULL)
			return printing;
		path = keep(printing, err);
	}
	printing_free(printing);
	give(left, path != NULL ? path : xstrdup(""));
	return NULL;
}

bool print_look(struct printing *printing, int milliseconds)
{
	return spool_look(printing->spool, milliseconds);
}

bool print_end(struct printing *printing, char **left, struct err *err)
{
	bool good = spool_end(printing->spool, err);
	give(left, good ? xstrdup("") : keep(printing, err));
	printing_free(printing);
	return good;
}

bool print_document(const struct document *document, const struct sink *sink, const char *command, bool keeps,
		    struct err *err)
{
	enum { LOOK_MS = 5 };
	struct printing *printing = print_start(document, sink, command, keeps, NULL, err);
	if (printing == NULL)
		return false;
	while (!print_look(printing, LOOK_MS))
		;
	return print_end(printing, NULL, err);
}
