/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "term.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define MARKER_START "\033]7777;"
#define FENCE "\033[7777~"

enum { MARKER_ROOM = 80, READ_ROOM = 4096, READS_AT_ONCE = 64, TERMS_MAX = 64 };

/* The newest idle marker: what the program said just before it went to sleep. */
struct marker {
	bool seen; /* there was one since the program started */
	bool last; /* and nothing has come after it: the program is idle */
	unsigned answered, others;
	int rows, cols;
	int kept; /* 0: something typed is not on disk yet */
};

struct term {
	VTerm *vt;
	VTermScreen *screen;
	bool cursor_visible;
	int fd;    /* our end of the pseudo terminal; -1 before the start, after the end and after a hangup */
	pid_t pid; /* 0 when there is no child to reap */
	bool used, reaped;
	int status;
	unsigned asked; /* fences sent */
	unsigned long bytes;
	struct str unsent;
	struct marker marker;
	char held[MARKER_ROOM]; /* the beginning of what may become a marker */
	size_t held_length;
};

static sigset_t waiting_mask; /* the mask of the process before term_begin */

static void ignore_signal(int number)
{
	(void)number;
}

void term_begin(void)
{
	struct sigaction action = { .sa_handler = ignore_signal };
	sigaction(SIGCHLD, &action, NULL); /* a handler, for an ignored signal does not end ppoll */
	signal(SIGPIPE, SIG_IGN);
	sigset_t child;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &waiting_mask);
	sigdelset(&waiting_mask, SIGCHLD);
}

void term_child_signals(void)
{
	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* ---- the emulated terminal ---- */

static void from_emulator(const char *bytes, size_t length, void *user)
{
	struct term *term = user;
	str_add_bytes(&term->unsent, bytes, length);
}

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
	struct term *term = user;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		term->cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks screen_callbacks = { .settermprop = on_property };

static void new_emulator(struct term *term, int rows, int cols)
{
	if (term->vt != NULL)
		vterm_free(term->vt);
	term->vt = vterm_new(rows, cols);
	vterm_set_utf8(term->vt, 1);
	vterm_output_set_callback(term->vt, from_emulator, term);
	term->screen = vterm_obtain_screen(term->vt);
	vterm_screen_set_callbacks(term->screen, &screen_callbacks, term);
	vterm_screen_enable_altscreen(term->screen, 1);
	term->cursor_visible = true;
	vterm_screen_reset(term->screen, 1);
}

struct term *term_new(int rows, int cols)
{
	struct term *term = xcalloc(1, sizeof *term);
	term->fd = -1;
	new_emulator(term, rows, cols);
	return term;
}

void term_free(struct term *term)
{
	if (term == NULL)
		return;
	term_hang_up(term);
	if (term->pid > 0) {
		kill(term->pid, SIGKILL);
		waitpid(term->pid, NULL, 0);
	}
	vterm_free(term->vt);
	str_free(&term->unsent);
	free(term);
}

/* ---- the program ---- */

static void forget_program(struct term *term)
{
	str_free(&term->unsent);
	term->marker = (struct marker){ 0 };
	term->held_length = 0;
	term->asked = 0;
	term->bytes = 0;
	term->reaped = false;
}

static void become(const struct term_program *program)
{
	term_child_signals();
	if (chdir(program->dir) == 0)
		execve(program->argv[0], (char *const *)program->argv, (char *const *)program->env);
	dprintf(STDERR_FILENO, "%s: %s\r\n", program->argv[0], strerror(errno));
	_exit(127);
}

bool term_start(struct term *term, const struct term_program *program, struct err *err)
{
	if (term->used && !term_ended(term))
		return err_set(err, ERR_REFUSED, "the terminal is taken: its program still runs");
	int rows = term_rows(term), cols = term_cols(term);
	new_emulator(term, rows, cols);
	forget_program(term);
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	term->pid = forkpty(&term->fd, NULL, NULL, &size);
	if (term->pid == 0)
		become(program);
	if (term->pid < 0) {
		term->pid = 0;
		return err_set(err, ERR_IO, "no pseudo terminal: %s", strerror(errno));
	}
	/* Not handed on to later children: one that kept it open would keep a hangup from being one. */
	fcntl(term->fd, F_SETFD, FD_CLOEXEC);
	fcntl(term->fd, F_SETFL, O_NONBLOCK);
	term->used = true;
	return true;
}

void term_hang_up(struct term *term)
{
	if (term->fd >= 0)
		close(term->fd);
	term->fd = -1;
}

bool term_signal(struct term *term, int signal_number, struct err *err)
{
	if (term->pid <= 0)
		return err_set(err, ERR_REFUSED, "the program has ended");
	kill(term->pid, signal_number);
	return true;
}

/* ---- bytes from the program ---- */

static void take_marker(struct term *term)
{
	struct marker *marker = &term->marker;
	term->held[term->held_length] = '\0';
	term->held_length = 0;
	marker->kept = 1;
	marker->last = sscanf(term->held, MARKER_START "%u,%u,%d,%d,%d", &marker->answered, &marker->others,
			      &marker->rows, &marker->cols, &marker->kept) >= 4;
	marker->seen |= marker->last;
}

/* True while the held bytes and this one may still be a marker. */
static bool fits_marker(const struct term *term, char byte)
{
	size_t at = term->held_length, start = strlen(MARKER_START);
	if (at < start)
		return byte == MARKER_START[at];
	return at < MARKER_ROOM - 1 && ((byte >= '0' && byte <= '9') || byte == ',' || byte == '\a');
}

static void give_back_held(struct term *term, struct str *plain)
{
	str_add_bytes(plain, term->held, term->held_length);
	term->bytes += term->held_length;
	term->held_length = 0;
}

static void take_byte(struct term *term, char byte, struct str *plain)
{
	term->marker.last = false;
	if (!fits_marker(term, byte))
		give_back_held(term, plain);
	if (fits_marker(term, byte)) {
		term->held[term->held_length++] = byte;
		if (byte == '\a')
			take_marker(term);
		return;
	}
	str_add_char(plain, byte);
	term->bytes++;
}

/* Takes the markers out, so that the emulator sees what a user's terminal would show and no version of it has to
 * know them. They move nothing on the screen: what stood before and after one can be drawn together. */
static void take_bytes(struct term *term, const char *bytes, size_t length)
{
	struct str plain = { 0 };
	for (size_t i = 0; i < length; i++)
		take_byte(term, bytes[i], &plain);
	if (plain.length > 0)
		vterm_input_write(term->vt, plain.text, plain.length);
	str_free(&plain);
}

static void read_some(struct term *term)
{
	char bytes[READ_ROOM];
	for (int i = 0; i < READS_AT_ONCE && term->fd >= 0; i++) {
		ssize_t length = read(term->fd, bytes, sizeof bytes);
		if (length > 0)
			take_bytes(term, bytes, (size_t)length);
		else if (length < 0 && errno == EAGAIN)
			return;
		else if (length == 0 || errno != EINTR)
			term_hang_up(term); /* EIO: nobody has the other end open any more */
	}
}

static void write_some(struct term *term)
{
	if (term->fd < 0 || term->unsent.length == 0)
		return;
	ssize_t length = write(term->fd, term->unsent.text, term->unsent.length);
	if (length <= 0)
		return;
	term->unsent.length -= (size_t)length;
	memmove(term->unsent.text, term->unsent.text + length, term->unsent.length);
}

static void reap(struct term *term)
{
	if (term->pid <= 0 || waitpid(term->pid, &term->status, WNOHANG) != term->pid)
		return;
	term->pid = 0;
	term->reaped = true;
}

/* ---- waiting ---- */

static long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static void pump(struct term *const *terms, int count)
{
	for (int i = 0; i < count; i++) {
		write_some(terms[i]);
		read_some(terms[i]);
		reap(terms[i]);
	}
}

static void await_event(struct term *const *terms, int count, long limit_ms)
{
	struct pollfd polls[TERMS_MAX];
	assert(count <= TERMS_MAX);
	for (int i = 0; i < count; i++) {
		polls[i].fd = terms[i]->fd;
		polls[i].events = POLLIN | (terms[i]->unsent.length > 0 ? POLLOUT : 0);
	}
	struct timespec limit = { .tv_sec = limit_ms / 1000, .tv_nsec = limit_ms % 1000 * 1000000L };
	ppoll(polls, (nfds_t)count, &limit, &waiting_mask);
}

bool term_wait(struct term *const *terms, int count, bool (*done)(void *context), void *context, int limit_ms)
{
	long end = now_ms() + limit_ms;
	for (;;) {
		pump(terms, count);
		if (done(context))
			return true;
		long left = end - now_ms();
		if (left <= 0)
			return false;
		await_event(terms, count, left);
	}
}

/* ---- keys ---- */

static const struct {
	const char *name;
	VTermKey key;
} key_names[] = {
	{ "Enter", VTERM_KEY_ENTER },       { "Tab", VTERM_KEY_TAB },         { "Backspace", VTERM_KEY_BACKSPACE },
	{ "Esc", VTERM_KEY_ESCAPE },        { "Up", VTERM_KEY_UP },           { "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT },         { "Right", VTERM_KEY_RIGHT },     { "Ins", VTERM_KEY_INS },
	{ "Del", VTERM_KEY_DEL },           { "Home", VTERM_KEY_HOME },       { "End", VTERM_KEY_END },
	{ "PgUp", VTERM_KEY_PAGEUP },       { "PgDn", VTERM_KEY_PAGEDOWN },   { "F1", VTERM_KEY_FUNCTION(1) },
	{ "F2", VTERM_KEY_FUNCTION(2) },    { "F3", VTERM_KEY_FUNCTION(3) },  { "F4", VTERM_KEY_FUNCTION(4) },
	{ "F5", VTERM_KEY_FUNCTION(5) },    { "F6", VTERM_KEY_FUNCTION(6) },  { "F7", VTERM_KEY_FUNCTION(7) },
	{ "F8", VTERM_KEY_FUNCTION(8) },    { "F9", VTERM_KEY_FUNCTION(9) },  { "F10", VTERM_KEY_FUNCTION(10) },
	{ "F11", VTERM_KEY_FUNCTION(11) },  { "F12", VTERM_KEY_FUNCTION(12) },
};

static const struct {
	const char *name;
	VTermModifier modifier;
} modifier_names[] = {
	{ "Ctrl-", VTERM_MOD_CTRL },
	{ "Alt-", VTERM_MOD_ALT },
	{ "Shift-", VTERM_MOD_SHIFT },
};

/* Steps over the modifiers of a name: "Ctrl-S" leaves "S". */
static VTermModifier take_modifiers(const char **name)
{
	int modifiers = VTERM_MOD_NONE;
	for (size_t i = 0; i < sizeof modifier_names / sizeof *modifier_names; i++) {
		size_t length = strlen(modifier_names[i].name);
		if (strncmp(*name, modifier_names[i].name, length) == 0 && (*name)[length] != '\0') {
			*name += length;
			modifiers |= modifier_names[i].modifier;
		}
	}
	return modifiers;
}

static bool one_character(const char *text)
{
	size_t length = 1;
	while (((unsigned char)text[length] & 0xC0) == 0x80)
		length++;
	return text[0] != '\0' && text[length] == '\0';
}

/* The bytes that xterm and its kin send. Not left to the emulator, which answers Ctrl-I and others with CSI u. */
static bool send_character(struct term *term, const char *text, VTermModifier modifiers)
{
	if (!one_character(text) || (modifiers & VTERM_MOD_SHIFT))
		return false;
	if (modifiers & VTERM_MOD_ALT)
		str_add_char(&term->unsent, '\033');
	if (!(modifiers & VTERM_MOD_CTRL))
		str_add(&term->unsent, text);
	else if (text[1] == '\0' && text[0] >= '?')
		str_add_char(&term->unsent, (char)(text[0] & 0x1f));
	else
		return false;
	return true;
}

bool term_key(struct term *term, const char *key)
{
	VTermModifier modifiers = take_modifiers(&key);
	for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
		if (strcmp(key_names[i].name, key) == 0) {
			vterm_keyboard_key(term->vt, key_names[i].key, modifiers);
			return true;
		}
	return send_character(term, strcmp(key, "Space") == 0 ? " " : key, modifiers);
}

void term_type(struct term *term, const char *text)
{
	str_add(&term->unsent, text);
}

void term_paste(struct term *term, const char *text)
{
	vterm_keyboard_start_paste(term->vt);
	/* A terminal sends the line ends of a paste as the Enter key does. */
	for (const char *p = text; *p != '\0'; p++)
		str_add_char(&term->unsent, *p == '\n' ? '\r' : *p);
	vterm_keyboard_end_paste(term->vt);
}

void term_fence(struct term *term)
{
	str_add(&term->unsent, FENCE);
	term->asked++;
}

void term_claim(struct term *term, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	if (term->fd >= 0)
		ioctl(term->fd, TIOCSWINSZ, &size);
}

void term_resize(struct term *term, int rows, int cols)
{
	vterm_set_size(term->vt, rows, cols);
	term_claim(term, rows, cols);
}

/* ---- state ---- */

bool term_used(const struct term *term)
{
	return term->used;
}

bool term_ended(const struct term *term)
{
	return term->reaped && term->fd < 0;
}

int term_status(const struct term *term)
{
	assert(term->reaped);
	return term->status;
}

bool term_settled(const struct term *term)
{
	const struct marker *marker = &term->marker;
	return marker->last && marker->answered == term->asked && marker->rows == term_rows(term) &&
	       marker->cols == term_cols(term);
}

bool term_marked(const struct term *term)
{
	return term->marker.seen;
}

unsigned term_others(const struct term *term)
{
	return term->marker.others;
}

bool term_kept(const struct term *term)
{
	return term_settled(term) && term->marker.kept != 0;
}

unsigned long term_bytes(const struct term *term)
{
	return term->bytes;
}

int term_rows(const struct term *term)
{
	int rows, cols;
	vterm_get_size(term->vt, &rows, &cols);
	return rows;
}

int term_cols(const struct term *term)
{
	int rows, cols;
	vterm_get_size(term->vt, &rows, &cols);
	return cols;
}

void term_cursor(const struct term *term, int *row, int *col)
{
	VTermPos pos;
	vterm_state_get_cursorpos(vterm_obtain_state(term->vt), &pos);
	*row = pos.row + 1;
	*col = pos.col + 1;
}

/* ---- the screen as text ---- */

static void add_character(struct str *text, uint32_t c)
{
	if (c < 0x80) {
		str_add_char(text, (char)c);
	} else if (c < 0x800) {
		str_add_char(text, (char)(0xC0 | c >> 6));
		str_add_char(text, (char)(0x80 | (c & 0x3F)));
	} else {
		if (c < 0x10000) {
			str_add_char(text, (char)(0xE0 | c >> 12));
		} else {
			str_add_char(text, (char)(0xF0 | c >> 18));
			str_add_char(text, (char)(0x80 | (c >> 12 & 0x3F)));
		}
		str_add_char(text, (char)(0x80 | (c >> 6 & 0x3F)));
		str_add_char(text, (char)(0x80 | (c & 0x3F)));
	}
}

static VTermScreenCell cell_at(const struct term *term, int row, int col)
{
	VTermScreenCell cell = { 0 };
	VTermPos pos = { .row = row, .col = col };
	vterm_screen_get_cell(term->screen, pos, &cell);
	return cell;
}

char *term_row(const struct term *term, int row)
{
	struct str text = { 0 };
	int cols = term_cols(term);
	for (int col = 0; col < cols; col++) {
		VTermScreenCell cell = cell_at(term, row - 1, col);
		if (cell.chars[0] == 0)
			str_add_char(&text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			add_character(&text, cell.chars[i]);
		if (cell.width == 2)
			col++;
	}
	while (text.length > 0 && text.text[text.length - 1] == ' ')
		text.text[--text.length] = '\0';
	return str_take(&text);
}

static void add_colour(struct str *text, const char *name, const VTermColor *colour)
{
	if (VTERM_COLOR_IS_INDEXED(colour))
		str_addf(text, " %s%d", name, colour->indexed.idx);
	else
		str_addf(text, " %s#%02x%02x%02x", name, colour->rgb.red, colour->rgb.green, colour->rgb.blue);
}

/* " bold reverse fg4", or "" for a cell without attributes. */
static char *attributes(const VTermScreenCell *cell)
{
	struct str text = { 0 };
	const struct {
		const char *name;
		bool on;
	} flags[] = {
		{ " bold", cell->attrs.bold },       { " underline", cell->attrs.underline != 0 },
		{ " italic", cell->attrs.italic },   { " blink", cell->attrs.blink },
		{ " reverse", cell->attrs.reverse }, { " strike", cell->attrs.strike },
	};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (flags[i].on)
			str_add(&text, flags[i].name);
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		add_colour(&text, "fg", &cell->fg);
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
		add_colour(&text, "bg", &cell->bg);
	return str_take(&text);
}

static void add_run(struct str *line, int from, int to, const char *what)
{
	if (*what == '\0')
		return;
	str_add(line, line->length > 0 ? "; " : "   ^ ");
	str_addf(line, "%d-%d%s", from, to, what);
}

/* One line that says which columns of a row carry which attributes; nothing for a plain row. */
static void add_attribute_line(struct str *text, const struct term *term, int row)
{
	struct str line = { 0 };
	char *run = xstrdup("");
	int from = 1, cols = term_cols(term);
	for (int col = 1; col <= cols; col++) {
		VTermScreenCell cell = cell_at(term, row - 1, col - 1);
		if (cell.chars[0] == (uint32_t)-1) /* the right half of a wide character: its attributes are stale */
			continue;
		char *here = attributes(&cell);
		if (strcmp(here, run) != 0) {
			add_run(&line, from, col - 1, run);
			from = col;
		}
		free(run);
		run = here;
	}
	add_run(&line, from, cols, run);
	free(run);
	if (line.length > 0)
		str_addf(text, "%s\n", line.text);
	str_free(&line);
}

static void add_cursor(struct str *text, const struct term *term)
{
	int row, col;
	term_cursor(term, &row, &col);
	str_addf(text, "cursor %d %d%s\n", row, col, term->cursor_visible ? "" : " hidden");
}

static char *screen_text(const struct term *term, bool with_attributes)
{
	struct str text = { 0 };
	str_addf(&text, "size %dx%d\n", term_cols(term), term_rows(term));
	for (int row = 1; row <= term_rows(term); row++) {
		char *line = term_row(term, row);
		str_addf(&text, "%2d|%s\n", row, line);
		free(line);
		if (with_attributes)
			add_attribute_line(&text, term, row);
	}
	add_cursor(&text, term);
	return str_take(&text);
}

char *term_snapshot(const struct term *term)
{
	return screen_text(term, true);
}

char *term_picture(const struct term *term)
{
	struct str text = { 0 };
	char *screen = screen_text(term, false);
	str_add(&text, screen);
	free(screen);
	const struct marker *marker = &term->marker;
	const char *state = !term->used ? "no program" : term->reaped ? "ended" : marker->last ? "idle" : "busy";
	str_addf(&text, "program %s", state);
	if (term->reaped && WIFEXITED(term->status))
		str_addf(&text, ", exit %d", WEXITSTATUS(term->status));
	else if (term->reaped)
		str_addf(&text, ", by signal %d", WTERMSIG(term->status));
	str_addf(&text, "; fences sent %u, answered %u; painted at %dx%d; bytes %lu, unsent %zu\n", term->asked,
		 marker->answered, marker->cols, marker->rows, term->bytes, term->unsent.length);
	return str_take(&text);
}
