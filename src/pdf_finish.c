/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf_finish: cairo 1.16 knows neither the language of a document nor what its figures say, so the file that it made is
 * read once more, by qpdf, which keeps no more of it in memory than it must. */
#include "config.h"

#include "pdf.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "i18n.h"

/* The tree of tags while it is walked. */
struct tree {
	qpdf_data qpdf;
	const struct pdf *pdf;
	int figure; /* which has come */
};

static void set(qpdf_data qpdf, qpdf_oh object, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(qpdf, object, key, value);
	qpdf_oh_release(qpdf, value);
}

static bool is_called(qpdf_data qpdf, qpdf_oh element, const char *name)
{
	qpdf_oh type = qpdf_oh_get_key(qpdf, element, "/S");
	bool is = qpdf_oh_is_name(qpdf, type) && strcmp(qpdf_oh_get_name(qpdf, type), name) == 0;
	qpdf_oh_release(qpdf, type);
	return is;
}

/* What the cells that name something name: their column in the first row, else their row. */
static void set_scope(qpdf_data qpdf, qpdf_oh element, bool column)
{
	qpdf_oh attributes = qpdf_oh_new_dictionary(qpdf);
	set(qpdf, attributes, "/O", qpdf_oh_new_name(qpdf, "/Table"));
	set(qpdf, attributes, "/Scope", qpdf_oh_new_name(qpdf, column ? "/Column" : "/Row"));
	set(qpdf, element, "/A", attributes);
}

static void walk(struct tree *tree, qpdf_oh element, bool first);

static void walk_kids(struct tree *tree, qpdf_oh element, bool first)
{
	qpdf_oh kids = qpdf_oh_get_key(tree->qpdf, element, "/K");
	bool table = is_called(tree->qpdf, element, "/Table");
	int count = qpdf_oh_is_array(tree->qpdf, kids) ? qpdf_oh_get_array_n_items(tree->qpdf, kids) : 0;
	if (qpdf_oh_is_dictionary(tree->qpdf, kids))
		walk(tree, kids, first);
	for (int i = 0; i < count; i++) {
		qpdf_oh kid = qpdf_oh_get_array_item(tree->qpdf, kids, i);
		if (qpdf_oh_is_dictionary(tree->qpdf, kid))
			walk(tree, kid, table ? i == 0 : first);
		qpdf_oh_release(tree->qpdf, kid);
	}
	qpdf_oh_release(tree->qpdf, kids);
}

/* FIRST: in the first row of a table. */
static void walk(struct tree *tree, qpdf_oh element, bool first)
{
	if (is_called(tree->qpdf, element, "/Figure") && tree->figure < tree->pdf->alternatives) {
		const char *text = tree->pdf->alternative[tree->figure++];
		set(tree->qpdf, element, "/Alt", qpdf_oh_new_unicode_string(tree->qpdf, text));
	} else if (is_called(tree->qpdf, element, "/TH")) {
		set_scope(tree->qpdf, element, first);
	}
	walk_kids(tree, element, first);
}

static void complete(const struct pdf *pdf, qpdf_data qpdf)
{
	struct tree tree = { qpdf, pdf, 0 };
	qpdf_oh root = qpdf_get_root(qpdf), shown = qpdf_oh_new_dictionary(qpdf);
	set(qpdf, shown, "/DisplayDocTitle", qpdf_oh_new_bool(qpdf, QPDF_TRUE));
	set(qpdf, root, "/ViewerPreferences", shown);
	set(qpdf, root, "/Lang", qpdf_oh_new_unicode_string(qpdf, i18n_language()));
	qpdf_oh tags = qpdf_oh_get_key(qpdf, root, "/StructTreeRoot");
	if (qpdf_oh_is_dictionary(qpdf, tags))
		walk_kids(&tree, tags, false);
	qpdf_oh_release(qpdf, tags);
	qpdf_oh_release(qpdf, root);
}

bool pdf_finish(const struct pdf *pdf, const char *from, const char *to, struct err *err)
{
	qpdf_data qpdf = qpdf_init();
	bool good = (qpdf_read(qpdf, from, NULL) & QPDF_ERRORS) == 0;
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	if (good) {
		complete(pdf, qpdf);
		good = (qpdf_init_write(qpdf, to) & QPDF_ERRORS) == 0;
	}
	if (good) {
		qpdf_set_deterministic_ID(qpdf, QPDF_TRUE); /* the same document is the same file */
		qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
		good = (qpdf_write(qpdf) & QPDF_ERRORS) == 0;
	}
	if (!good) {
		qpdf_error fault = qpdf_get_error(qpdf);
		err_set(err, ERR_IO, _("the PDF could not be made: %s"),
			fault != NULL ? qpdf_get_error_full_text(qpdf, fault) : "qpdf");
	}
	qpdf_cleanup(&qpdf);
	return good;
}
