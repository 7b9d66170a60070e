/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "print.h"

#include <errno.h>
#include <stdlib.h>
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

char *print_name(const struct document *document)
{
	return xasprintf("samverkan-%s-%s", *document->name != '\0' ? document->name : "document", document->day);
}

/* Leaves what could not be printed in a file. */
static bool keep(const struct document *document, const struct sink *sink, FILE *made, struct err *err)
{
	struct err why = *err, late = {0};
	const char *home = getenv("HOME");
	char *name = print_name(document);
	char *whole = access(".", W_OK) == 0 || home == NULL ? xstrdup(name) : xasprintf("%s/%s", home, name);
	char *path = output_free_name(whole, sink->extension);
	const struct output output = { "", 0, made };
	if (output_new(path, &output, &late))
		err_set(err, why.code, _("%.400s; the document is in %s"), why.text, path);
	else
		err_set(err, why.code, _("%.300s; nor could the document be left: %s"), why.text, late.text);
	free(path);
	free(whole);
	free(name);
	return false;
}

bool print_document(const struct document *document, const struct sink *sink, const char *command, bool keeps,
		    struct err *err)
{
	struct sink_options options = {0};
	FILE *made = tmpfile();
	if (made == NULL)
		return err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	bool good = sink->write(document, &options, made, err);
	if (good && (fflush(made) != 0 || ferror(made) != 0))
		good = err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	if (good && !spool_send(command, made, err))
		good = keeps && keep(document, sink, made, err);
	fclose(made);
	return good;
}
