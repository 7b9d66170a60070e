/* SPDX-License-Identifier: EUPL-1.2 */
/* sink_module: PDF and XLSX, which lie in files of their own. Their libraries are some forty, and
 * nobody who reads a list should wait for them to be loaded. */
#include "config.h"

#include "sink.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "datadir.h"
#include "i18n.h"
#include "mem.h"
#include "text.h"

#if defined(HAVE_PDF) || defined(HAVE_XLSX)

#ifdef __SANITIZE_ADDRESS__
/* fontconfig keeps what it has read of the fonts of the machine to the end, on purpose; ncurses, once, what it had of a
 * terminal that it then refuses. */
const char *__lsan_default_suppressions(void), *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\nleak:libpango\nleak:libglib\nleak:libcairo\nleak:new_prescr\n";
}
#endif

/* With the program's own data where it was built, else where it was installed. */
static char *find_module(const char *name)
{
	char *datadir = datadir_find(), *path = xasprintf("%s/%s", datadir, name);
	free(datadir);
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return xasprintf("%s/%s", PKGLIBDIR, name);
}

/* The module stays loaded: its libraries cannot be unloaded. */
static sink_write *load(const char *name, struct err *err)
{
	char *path = find_module(name);
	void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	void *found = module != NULL ? dlsym(module, "sink_module_write") : NULL;
	sink_write *write = NULL;
	free(path);
	if (found == NULL)
		err_set(err, ERR_IO, _("this format needs libraries that cannot be loaded: %s"), dlerror());
	memcpy(&write, &found, sizeof write); /* ISO C knows no way from void * to a function but this */
	return write;
}

/* ASCII alone is a matter of terminals. */
static bool write_by(const char *name, const struct document *document, const struct sink_options *options, FILE *out,
		     struct err *err)
{
	sink_write *write = load(name, err);
	bool ascii = text_ascii();
	text_set_ascii(false);
	bool good = write != NULL && write(document, options, out, err);
	text_set_ascii(ascii);
	return good;
}

#endif
#ifdef HAVE_PDF
bool sink_pdf(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	return write_by("sink_pdf.so", document, options, out, err);
}
#endif
#ifdef HAVE_XLSX
bool sink_xlsx(const struct document *document, const struct sink_options *options, FILE *out, struct err *err)
{
	return write_by("sink_xlsx.so", document, options, out, err);
}
#endif
