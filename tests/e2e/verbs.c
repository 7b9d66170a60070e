/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "verbs.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "golden.h"

/* ---- arguments ---- */

/* AT stands on \xFF. */
static bool take_byte(const char **at, struct str *text)
{
	unsigned byte = 0;
	if (strspn(*at + 2, "0123456789ABCDEF") < 2 || sscanf(*at + 2, "%2x", &byte) != 1 || byte == 0)
		return false;
	str_add_char(text, (char)byte);
	*at += 4;
	return true;
}

/* AT stands on a backslash. */
static bool take_escape(const char **at, struct str *text)
{
	static const char names[] = "nte\"\\", bytes[] = "\n\t\033\"\\";
	char letter = (*at)[1];
	if (letter == 'x')
		return take_byte(at, text);
	const char *name = letter != '\0' ? strchr(names, letter) : NULL;
	if (name == NULL)
		return false;
	str_add_char(text, bytes[name - names]);
	*at += 2;
	return true;
}

/* The rest of a line as text: as it stands, or in "quotes" with \n \t \e \" \\ \xFF. NULL with a sentence when the
 * quotes do not close the line; the caller frees. */
static char *text_argument(const char *rest, struct err *err)
{
	if (*rest == '\0') {
		err_set(err, ERR_USAGE, "a text is missing");
		return NULL;
	}
	if (*rest != '"')
		return xstrdup(rest);
	struct str text = { 0 };
	const char *at = rest + 1;
	bool fine = true;
	while (fine && *at != '\0' && *at != '"') {
		if (*at == '\\')
			fine = take_escape(&at, &text);
		else
			str_add_char(&text, *at++);
	}
	if (fine && at[0] == '"' && at[1] == '\0')
		return str_take(&text);
	err_set(err, ERR_USAGE, "the quotes are wrong: %s", rest);
	str_free(&text);
	return NULL;
}

/* The next blank-separated word, or NULL; the caller frees. */
static char *next_word(const char **rest)
{
	*rest += strspn(*rest, " \t");
	size_t length = strcspn(*rest, " \t");
	if (length == 0)
		return NULL;
	char *word = xstrndup(*rest, length);
	*rest += length;
	*rest += strspn(*rest, " \t");
	return word;
}

static bool parse_size(const char *text, int *rows, int *cols)
{
	int end = 0;
	return sscanf(text, "%dx%d%n", cols, rows, &end) == 2 && text[end] == '\0' && *rows > 0 && *cols > 0 &&
	       *rows <= 500 && *cols <= 1000;
}

static const struct {
	const char *name;
	int number;
} signals[] = {
	{ "SIGHUP", SIGHUP },   { "SIGINT", SIGINT },   { "SIGTERM", SIGTERM }, { "SIGKILL", SIGKILL },
	{ "SIGQUIT", SIGQUIT }, { "SIGTSTP", SIGTSTP }, { "SIGCONT", SIGCONT }, { "SIGWINCH", SIGWINCH },
};

static int signal_number(const char *name)
{
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (strcmp(signals[i].name, name) == 0)
			return signals[i].number;
	return 0;
}

/* "0" or "SIGKILL" against what waitpid gave. */
static bool check_status(int status, const char *wanted, struct err *err)
{
	char *end;
	long number = strtol(wanted, &end, 10);
	bool exits = *wanted != '\0' && *end == '\0';
	if (!exits && signal_number(wanted) == 0)
		return err_set(err, ERR_USAGE, "a status or the name of a signal is missing");
	if (WIFEXITED(status))
		return (exits && WEXITSTATUS(status) == number) ||
		       err_set(err, ERR_REFUSED, "it ended with status %d", WEXITSTATUS(status));
	return (!exits && WTERMSIG(status) == signal_number(wanted)) ||
	       err_set(err, ERR_REFUSED, "it was ended by a signal: %s", strsignal(WTERMSIG(status)));
}

/* ---- terminals and programs ---- */

static bool play_terminal(struct stage *stage, const char *rest, struct err *err)
{
	int rows = 24, cols = 80;
	char *name = next_word(&rest);
	if (name != NULL && *rest == '\0' && parse_size(name, &rows, &cols)) {
		free(name);
		name = xstrdup("A");
	} else if (name == NULL || (*rest != '\0' && !parse_size(rest, &rows, &cols))) {
		free(name);
		return err_set(err, ERR_USAGE, "wanted: terminal NAME COLSxROWS");
	}
	bool fine = stage_terminal(stage, name, rows, cols, err);
	free(name);
	return fine;
}

static bool play_in(struct stage *stage, const char *rest, struct err *err)
{
	return stage_terminal(stage, rest, 0, 0, err);
}

static bool is_ready(void *context)
{
	return term_ended(context) || term_settled(context);
}

static bool has_ended(void *context)
{
	return term_ended(context);
}

static struct term *now(struct stage *stage)
{
	return stage_now(stage)->term;
}

static bool play_run(struct stage *stage, const char *rest, struct err *err)
{
	return stage_start(stage, rest, err) &&
	       stage_await(stage, is_ready, now(stage), "the first idle marker, or the end", err);
}

static bool must_run(struct stage *stage, struct err *err)
{
	struct term *term = now(stage);
	if (!term_used(term) || term_ended(term))
		return err_set(err, ERR_REFUSED, "no program runs in terminal %s", stage_now(stage)->name);
	return true;
}

static bool play_exit(struct stage *stage, const char *rest, struct err *err)
{
	if (!term_used(now(stage)))
		return err_set(err, ERR_USAGE, "no program was started in terminal %s", stage_now(stage)->name);
	return stage_await(stage, has_ended, now(stage), "the program's end", err) &&
	       check_status(term_status(now(stage)), rest, err);
}

static bool play_hangup(struct stage *stage, const char *rest, struct err *err)
{
	(void)rest;
	if (!must_run(stage, err))
		return false;
	term_hang_up(now(stage));
	return true;
}

static bool play_kill(struct stage *stage, const char *rest, struct err *err)
{
	int number = signal_number(rest);
	if (number == 0)
		return err_set(err, ERR_USAGE, "%s is not the name of a signal", rest);
	return must_run(stage, err) && term_signal(now(stage), number, err);
}

static bool play_resize(struct stage *stage, const char *rest, struct err *err)
{
	int rows, cols;
	if (!parse_size(rest, &rows, &cols))
		return err_set(err, ERR_USAGE, "wanted: resize COLSxROWS");
	if (!must_run(stage, err))
		return false;
	term_resize(now(stage), rows, cols);
	return stage_await(stage, is_ready, now(stage), "a painting in the new size", err);
}

/* ---- keys ---- */

static bool settle(struct stage *stage, struct err *err)
{
	term_fence(now(stage));
	return stage_await(stage, is_ready, now(stage), "the answer to the keys", err);
}

/* All keys of a line are sent at once, as when somebody types ahead. Esc is the exception: a fence of its own stands
 * behind it, or the bytes of Esc and the next key could be read as one key. */
static bool play_keys(struct stage *stage, const char *rest, struct err *err)
{
	char *key;
	if (!must_run(stage, err))
		return false;
	while ((key = next_word(&rest)) != NULL) {
		bool known = term_key(now(stage), key);
		if (known && strcmp(key, "Esc") == 0)
			term_fence(now(stage));
		if (!known)
			err_set(err, ERR_USAGE, "no key is called %s", key);
		free(key);
		if (!known)
			return false;
	}
	return settle(stage, err);
}

static bool send_text(struct stage *stage, const char *rest, void (*send)(struct term *, const char *),
		      struct err *err)
{
	char *text = must_run(stage, err) ? text_argument(rest, err) : NULL;
	if (text == NULL)
		return false;
	send(now(stage), text);
	free(text);
	return settle(stage, err);
}

static bool play_type(struct stage *stage, const char *rest, struct err *err)
{
	return send_text(stage, rest, term_type, err);
}

static bool play_paste(struct stage *stage, const char *rest, struct err *err)
{
	return send_text(stage, rest, term_paste, err);
}

/* ---- the screen ---- */

struct looking {
	const struct term *term;
	int row; /* 0 for anywhere */
	char *text;
	bool wanted;
};

static bool row_has(const struct term *term, int row, const char *text)
{
	char *line = term_row(term, row);
	char *ended = xasprintf("%s ", line); /* so that "1 " does not find 12 and finds a 1 that ends the row */
	bool found = strstr(ended, text) != NULL;
	free(ended);
	free(line);
	return found;
}

/* Looks only at a screen that is finished: in the middle of a painting old and new stand side by side. */
static bool is_as_wanted(void *context)
{
	const struct looking *looking = context;
	const struct term *term = looking->term;
	if (!term_settled(term) && !term_ended(term))
		return false;
	bool found = false;
	int first = looking->row > 0 ? looking->row : 1, last = looking->row > 0 ? looking->row : term_rows(term);
	for (int row = first; row <= last && !found; row++)
		found = row_has(term, row, looking->text);
	return found == looking->wanted;
}

/* "3 text" is text in row 3; a text that itself begins with a number is written in quotes. */
static int take_row(const char **rest)
{
	size_t digits = strspn(*rest, "0123456789");
	if (digits == 0 || digits > 3 || (*rest)[digits] != ' ')
		return 0;
	int row = atoi(*rest);
	*rest += digits + strspn(*rest + digits, " ");
	return row;
}

static bool look(struct stage *stage, const char *rest, bool wanted, struct err *err)
{
	struct looking looking = { .term = now(stage), .row = take_row(&rest), .wanted = wanted };
	if (looking.row > term_rows(looking.term))
		return err_set(err, ERR_USAGE, "the screen has no row %d", looking.row);
	if (!term_used(looking.term))
		return err_set(err, ERR_USAGE, "no program was started in terminal %s", stage_now(stage)->name);
	looking.text = text_argument(rest, err);
	if (looking.text == NULL)
		return false;
	bool fine = stage_await(stage, is_as_wanted, &looking, wanted ? "the text" : "the text's going", err);
	free(looking.text);
	return fine;
}

static bool play_see(struct stage *stage, const char *rest, struct err *err)
{
	return look(stage, rest, true, err);
}

static bool play_gone(struct stage *stage, const char *rest, struct err *err)
{
	return look(stage, rest, false, err);
}

struct pointing {
	struct term *term;
	int row, col;
	char *text;
};

static bool is_pointing(void *context)
{
	const struct pointing *pointing = context;
	int row, col;
	if (!is_ready(pointing->term))
		return false;
	term_cursor(pointing->term, &row, &col);
	return pointing->text != NULL ? row_has(pointing->term, row, pointing->text)
				      : row == pointing->row && col == pointing->col;
}

static bool play_cursor(struct stage *stage, const char *rest, struct err *err)
{
	struct pointing pointing = { .term = now(stage) };
	int end = 0;
	bool on_text = strncmp(rest, "on ", 3) == 0;
	if (on_text)
		pointing.text = text_argument(rest + 3 + strspn(rest + 3, " "), err);
	else if (sscanf(rest, "%d %d%n", &pointing.row, &pointing.col, &end) != 2 || rest[end] != '\0')
		return err_set(err, ERR_USAGE, "wanted: cursor ROW COL, or cursor on TEXT");
	if (on_text && pointing.text == NULL)
		return false;
	bool fine = stage_await(stage, is_pointing, &pointing, "the cursor there", err);
	free(pointing.text);
	return fine;
}

static bool play_golden(struct stage *stage, const char *rest, struct err *err)
{
	if (*rest == '\0' || strcspn(rest, " /") != strlen(rest))
		return err_set(err, ERR_USAGE, "wanted: golden NAME");
	if (!stage_await(stage, is_ready, now(stage), "a finished screen", err))
		return false;
	char *screen = term_snapshot(now(stage));
	const struct story_setting *setting = stage->setting;
	bool fine = golden_check(setting->srcdir, rest, screen, setting->generate, &stage->detail, err);
	free(screen);
	return fine;
}

/* ---- bytes and repaints ---- */

static bool play_mark(struct stage *stage, const char *rest, struct err *err)
{
	(void)rest;
	if (!stage_await(stage, is_ready, now(stage), "a finished screen", err))
		return false;
	struct stage_terminal *terminal = stage_now(stage);
	terminal->marked_bytes = term_bytes(terminal->term);
	terminal->marked_others = term_others(terminal->term);
	return true;
}

static bool play_bytes(struct stage *stage, const char *rest, struct err *err)
{
	char relation[3];
	unsigned long wanted;
	int end = 0;
	if (sscanf(rest, "%2[<>=] %lu since mark%n", relation, &wanted, &end) != 2 || end == 0 || rest[end] != '\0')
		return err_set(err, ERR_USAGE, "wanted: bytes <= NUMBER since mark");
	if (!stage_await(stage, is_ready, now(stage), "a finished screen", err))
		return false;
	unsigned long count = term_bytes(now(stage)) - stage_now(stage)->marked_bytes;
	bool less = strcmp(relation, "<=") == 0, more = strcmp(relation, ">=") == 0;
	if (!less && !more)
		return err_set(err, ERR_USAGE, "the number is held against <= or >=");
	return (less ? count <= wanted : count >= wanted) || err_set(err, ERR_REFUSED, "there were %lu", count);
}

static bool was_refreshed(void *context)
{
	const struct stage_terminal *terminal = context;
	return term_ended(terminal->term) ||
	       (term_settled(terminal->term) && term_others(terminal->term) > terminal->marked_others);
}

static bool play_refreshed(struct stage *stage, const char *rest, struct err *err)
{
	(void)rest;
	return must_run(stage, err) &&
	       stage_await(stage, was_refreshed, stage_now(stage), "a repaint that no key caused", err) &&
	       must_run(stage, err);
}

static bool has_kept(void *context)
{
	return term_ended(context) || term_kept(context);
}

static bool play_kept(struct stage *stage, const char *rest, struct err *err)
{
	(void)rest;
	return must_run(stage, err) &&
	       stage_await(stage, has_kept, now(stage), "what is typed on disk", err) && must_run(stage, err);
}

/* ---- commands that run to their end ---- */

static bool play_shell(struct stage *stage, const char *rest, struct err *err)
{
	return stage_shell(stage, rest, err);
}

static bool must_have_run(const struct stage *stage, struct err *err)
{
	return stage->capture.ran || err_set(err, ERR_USAGE, "no shell step stands before");
}

static bool play_status(struct stage *stage, const char *rest, struct err *err)
{
	return must_have_run(stage, err) && check_status(stage->capture.status, rest, err);
}

/* "~ text" has it, "!~ text" has it not, "= text" is all of it (but for the last newline). */
static bool holds(const char *output, const char *relation, const char *text)
{
	if (strcmp(relation, "=") != 0)
		return (strstr(output, text) != NULL) == (strcmp(relation, "~") == 0);
	size_t length = strlen(output);
	length -= length > 0 && output[length - 1] == '\n';
	return length == strlen(text) && memcmp(output, text, length) == 0;
}

static bool is_relation(const char *word)
{
	return strcmp(word, "~") == 0 || strcmp(word, "!~") == 0 || strcmp(word, "=") == 0;
}

static bool check_output(const struct stage *stage, const char *output, const char *rest, struct err *err)
{
	char *relation = must_have_run(stage, err) ? next_word(&rest) : NULL;
	if (!stage->capture.ran)
		return false;
	char *text = NULL;
	bool fine = false;
	if (relation == NULL || !is_relation(relation))
		err_set(err, ERR_USAGE, "wanted: ~ TEXT, !~ TEXT or = TEXT");
	else
		text = text_argument(rest, err);
	if (text != NULL) {
		fine = holds(output, relation, text);
		if (!fine)
			err_set(err, ERR_REFUSED, "the command wrote something else");
	}
	free(relation);
	free(text);
	return fine;
}

static bool play_stdout(struct stage *stage, const char *rest, struct err *err)
{
	return check_output(stage, stage->capture.out, rest, err);
}

static bool play_stderr(struct stage *stage, const char *rest, struct err *err)
{
	return check_output(stage, stage->capture.err, rest, err);
}

/* ---- waiting ---- */

static bool play_limit(struct stage *stage, const char *rest, struct err *err)
{
	char *end;
	double seconds = strtod(rest, &end);
	if (end == rest || *end != '\0' || !(seconds > 0 && seconds <= 600))
		return err_set(err, ERR_USAGE, "wanted: limit SECONDS");
	stage->limit_ms = (int)(seconds * 1000);
	return true;
}

/* ---- the table ---- */

static const struct verb verbs[] = {
	{ "terminal", play_terminal }, { "in", play_in },         { "run", play_run },
	{ "exit", play_exit },         { "hangup", play_hangup }, { "kill", play_kill },
	{ "resize", play_resize },     { "keys", play_keys },     { "type", play_type },
	{ "paste", play_paste },       { "see", play_see },       { "gone", play_gone },
	{ "cursor", play_cursor },     { "golden", play_golden }, { "mark", play_mark },
	{ "bytes", play_bytes },       { "refreshed", play_refreshed }, { "kept", play_kept }, { "shell", play_shell },
	{ "status", play_status },     { "stdout", play_stdout }, { "stderr", play_stderr },
	{ "limit", play_limit },
};

const struct verb *verb_find(const char *name)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}
