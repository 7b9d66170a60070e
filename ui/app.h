/* SPDX-License-Identifier: EUPL-1.2 */
/* app: what the layers of the screen share: the register, the stack of layers, the line for messages. */
#ifndef SAMVERKAN_APP_H
#define SAMVERKAN_APP_H

#include "command.h"
#include "layout.h"
#include "paint.h"
#include "settings.h"
#include "strategy.h"

#include "store.h"

struct app;
struct layer;
struct document;

/* A layer of the screen: the workspace at the bottom; forms, lists of choices, questions, help above it. A layer lives
 * from app_push to app_pop; both free and push are allowed inside its own callbacks only as the last thing done. */
struct layer_ops {
	int context;   /* enum command_context, 0: takes keys only, no commands */
	bool covers;   /* paints the whole screen, so what lies under it is not painted */
	bool confirms; /* a key takes what is shown; when that took long, it is app_fresh */
	bool holds;    /* somebody writes in it: what lies under it is not read again until it has gone, so that nothing
			* moves meanwhile */
	/* The layer has just been pushed; may push another as the last thing done. May be NULL. */
	void (*entered)(struct layer *layer);
	/* Keeps what is typed and not saved, over the end of the program: what is due, all of it if NOW. Returns the
	 * milliseconds until something is due, -1: nothing is. May be NULL. */
	int (*keep)(struct layer *layer, bool now);
	/* Does what can wait, while no key does: true when it has done something. May be NULL. */
	bool (*idle)(struct layer *layer);
	/* Recomputes geometry from app->rows and app->columns and paints everything, each turn. */
	void (*paint)(struct layer *layer);
	/* After a command that only selected another line among those on the screen (app->stepped): paints those two,
	 * and what tells of the selected one. May be NULL. */
	void (*step)(struct layer *layer);
	/* A key as one types it, asked before commands; true when taken. May be NULL. */
	bool (*key)(struct layer *layer, int key);
	/* Reads what COMMAND may act on before it does, and tells what has become of that (app_swapped). False when it
	 * could not be read, which is said. May be NULL. */
	bool (*settle)(struct layer *layer, enum command_id command);
	/* A command whose needs are met; true when done. May be NULL. */
	bool (*command)(struct layer *layer, enum command_id command);
	/* Pasted text (several lines possible), never commands. NULL: refused with a word. */
	void (*paste)(struct layer *layer, const char *text);
	/* Where it is not NULL the register is looked at each half second, whatever the settings say, and this is asked
	 * then: true when there is something to paint. The one in front may take itself away. */
	bool (*look)(struct layer *layer);
	/* Another process has saved; or this one has, in a layer above. May be NULL. */
	void (*refresh)(struct layer *layer);
	/* The record that commands act on, borrowed until the next refresh; NULL: none. May be NULL. */
	const struct record *(*record)(struct layer *layer);
	/* How many records are marked, for commands that take marks instead of the record. NULL: none can be. */
	int (*marked)(struct layer *layer);
	/* What is shown as a document, for files and paper; the caller owns it. NULL and a sentence, or NULL without
	 * one where there is nothing yet. May be NULL. */
	struct document *(*document)(struct layer *layer, struct err *err);
	/* Goes to a record in a list that the layer has; false when it has none with it. May be NULL. */
	bool (*show)(struct layer *layer, const struct kind *kind, int64_t id);
	void (*free)(struct layer *layer);
};
struct layer { /* first member of every layer's own struct */
	const struct layer_ops *ops;
	struct app *app;
	struct layer *below;
};

struct app {
	struct store *store;
	const struct settings *settings;
	const struct strategy *strategy;
	struct layer *top;
	int rows, columns;
	char *message;      /* what the last action gave, until the next key; owned */
	enum role message_role;
	char *news;         /* what others did last; owned */
	struct writers writers; /* forms that others have open; ui/presence.h */
	char *presence;     /* a line about them; NULL: there are none; owned */
	bool presence_last; /* the line is newer than the news */
	bool unkept;        /* what is typed in the form cannot be kept over the end of the program */
	bool missed;        /* what lies under a layer that holds is older than the register */
	bool offer;         /* drafts are offered when the workspace is in front; ui/draft_layer.h */
	const struct kind *added_kind; /* the record just added or brought back: a list of its kind goes to it once, */
	int64_t added;                 /* before the next command and before others save */
	bool dirty;         /* something has changed: paint this turn */
	int noise;          /* byte that was no UTF-8, until the word that it is part of is typed; 0: none */
	bool at_key;        /* a key is being dealt with: what it says is painted after it */
	bool locked;        /* what is selected may not be changed by who acts: the hints do not offer it */
	bool stepped;       /* only the selected line has changed since: layer op step */
	bool unpainted;     /* other rows or another layer than was painted last: the next key waits for the painting */
	int64_t passed;     /* undo goes past this change, which was refused, until another command; 0: none */
	bool by_others;     /* what is read again was saved by others */
	bool swapped;       /* app_swapped, and nothing has been done since */
	bool unseen;        /* app_swapped, and nobody has seen it: what was typed ahead is about the picture before */
	bool fresh;         /* app_fresh, and nobody has seen it */
	bool quit;
};

void app_push(struct app *app, struct layer *layer);
/* Frees the top layer and lets the one below read again when CHANGED. */
void app_pop(struct app *app, bool changed);
/* A sentence on the status line. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const struct err *err);
/* The same, with the key of BACK (CMD_UNDO or CMD_REDO), by which one gets back; without it where it has none. */
void app_say_done(struct app *app, enum command_id back, const char *sentence);
/* What is in front has been read again because others saved, and under the cursor now stands another record, as
 * SENTENCE says: it stands until a key, and the next command on a record is not obeyed but answered. */
void app_swapped(struct app *app, const char *sentence);
/* What is in front took long to work out: a key that was pressed before it is on the screen, Esc apart, was meant for
 * the picture before and is not obeyed. */
void app_fresh(struct app *app);
void app_say_unheard(struct app *app);
/* Clears the status line for what others do, unless a complaint stands there or there is room for both. */
void app_forget_message(struct app *app);
/* Lets every layer read again, but for those under one that holds: they do it when that has gone. */
void app_refresh(struct app *app);
/* The same when others have saved. */
void app_refresh_for_others(struct app *app);
/* True when no layer covers LAYER. */
bool app_is_seen(const struct app *app, const struct layer *layer);
/* The mark that stands while app->unkept is true; static. */
const char *app_unkept(void);
/* Lets the layers do what can wait; true when one has. */
bool app_idle(struct app *app);
/* Whether a layer wants to look more often than others, and lets those look: true when there is something to paint. */
bool app_looks(const struct app *app);
bool app_look(struct app *app);
/* Lets every layer keep what is typed; see keep above. */
int app_keep(struct app *app, bool now);
/* Runs a command on the top layer as if its key had been pressed: needs are tested here, once. */
void app_command(struct app *app, enum command_id command);
/* A key, or pasted text, for the top layer. */
void app_key(struct app *app, int key);
void app_paste(struct app *app, const char *text);
/* The terminal sent a byte that is no UTF-8. */
void app_noise(struct app *app, int byte);
/* Says so beforehand, where the environment tells that the terminal writes something else. */
void app_say_charset(struct app *app);
/* Says what the last insertion into EDIT left out, if anything (edit_insert). */
struct edit;
void app_say_loss(struct app *app, const struct edit *edit);
/* Paints what has changed; the loop calls it once a turn. False when nothing has. */
bool app_paint_changes(struct app *app);
/* Paints all layers. */
void app_paint(struct app *app);
/* The hint line for a context, made from the command table, as much as fits in COLUMNS. */
void app_paint_hints(struct app *app, struct rect rect, int context);
/* The status line: message, else LEFT with who writes and the news to the right, as far as there is room. */
void app_paint_status(struct app *app, struct rect rect, const char *left);
/* How much of such a line of COLUMNS may be said so that what others do has its room beside it. */
int app_status_room(const struct app *app, int columns);

/* ---- layers that others push; each returns a layer for app_push ---- */

/* The form for RECORD (taken over; id 0: a new one). */
struct layer *form_layer_new(struct app *app, struct record *record);
/* The form that a draft holds. The draft has been taken over (store_draft_take) and is borrowed for the call. */
struct layer *form_layer_resume(struct app *app, const struct draft *draft);
/* As form_layer_new with FIELD in focus. */
struct layer *form_layer_new_at(struct app *app, struct record *record, const char *field);
/* The same with TEXT typed in it, not saved. */
struct layer *form_layer_new_typed(struct app *app, struct record *record, const char *field, const char *text);
/* For a new RECORD that a layer below wants: SAVED gets its number after the layer has gone, nothing when it is
 * left. */
struct layer *form_layer_new_for(struct app *app, struct record *record,
				 void (*saved)(void *context, int64_t id), void *context);

/* One field of one record. */
struct cell {
	int64_t record;
	int field; /* index in the kind */
};
/* What lies under a field that is edited where it stands: a list, or a record full size. CONTEXT outlives the layer. */
struct cell_host {
	void *context;
	/* Where the value of FIELD was painted last, with as many whole columns after it as make COLUMNS where there
	 * are. */
	struct rect (*place)(void *context, int field, int columns);
	/* The cell ROWS down and COLUMNS on from where one is, asked before anything is saved; false when there is
	 * none. */
	bool (*next)(void *context, int rows, int columns, struct cell *cell);
	/* Goes there and edits it, asked when the layer has gone. */
	void (*edit)(void *context, struct cell cell);
};
/* A form in which one FIELD of RECORD (taken over) is edited where it stands. */
struct layer *form_layer_new_cell(struct app *app, struct record *record, int field, const struct cell_host *host);

/* One field of COUNT records of KIND at once: which, to what, a preview, and then all in one save. */
struct layer *bulk_layer_new(struct app *app, const struct kind *kind, const int64_t *ids, int count);

/* A question with answers, each a letter and a word (both msgids, translated inside); DONE gets the index of the answer
 * or -1 for Esc, after the layer has gone. */
struct answer {
	const char *key, *word;
};
struct layer *ask_layer_new(struct app *app, const char *text, const struct answer *answers, int count,
			    void (*done)(void *context, int answer), void *context);
/* The letter of that answer only selects it: Enter takes it, so that nothing goes by a key too many. */
void ask_layer_take_care(struct layer *layer, int answer);
/* How many columns a line of the text of a question may have. */
int ask_layer_columns(const struct app *app);

/* A list of choices with type-ahead over a form. FIELD is TYPE_CHOICE(S), REF(S), COUNTRY or COUNTRIES; CURRENT its
 * canonical value; TAKE gets the new one as people write it (several joined by "; "), after the layer has gone. */
struct layer *picker_layer_new(struct app *app, const struct field *field, const char *current,
			       void (*take)(void *context, const char *text), void *context);
/* The choice is for that field of the record (borrowed): what the acting person may not give it is marked so, and
 * choosing it says why not. */
void picker_layer_hold(struct layer *layer, const struct record *record, int field);

/* A month over a form. CURRENT is the canonical date of FIELD, "" for none; TAKE gets the new one, which may be a month
 * or a year alone; TYPED the key (TEXT is NULL), or pasted TEXT, of somebody who would rather write. Each after the
 * layer has gone. */
struct layer *calendar_layer_new(struct app *app, const struct field *field, const char *current,
				 void (*take)(void *context, const char *date),
				 void (*typed)(void *context, int key, const char *text), void *context);

/* One line at the foot of the screen with a label; CHANGED (may be NULL) at every key, DONE with NULL for Esc. */
struct layer *prompt_layer_new(struct app *app, const char *label, const char *text,
			       void (*changed)(void *context, const char *text),
			       void (*done)(void *context, const char *text), void *context);

/* A filter for KIND on the line at the foot of the screen, with what may stand there; DONE gets one that is right, or
 * NULL  * for Esc. */
struct layer *filter_layer_new(struct app *app, const struct kind *kind, const char *text,
			       void (*done)(void *context, const char *text), void *context);
/* The columns, and the saved views, of a list that outlives the layer. */
struct list_view;
struct layer *columns_layer_new(struct list_view *view);
struct layer *views_layer_new(struct list_view *view);

/* Help for CONTEXT, or the palette (all commands, typing searches); runs what is chosen in the layer below. */
struct layer *help_layer_new(struct app *app, int context, bool palette);
/* Any record by what one types; leads to it in the layer below, or full size. */
struct layer *goto_layer_new(struct app *app);
/* The history of a record; without KIND, of everything. */
struct layer *history_layer_new(struct app *app, const struct kind *kind, int64_t id);
/* A record full size. */
struct layer *record_layer_new(struct app *app, const struct kind *kind, int64_t id);
/* DOCUMENT (taken over, its long tables held) over what one was reading; NULL: MAKE makes it, now and whenever the
 * register has changed, within one view of it. CONTEXT is freed with the layer; MAKE may be NULL. */
struct layer *document_layer_new(struct app *app, struct document *document,
				 struct document *(*make)(struct app *app, void *context, struct err *err),
				 void *context);
/* The summary that was fixed with that number; NULL and a sentence. */
struct layer *frozen_layer_new(struct app *app, int64_t id, struct err *err);
/* What has changed since it was fixed. */
struct layer *comparison_layer_new(struct app *app, int64_t frozen);
/* A list of KIND under a filter, over what one was reading. */
struct layer *drill_layer_new(struct app *app, const struct kind *kind, const char *filter, const char *title);
/* What has changed since the last meeting. */
struct layer *since_layer_new(struct app *app);
/* Meeting mode: joins the meeting that is open today, or asks whether to begin one. */
void meeting_enter(struct app *app);

#endif
