/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "deed.h"

#include <stddef.h>
#include <string.h>

#include "i18n.h"

static const struct {
	const char *code, *word;
} words[] = {
	{ "add", N_("added") }, { "set", N_("changed") }, { "delete", N_("deleted") },
	{ "undelete", N_("brought back") }, { "freeze", N_("fixed for ever") },
	{ "screen", N_("on screen") }, { "command", N_("by command") }, { "import", N_("by import") },
	{ "init", N_("at the start") }, { "adopt", N_("by adoption") },
	{ "upgrade", N_("before an upgrade") },
};

const char *deed_word(const char *code)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].code, code) == 0)
			return i18n(words[i].word);
	return code;
}
