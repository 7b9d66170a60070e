/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "oserror.h"

char *scratch_begin(struct err *err)
{
	const char *under = getenv("TMPDIR");
	char *scratch = xasprintf("%s/samverkan-XXXXXX", under != NULL && *under != '\0' ? under : "/tmp");
	if (mkdtemp(scratch) != NULL)
		return scratch;
	err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	free(scratch);
	return NULL;
}

char *scratch_path(const char *scratch, const char *name)
{
	return xasprintf("%s/%s", scratch, name);
}

bool scratch_copy(const char *scratch, const char *name, FILE *out, struct err *err)
{
	char bytes[1 << 16], *path = scratch_path(scratch, name);
	FILE *in = fopen(path, "rbe");
	size_t count = 0;
	free(path);
	if (in == NULL)
		return err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	while ((count = fread(bytes, 1, sizeof bytes, in)) > 0)
		if (fwrite(bytes, 1, count, out) != count)
			break;
	bool good = count == 0 && ferror(in) == 0;
	if (!good)
		err_set(err, ERR_IO, _("a temporary file: %s"), os_error(errno));
	fclose(in);
	return good;
}

void scratch_end(char *scratch, const char *const *names)
{
	if (scratch == NULL)
		return;
	for (; *names != NULL; names++) {
		char *path = scratch_path(scratch, *names);
		unlink(path);
		free(path);
	}
	rmdir(scratch);
	free(scratch);
}
