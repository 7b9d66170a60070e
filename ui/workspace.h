/* SPDX-License-Identifier: EUPL-1.2 */
/* workspace: the bottom layer: header, tabs, the pane in front. */
#ifndef SAMVERKAN_WORKSPACE_H
#define SAMVERKAN_WORKSPACE_H

#include "app.h"

struct layer *workspace_new(struct app *app);

#endif
