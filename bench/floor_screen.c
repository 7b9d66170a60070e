/* SPDX-License-Identifier: EUPL-1.2 */
/* floor_screen REGISTER: the least that a program with a list on the screen can do: opens the file, asks SQLite for one
 * page along an index, paints it with ncurses, moves a bar. No table of fields, no settings, no other people, nothing
 * to be right about. Keys: Down, PageDown, Home, End, n (to a record far away); it says when it is idle as samverkan
 * does for tests. */
#include "config.h"

#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

enum { MOST = 200, TOP = 4, REST = 64, ROOM = 512 };

#define COLUMNS "SELECT id, skey, title, status, \"end\", budget_sek, (SELECT name FROM unit" \
	" WHERE unit.id = project.unit) FROM project WHERE deleted_at IS NULL"

enum page { FIRST, NEXT, LAST, AT, PAGES };

static const char *const pages[PAGES] = {
	[FIRST] = COLUMNS " ORDER BY skey, id LIMIT :count",
	[NEXT] = COLUMNS " AND (skey, id) > (:skey, :id) ORDER BY skey, id LIMIT :count",
	[LAST] = "SELECT * FROM (" COLUMNS " ORDER BY skey DESC, id DESC LIMIT :count) ORDER BY skey, id",
	[AT] = COLUMNS " AND (skey, id) >= ((SELECT skey FROM project WHERE id = :id), :id)"
		       " ORDER BY skey, id LIMIT :count",
};

static struct floor {
	sqlite3 *db;
	sqlite3_stmt *statement[PAGES];
	struct row {
		int64_t id;
		char skey[ROOM], title[ROOM], rest[ROOM]; /* rest: the other columns */
	} rows[MOST];
	int count, selected, painted; /* painted: the row with the bar, -1: none */
	int64_t most, jump;
	bool done;
} state;

static const char *say_status(const char *code)
{
	static const char *const words[][2] = {
		{ "idea", "idé" }, { "drafting", "ansökan u…" }, { "applied", "ansökt" }, { "granted", "beviljad" },
		{ "ongoing", "pågår" }, { "finished", "avslutad" },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], code) == 0)
			return words[i][1];
	return code;
}

/* Adds TEXT in so many columns. */
static void add_padded(char *out, const char *text, int columns)
{
	int blanks = columns - (int)mbstowcs(NULL, text, 0);
	snprintf(out + strlen(out), ROOM - strlen(out), "%s%*s", text, blanks > 0 ? blanks : 1, "");
}

/* The columns that samverkan shows beside the title, as wide. */
static void say_rest(struct row *row, sqlite3_stmt *from)
{
	long long thousands = sqlite3_column_int64(from, 5) / 100000;
	char amount[32];
	row->rest[0] = '\0';
	add_padded(row->rest, say_status((const char *)sqlite3_column_text(from, 3)), 11);
	add_padded(row->rest, (const char *)sqlite3_column_text(from, 6), 21);
	if (thousands > 999)
		snprintf(amount, sizeof amount, "%lld\u00a0%03lld", thousands / 1000, thousands % 1000);
	else
		snprintf(amount, sizeof amount, "%lld", thousands);
	snprintf(row->rest + strlen(row->rest), ROOM - strlen(row->rest), "%.7s %*s   51d",
		 (const char *)sqlite3_column_text(from, 4), thousands > 999 ? 10 : 9, amount);
}

static bool read_page(enum page page)
{
	sqlite3_stmt **row = &state.statement[page];
	const struct row *from = &state.rows[state.count > 0 ? state.count - 1 : 0];
	if (*row == NULL && sqlite3_prepare_v2(state.db, pages[page], -1, row, NULL) != SQLITE_OK)
		return false;
	sqlite3_reset(*row);
	sqlite3_bind_int(*row, sqlite3_bind_parameter_index(*row, ":count"), LINES - TOP - 2);
	if (page == NEXT)
		sqlite3_bind_text(*row, sqlite3_bind_parameter_index(*row, ":skey"), from->skey, -1, SQLITE_TRANSIENT);
	if (page == NEXT || page == AT)
		sqlite3_bind_int64(*row, sqlite3_bind_parameter_index(*row, ":id"), page == AT ? state.jump : from->id);
	int count = 0;
	while (count < MOST && sqlite3_step(*row) == SQLITE_ROW) {
		struct row *at = &state.rows[count++];
		at->id = sqlite3_column_int64(*row, 0);
		snprintf(at->skey, sizeof at->skey, "%s", (const char *)sqlite3_column_text(*row, 1));
		snprintf(at->title, sizeof at->title, "%s", (const char *)sqlite3_column_text(*row, 2));
		say_rest(at, *row);
	}
	sqlite3_reset(*row);
	if (count > 0)
		state.count = count;
	state.painted = -1;
	return true;
}

/* ---- the screen ---- */

static void paint_row(int at)
{
	attrset(at == state.selected ? A_REVERSE : A_NORMAL);
	mvhline(at + TOP, 1, ' ' | (at == state.selected ? A_REVERSE : A_NORMAL), COLS - 1);
	mvaddstr(at + TOP, 1, at == state.selected ? "▌" : " ");
	mvaddnstr(at + TOP, 3, state.rows[at].title, -1);
	mvaddstr(at + TOP, REST, state.rows[at].rest);
	attrset(A_NORMAL);
}

static void paint_page(void)
{
	erase();
	attrset(A_BOLD);
	mvaddstr(TOP - 1, 0, " Projekt");
	attrset(A_NORMAL);
	for (int i = 0; i < state.count; i++)
		paint_row(i);
}

static void paint(void)
{
	if (state.painted < 0) {
		paint_page();
	} else {
		paint_row(state.painted);
		paint_row(state.selected);
	}
	state.painted = state.selected;
	mvprintw(LINES - 2, 1, "%d", state.selected + 1);
	clrtoeol();
	move(state.selected + TOP, 1);
	refresh();
	if (getenv("SAMVERKAN_TEST_IDLE") == NULL)
		return;
	printf("\033]7777;0,0,%d,%d\a", LINES, COLS);
	fflush(stdout);
}

/* ---- keys ---- */

static void go(enum page page, int selected)
{
	if (!read_page(page))
		state.done = true;
	state.selected = selected < 0 ? state.count - 1 : selected;
}

/* To a record far away. Near the end the page is the last one: a screen is full, for the floor as for the program. */
static void jump(void)
{
	state.jump = (state.jump + state.most / 3 + 7) % state.most + 1;
	go(AT, 0);
	if (state.count >= LINES - TOP - 2)
		return;
	go(LAST, 0);
	while (state.selected < state.count - 1 && state.rows[state.selected].id != state.jump)
		state.selected++;
}

static void take(int key)
{
	if (key == KEY_DOWN && state.selected < state.count - 1) {
		state.selected++;
	} else if (key == KEY_HOME) {
		go(FIRST, 0);
	} else if (key == KEY_NPAGE) {
		go(NEXT, 0);
	} else if (key == KEY_END) {
		go(LAST, -1);
	} else if (key == 'n') {
		jump();
	} else if (key == 'q') {
		state.done = true;
	}
}

static bool open_register(const char *path)
{
	sqlite3_stmt *row = NULL;
	bool done = sqlite3_open_v2(path, &state.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(state.db, "SELECT max(id) FROM project", -1, &row, NULL) == SQLITE_OK &&
		    sqlite3_step(row) == SQLITE_ROW;
	state.most = done ? sqlite3_column_int64(row, 0) : 1;
	sqlite3_finalize(row);
	return done;
}

int main(int argc, char **argv)
{
	struct pollfd keys = { .fd = STDIN_FILENO, .events = POLLIN };
	setlocale(LC_ALL, "");
	if (argc != 2 || !open_register(argv[1]) || newterm(NULL, stdout, stdin) == NULL)
		return 1;
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	go(FIRST, 0);
	for (paint(); !state.done; paint()) {
		if (poll(&keys, 1, -1) < 0 || keys.revents & POLLHUP)
			break;
		for (int key; !state.done && (key = getch()) != ERR;)
			take(key);
	}
	endwin();
	return 0;
}
