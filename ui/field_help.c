/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "field_help.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "i18n.h"
#include "mem.h"
#include "money.h"
#include "type.h"

static const char *const ways[] = {
	[TYPE_TEXT] = N_("One line of text."),
	[TYPE_NOTE] = N_("Text of several lines; Enter makes a new line, Tab leaves the field."),
	[TYPE_INTEGER] = N_("A whole number."),
	[TYPE_MONEY] = N_("An amount: 5100000, 5 100 000 kr, 300 tkr or 1,5 mnkr."),
	[TYPE_DURATION] = N_("Working time: 12 h, 1,5 h, 90 min or 12:30 (hours and minutes)."),
	[TYPE_DATE] = N_("A date: 2027-06-15, 2027-06 or 2027; also today, tomorrow, +30d, +2w, +6m, +1y. "
			 "The keys + and - step a day, . is today."),
	[TYPE_BOOL] = N_("Yes or no; Space changes it."),
	[TYPE_CHOICE] = N_("One of the list: Enter opens it, or begin to type."),
	[TYPE_CHOICES] = N_("Several of the list: Enter opens it, Space marks, Backspace takes the last one away."),
	[TYPE_REF] = N_("A record of the register: Enter opens the list, or begin to type its name."),
	[TYPE_REFS] = N_("Records of the register: Enter opens the list, Space marks, Backspace takes the last one "
			 "away."),
	[TYPE_COUNTRY] = N_("A country: Enter opens the list, or begin to type its name."),
	[TYPE_COUNTRIES] = N_("Countries: Enter opens the list, Space marks, Backspace takes the last one away."),
};

static void add_words(struct str *str, const struct choice *choice)
{
	const char *between = "";
	str_addf(str, "\n%s ", _("Allowed:"));
	for (; choice->code != NULL; choice++, between = ", ")
		str_addf(str, "%s%s", between, i18n(choice->label));
	str_add(str, ".");
}

static void add_limits(struct str *str, const struct field *field)
{
	char low[24], high[24];
	snprintf(low, sizeof low, "%" PRId64, field->min);
	snprintf(high, sizeof high, "%" PRId64, field->max);
	char *least = type_show(field, low, NULL), *most = type_show(field, high, NULL);
	str_add(str, " ");
	str_addf(str, _("From %s to %s."), least, most);
	free(least);
	free(most);
}

static void add_most(struct str *str, const struct field *field)
{
	char *most = number_text(type_most(field->type));
	str_add(str, " ");
	str_addf(str, _("At most %s characters."), most);
	free(most);
}

/* Several paragraphs. The caller frees. */
static char *field_help(const struct field *field)
{
	struct str str = { 0 };
	str_addf(&str, "%s\n\n%s.\n\n%s", field_label(field), i18n(field->help), i18n(ways[field->type]));
	if (field->choices != NULL)
		add_words(&str, field->choices);
	if (field->min != 0 || field->max != 0)
		add_limits(&str, field);
	if (field->type == TYPE_TEXT || field->type == TYPE_NOTE)
		add_most(&str, field);
	if (field->flags & F_REQUIRED)
		str_addf(&str, " %s", _("Must be filled in."));
	str_add(&str, "\n\n");
	str_addf(&str, _("In filters and commands it is called %s."), field->name);
	return str_take(&str);
}

void field_help_show(struct app *app, const struct field *field)
{
	static const struct answer answers[] = { { N_("c|close"), N_("close") } };
	char *text = field_help(field);
	app_push(app, ask_layer_new(app, text, answers, 1, NULL, NULL));
	free(text);
}
