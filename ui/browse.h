/* SPDX-License-Identifier: EUPL-1.2 */
/* browse: a list with the detail of the selected record beside or under it, and the commands on records. What the panes
 * and the drilled-down lists have in common. */
#ifndef SAMVERKAN_BROWSE_H
#define SAMVERKAN_BROWSE_H

#include "app.h"
#include "list_view.h"

struct browse;

struct browse *browse_new(struct app *app, const struct kind *kind);
void browse_free(struct browse *browse);
struct list_view *browse_list(struct browse *browse);

/* Paints list, divider and detail into the places of LAYOUT. */
void browse_paint(struct browse *browse, const struct layout *layout);
/* What the status line says where nothing else has been said; where no detail is seen, also that the record may not be
 * changed, which app->locked tells from then on. After browse_paint. The caller frees. */
char *browse_status(struct browse *browse, const struct layout *layout);
/* Paints list, detail, status and hints (of CONTEXT) when only another line of the list is selected: as little as can
 * be. */
void browse_step(struct browse *browse, int context);
/* See layer op settle; LAYER is the one that BROWSE is of. */
bool browse_settle(struct browse *browse, const struct layer *layer, enum command_id command);
bool browse_command(struct browse *browse, enum command_id command);
const struct record *browse_record(struct browse *browse);
int browse_marked(struct browse *browse);
/* The register has changed. */
void browse_refresh(struct browse *browse);
/* Says of a list that is seen when others have swapped the record under the cursor, or taken away what was marked;
 * after it was read. LAYER NULL: it stands behind another, and who comes there sees what there is. */
void browse_tell(struct browse *browse, const struct layer *layer);
/* As list_view_idle. */
bool browse_idle(struct browse *browse);

/* Makes a project of the idea ID and opens it; says so when the record is no idea. */
void browse_convert(struct app *app, const struct kind *kind, int64_t id);
/* The form of a new record that begins as a copy of RECORD. */
void browse_duplicate(struct app *app, const struct record *record);
/* The layout in force for the size of the terminal. */
struct layout browse_layout(const struct app *app);
/* Header line: whose register, who, which day. */
void browse_paint_header(struct app *app, struct rect rect);
/* The rules above and below the body, with the divider's joints. */
void browse_paint_rules(const struct layout *layout);

#endif
