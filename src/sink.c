/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "sink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "oserror.h"

const struct sink sinks[] = {
	{ "text", "txt", N_("text"), false, sink_text },
	{ "paper", "txt", N_("text in pages"), false, sink_paper },
	{ "html", "html", N_("HTML, for reading in a browser"), false, sink_html },
#ifdef HAVE_PDF
	{ "pdf", "pdf", N_("PDF, for paper and for sending"), true, sink_pdf },
#endif
#ifdef HAVE_XLSX
	{ "xlsx", "xlsx", N_("XLSX, a workbook"), true, sink_xlsx },
#endif
	{ "csv", "csv", N_("CSV, for spreadsheets"), false, sink_csv },
	{ "json", "json", N_("JSON, for programs"), false, sink_json },
};
const int sink_count = (int)(sizeof sinks / sizeof *sinks);

const struct sink *sink_named(const char *name)
{
	for (int i = 0; i < sink_count; i++)
		if (strcmp(sinks[i].name, name) == 0)
			return &sinks[i];
	return NULL;
}

char *sink_string(const struct sink *sink, const struct document *document, const struct sink_options *options,
		  struct err *err)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool good = out != NULL && sink->write(document, options, out, err);
	if (out == NULL || fclose(out) != 0) {
		err_set(err, ERR_IO, "%s", os_error(errno));
		good = false;
	}
	if (good)
		return text;
	free(text);
	return NULL;
}
