/* SPDX-License-Identifier: EUPL-1.2 */
/* floor: the smallest program that keeps the harness's rules: a list, a line to write in, and a board that several
 * of them share. The harness is tested on it, and it shows what the rules ask of a program.
 *
 *     floor [--hurry MS] [BOARD]
 *
 * BOARD is a file; Ctrl-S writes the line there, and every floor that runs on it shows it. With --hurry it breaks no
 * rule but is as misleading as it can be: it lets MS pass after every key and says that it is idle although more
 * keys are waiting. */
#include "config.h"

#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <term.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

enum { ITEMS = 50, ROOM = 400, BOARD_MS = 20, KEY_FENCE = 7777, KEY_PASTE, KEY_PASTE_END };

static volatile sig_atomic_t resized, told;

static struct floor {
	const char *board;
	struct timespec board_time;
	wchar_t shown[ROOM], line[ROOM];
	int length, selected, hurry_ms;
	const char *last; /* name of the newest key */
	unsigned answered, others;
	bool pasting, done, cut_off; /* cut off: told to end by somebody else than the user */
	int status;
} state;

static void on_signal(int number)
{
	if (number == SIGWINCH)
		resized = 1;
	else
		told = 1;
}

/* Signals arrive only inside ppoll, so that none can slip in between looking and sleeping. */
static void hold_signals(sigset_t *open)
{
	static const int numbers[] = { SIGWINCH, SIGHUP, SIGTERM };
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t held;
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		sigaction(numbers[i], &action, NULL);
		sigaddset(&held, numbers[i]);
	}
	sigprocmask(SIG_BLOCK, &held, open);
}

/* ---- the board ---- */

static void write_board(void)
{
	FILE *file = state.board != NULL ? fopen(state.board, "w") : NULL;
	if (file == NULL)
		return;
	fprintf(file, "%ls", state.line);
	fclose(file);
}

/* True when somebody has written on it since it was read last. */
static bool read_board(void)
{
	struct stat now;
	if (state.board == NULL || stat(state.board, &now) != 0 || now.st_size == 0)
		return false;
	if (memcmp(&now.st_mtim, &state.board_time, sizeof now.st_mtim) == 0)
		return false;
	FILE *file = fopen(state.board, "r");
	if (file == NULL)
		return false;
	state.board_time = now.st_mtim;
	if (fgetws(state.shown, ROOM, file) == NULL)
		state.shown[0] = L'\0';
	fclose(file);
	return true;
}

/* ---- keys ---- */

static void add_character(wint_t c)
{
	if (state.length < ROOM - 1)
		state.line[state.length++] = (wchar_t)c;
	state.line[state.length] = L'\0';
}

static void move_by(int step)
{
	int to = state.selected + step;
	state.selected = to < 0 ? 0 : to >= ITEMS ? ITEMS - 1 : to;
}

static void finish(int status)
{
	state.done = true;
	state.status = status;
}

static void take_character(wint_t c)
{
	if (state.pasting && (c == L'\r' || c == L'\n'))
		add_character(L' ');
	else if (c == 033)
		state.line[state.length = 0] = L'\0';
	else if (c == ('S' & 0x1f))
		write_board();
	else if (c == ('X' & 0x1f))
		finish(3);
	else if (c == ('K' & 0x1f))
		raise(SIGKILL);
	else if (c >= L' ' && c != 0177)
		add_character(c);
}

static void take_key(wint_t key)
{
	const char *name = keyname((int)key);
	if (key == KEY_PASTE || key == KEY_PASTE_END)
		state.pasting = key == KEY_PASTE;
	else if (key == KEY_UP || key == KEY_DOWN)
		move_by(key == KEY_UP ? -1 : 1);
	else if (key == KEY_HOME || key == KEY_END)
		move_by(key == KEY_HOME ? -ITEMS : ITEMS);
	else if (key == KEY_F(10))
		finish(0);
	else if (name != NULL && strcmp(name, "kDN3") == 0)
		move_by(10);
}

static void take(int kind, wint_t key)
{
	if (kind == KEY_CODE_YES && key == KEY_FENCE) {
		state.answered++;
		return;
	}
	state.last = kind == KEY_CODE_YES ? keyname((int)key) : key_name((wchar_t)key);
	if (kind == KEY_CODE_YES)
		take_key(key);
	else
		take_character(key);
}

/* ---- the screen ---- */

static void paint_list(int rows)
{
	int top = state.selected >= rows ? state.selected - rows + 1 : 0;
	for (int i = 0; i < rows && top + i < ITEMS; i++) {
		bool selected = top + i == state.selected;
		attrset(selected ? A_REVERSE : A_NORMAL);
		mvprintw(i + 1, 0, " Förvaltning %d%*s", top + i + 1, selected ? 20 : 0, "");
	}
	attrset(A_NORMAL);
	move(state.selected - top + 1, 1);
}

static void paint(void)
{
	erase();
	if (LINES < 6 || COLS < 40) {
		addstr("too small");
	} else {
		attrset(A_BOLD);
		printw("Golvet %dx%d", COLS, LINES);
		attrset(A_NORMAL);
		mvprintw(LINES - 3, 0, "board: %ls", state.shown);
		mvprintw(LINES - 2, 0, "line: %ls", state.line);
		mvprintw(LINES - 1, 0, "key: %s", state.last != NULL ? state.last : "none");
		paint_list(LINES - 4);
	}
	refresh();
}

static void say_idle(void)
{
	if (getenv("SAMVERKAN_TEST_IDLE") == NULL)
		return;
	printf("\033]7777;%u,%u,%d,%d\a", state.answered, state.others, LINES, COLS);
	fflush(stdout);
}

static void take_new_size(void)
{
	struct winsize size;
	resized = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
	state.others++;
}

/* ---- the loop ---- */

static void mislead(void)
{
	if (state.hurry_ms == 0)
		return;
	paint();
	say_idle();
	poll(NULL, 0, state.hurry_ms);
}

static void take_keys(void)
{
	wint_t key;
	int kind;
	while (!state.done && (kind = get_wch(&key)) != ERR) {
		take(kind, key);
		mislead();
	}
}

static void wait_for_something(const sigset_t *open)
{
	struct pollfd keys = { .fd = STDIN_FILENO, .events = POLLIN };
	struct timespec limit = { .tv_nsec = BOARD_MS * 1000000L };
	int ready = ppoll(&keys, 1, state.board != NULL ? &limit : NULL, open);
	state.cut_off = told || (ready > 0 && (keys.revents & POLLHUP)); /* either can be first */
	if (state.cut_off)
		finish(0);
}

static void loop(const sigset_t *open)
{
	read_board();
	paint();
	while (!state.done) {
		say_idle();
		wait_for_something(open);
		take_keys();
		if (resized)
			take_new_size();
		if (read_board())
			state.others++;
		paint();
	}
}

static bool open_screen(void)
{
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (screen == NULL)
		return false;
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(100);
	define_key("\033[200~", KEY_PASTE);
	define_key("\033[201~", KEY_PASTE_END);
	if (getenv("SAMVERKAN_TEST_IDLE") != NULL)
		define_key("\033[7777~", KEY_FENCE);
	putp("\033[?2004h");
	return true;
}

/* What was written and not kept, for whoever lost the line. */
static void keep_draft(void)
{
	FILE *file = state.cut_off ? fopen("draft", "w") : NULL;
	if (file == NULL)
		return;
	fprintf(file, "%ls\n", state.line);
	fclose(file);
}

int main(int argc, char **argv)
{
	sigset_t open;
	setlocale(LC_CTYPE, "");
	int at = 1;
	if (argc > 2 && strcmp(argv[1], "--hurry") == 0) {
		state.hurry_ms = atoi(argv[2]);
		at = 3;
	}
	state.board = at < argc ? argv[at] : NULL;
	hold_signals(&open);
	if (!open_screen()) {
		fprintf(stderr, "floor: terminal: cannot be used\n");
		return 1;
	}
	loop(&open);
	keep_draft();
	putp("\033[?2004l");
	endwin();
	return state.status;
}
