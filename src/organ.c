/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "organ.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "type.h"

/* What the codes of strategies are among the words of decision.organ. */
static const struct {
	const char *code, *organs;
	bool top;
} organ_codes[] = {
	{ "kf", "kf", true }, { "kf-presidium", "kf-presidium", true }, { "ks", "ks", true },
	{ "ks-presidium", "ks-presidium", true }, { "ks-ordforande", "delegate", true }, { "ks-au", "ks-au", true },
	{ "namnd", "board", false }, { "forvaltning", "management head", false },
	{ "forvaltningsledning", "management", false }, { "bolag", "management", false },
	{ "bolagsledning", "management", false }, { "forvaltningschef", "head", false },
	{ "kommundirektor", "director", false }, { "clg", "clg", false },
};
enum { CODES = sizeof organ_codes / sizeof *organ_codes };

static int find_code(const char *code)
{
	int i = 0;
	while (i < CODES && strcmp(organ_codes[i].code, code) != 0)
		i++;
	return i;
}

static bool is_called(const char *name, const char *called)
{
	char *one = text_fold_case(name), *other = text_fold_case(called);
	bool same = strcmp(one, other) == 0;
	free(one);
	free(other);
	return same;
}

bool organ_each(const char *codes, bool (*each)(void *context, const char *code), void *context)
{
	char *copy = xstrdup(codes), *rest = copy, *code;
	bool any = false;
	while (!any && (code = strsep(&rest, ",")) != NULL) {
		code += strspn(code, " ");
		code[strcspn(code, " ")] = '\0';
		any = *code != '\0' && each(context, code);
	}
	free(copy);
	return any;
}

const char *organ_code(int at)
{
	return at < CODES ? organ_codes[at].code : NULL;
}

struct deciding {
	const struct strategy *strategy;
	const char *organ, *name;
};

static bool is_decider(void *context, const char *code)
{
	const struct deciding *deciding = context;
	if (*deciding->name != '\0' && is_called(deciding->name, strategy_organ(deciding->strategy, code)))
		return true;
	int known = find_code(code);
	return known < CODES && *deciding->organ != '\0' &&
	       type_set_has(organ_codes[known].organs, deciding->organ, strlen(deciding->organ));
}

bool organ_decides(const struct strategy *strategy, const char *codes, const char *organ, const char *name)
{
	struct deciding deciding = { strategy, organ, name };
	return organ_each(codes, is_decider, &deciding);
}

static bool is_top(void *context, const char *code)
{
	(void)context;
	int known = find_code(code);
	return known < CODES && organ_codes[known].top;
}

bool organ_is_top(const char *codes)
{
	return organ_each(codes, is_top, NULL);
}

bool organ_is_top_named(const struct strategy *strategy, const char *name)
{
	for (int i = 0; i < CODES && *name != '\0'; i++)
		if (organ_codes[i].top && is_called(name, strategy_organ(strategy, organ_codes[i].code)))
			return true;
	return false;
}

struct naming {
	const struct strategy *strategy;
	struct str text;
};

static bool add_name(void *context, const char *code)
{
	struct naming *naming = context;
	str_addf(&naming->text, "%s%s", naming->text.length > 0 ? ", " : "", strategy_organ(naming->strategy, code));
	return false;
}

char *organ_names(const struct strategy *strategy, const char *codes)
{
	struct naming naming = { .strategy = strategy };
	organ_each(codes, add_name, &naming);
	return str_take(&naming.text);
}

char *organ_first(const char *codes)
{
	char *code = xstrndup(codes, strcspn(codes, ", "));
	int known = find_code(code);
	const char *organs = *code == '\0' ? "" : known < CODES ? organ_codes[known].organs
								: "board"; /* that the strategy names itself */
	char *organ = xstrndup(organs, strcspn(organs, " "));
	free(code);
	return organ;
}
