/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "shape.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "mem.h"

enum { WIDTH_MIN = 4, WIDTH_MAX = 64, WIDTH_STEP = 2 };

struct shape shape_new(const struct kind *kind)
{
	return (struct shape){ .kind = kind, .filter = xstrdup(""),
			       .order = { .kind = kind,
					  .group = kind->group != NULL ? kind_field(kind, kind->group) : -1 } };
}

void shape_free(struct shape *shape)
{
	free(shape->filter);
	shape->filter = NULL;
}

/* ---- as text ---- */

static void add_columns(struct str *text, const struct shape *shape)
{
	for (int i = 0; i < shape->column_count; i++) {
		str_add(text, i == 0 ? "columns " : ",");
		str_add(text, shape->kind->fields[shape->column[i].field].name);
		if (shape->column[i].width > 0)
			str_addf(text, ":%d", shape->column[i].width);
	}
	str_add(text, shape->column_count > 0 ? "\n" : "");
}

static void add_sorts(struct str *text, const struct shape *shape)
{
	for (int i = 0; i < shape->order.sort_count; i++)
		str_addf(text, "%s%s%s", i == 0 ? "sort " : ",", shape->order.sort[i].down ? "-" : "",
			 shape->kind->fields[shape->order.sort[i].field].name);
	str_add(text, shape->order.sort_count > 0 ? "\n" : "");
}

char *shape_text(const struct shape *shape)
{
	struct str text = {0};
	if (*shape->filter != '\0')
		str_addf(&text, "filter %s\n", shape->filter);
	add_columns(&text, shape);
	add_sorts(&text, shape);
	str_addf(&text, "group %s\n", shape->order.group >= 0 ? shape->kind->fields[shape->order.group].name : "-");
	return str_take(&text);
}

static void read_column(struct shape *shape, char *word)
{
	char *width = strchr(word, ':');
	int columns = width != NULL ? atoi(width + 1) : 0;
	if (width != NULL)
		*width = '\0';
	int field = kind_field(shape->kind, word);
	if (field < 0 || shape->column_count == COLUMNS_MAX || shape_column(shape, field) >= 0)
		return;
	columns = columns == 0 || columns >= WIDTH_MIN ? columns : WIDTH_MIN;
	shape->column[shape->column_count++] =
		(struct column_choice){ field, columns < WIDTH_MAX ? columns : WIDTH_MAX };
}

/* A title that is missing or elsewhere is put first: rows without a name tell nothing. */
static void read_columns(struct shape *shape, char *words)
{
	char *word;
	shape->column_count = 0;
	while ((word = strsep(&words, ",")) != NULL)
		read_column(shape, word);
	int title = kind_title(shape->kind), at = shape_column(shape, title);
	if (shape->column_count == 0 || at == 0)
		return;
	struct column_choice first = at > 0 ? shape->column[at] : (struct column_choice){ title, 0 };
	int before = at > 0 ? at : shape->column_count < COLUMNS_MAX ? shape->column_count++ : COLUMNS_MAX - 1;
	memmove(shape->column + 1, shape->column, (size_t)before * sizeof *shape->column);
	shape->column[0] = first;
}

static void read_sorts(struct shape *shape, char *words)
{
	char *word;
	shape->order.sort_count = 0;
	while ((word = strsep(&words, ",")) != NULL && shape->order.sort_count < QUERY_SORTS) {
		bool down = *word == '-';
		int field = kind_field(shape->kind, word + down);
		if (field < 0)
			continue;
		shape->order.sort[shape->order.sort_count].field = field;
		shape->order.sort[shape->order.sort_count++].down = down;
	}
}

static void read_group(struct shape *shape, char *word)
{
	int field = kind_field(shape->kind, word);
	if (strcmp(word, "-") == 0)
		shape->order.group = -1;
	else if (field >= 0 && shape_groups(&shape->kind->fields[field]))
		shape->order.group = field;
}

static void read_filter(struct shape *shape, char *text)
{
	free(shape->filter);
	shape->filter = xstrdup(text);
}

struct shape shape_read(const struct kind *kind, const char *text)
{
	static const struct {
		const char *word;
		void (*read)(struct shape *shape, char *rest);
	} lines[] = {
		{ "filter ", read_filter }, { "columns ", read_columns }, { "sort ", read_sorts },
		{ "group ", read_group },
	};
	struct shape shape = shape_new(kind);
	char *copy = xstrdup(text), *rest = copy, *line;
	while ((line = strsep(&rest, "\n")) != NULL)
		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
			if (strncmp(line, lines[i].word, strlen(lines[i].word)) == 0)
				lines[i].read(&shape, line + strlen(lines[i].word));
	free(copy);
	return shape;
}

bool shape_holds(const struct shape *shape, const char *name, struct err *err)
{
	struct err why = {0};
	int place;
	return filter_check(shape->kind, shape->filter, &place, &why) ||
	       err_set(err, ERR_REFUSED, _("The view %s can no longer be shown. Its filter was %s. %s"), name,
		       shape->filter, why.text);
}

/* ---- columns ---- */

int shape_column(const struct shape *shape, int field)
{
	for (int i = 0; i < shape->column_count; i++)
		if (shape->column[i].field == field)
			return i;
	return -1;
}

bool shape_toggle(struct shape *shape, int field)
{
	int at = shape_column(shape, field);
	if (field == kind_title(shape->kind) || (at < 0 && shape->column_count == COLUMNS_MAX))
		return false;
	if (at < 0) {
		shape->column[shape->column_count++] = (struct column_choice){ field, 0 };
		return true;
	}
	shape->column_count--;
	memmove(shape->column + at, shape->column + at + 1, (size_t)(shape->column_count - at) * sizeof *shape->column);
	return true;
}

bool shape_move(struct shape *shape, int field, int step)
{
	int at = shape_column(shape, field), to = at + step;
	if (at < 1 || to < 1 || to >= shape->column_count)
		return false;
	struct column_choice other = shape->column[to];
	shape->column[to] = shape->column[at];
	shape->column[at] = other;
	return true;
}

bool shape_widen(struct shape *shape, int field, int step)
{
	int at = shape_column(shape, field);
	if (at < 0)
		return false;
	int *width = &shape->column[at].width, own = *width > 0 ? *width : columns_width(&shape->kind->fields[field]);
	int wanted = own + step * WIDTH_STEP;
	if (wanted < WIDTH_MIN || wanted > WIDTH_MAX)
		return false;
	*width = wanted;
	return true;
}

/* ---- groups ---- */

bool shape_groups(const struct field *field)
{
	switch (field->type) {
	case TYPE_REF:
	case TYPE_CHOICE:
	case TYPE_COUNTRY:
	case TYPE_BOOL:
		return true;
	case TYPE_REFS:
	case TYPE_CHOICES:
	case TYPE_COUNTRIES:
		return (field->flags & F_COMPUTED) == 0;
	default:
		return false;
	}
}
