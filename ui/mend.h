/* SPDX-License-Identifier: EUPL-1.2 */
/* mend: from a finding to the form that puts it right. */
#ifndef SAMVERKAN_MEND_H
#define SAMVERKAN_MEND_H

#include "document.h"

#include "app.h"

/* The form that puts the finding right, its field in focus; who may not write reads the record. False: there is none.
 */
bool mend_open(struct app *app, const struct document_mend *mend);

#endif
