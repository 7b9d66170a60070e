/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "screen.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#include "input.h"
#include "sequence.h"

/* One role in one theme. Colours are the eight that every colour terminal has; -1 is the terminal's own. */
struct tone {
	short ink, paper;
	attr_t attribute;
};
struct theme {
	const char *name;
	struct tone tone[ROLE_COUNT];
};

static const struct theme themes[] = {
	{ "standard",
	  { [ROLE_NORMAL] = { -1, -1, 0 }, [ROLE_TITLE] = { -1, -1, A_BOLD }, [ROLE_DIM] = { -1, -1, A_DIM },
	    [ROLE_TAB] = { -1, -1, A_BOLD | A_REVERSE }, [ROLE_HEADING] = { COLOR_CYAN, -1, A_BOLD },
	    [ROLE_GROUP] = { -1, -1, A_BOLD }, [ROLE_SELECTED] = { -1, -1, A_REVERSE },
	    [ROLE_MARKED] = { COLOR_YELLOW, -1, A_BOLD }, [ROLE_LINK] = { -1, -1, A_UNDERLINE },
	    [ROLE_BAR] = { COLOR_CYAN, -1, 0 }, [ROLE_WARN] = { COLOR_RED, -1, A_BOLD },
	    [ROLE_GOOD] = { COLOR_GREEN, -1, 0 }, [ROLE_NEWS] = { COLOR_YELLOW, -1, 0 },
	    [ROLE_KEY] = { -1, -1, A_BOLD }, [ROLE_INPUT] = { -1, -1, A_UNDERLINE } } },
	{ "light",
	  { [ROLE_NORMAL] = { -1, -1, 0 }, [ROLE_TITLE] = { -1, -1, A_BOLD }, [ROLE_DIM] = { -1, -1, 0 },
	    [ROLE_TAB] = { -1, -1, A_BOLD | A_REVERSE }, [ROLE_HEADING] = { COLOR_BLUE, -1, A_BOLD },
	    [ROLE_GROUP] = { -1, -1, A_BOLD }, [ROLE_SELECTED] = { -1, -1, A_REVERSE },
	    [ROLE_MARKED] = { COLOR_MAGENTA, -1, A_BOLD }, [ROLE_LINK] = { COLOR_BLUE, -1, A_UNDERLINE },
	    [ROLE_BAR] = { COLOR_BLUE, -1, 0 }, [ROLE_WARN] = { COLOR_RED, -1, A_BOLD },
	    [ROLE_GOOD] = { -1, -1, 0 }, [ROLE_NEWS] = { COLOR_MAGENTA, -1, 0 },
	    [ROLE_KEY] = { -1, -1, A_BOLD }, [ROLE_INPUT] = { -1, -1, A_UNDERLINE } } },
	{ "contrast",
	  { [ROLE_NORMAL] = { COLOR_WHITE, COLOR_BLACK, A_BOLD }, [ROLE_TITLE] = { COLOR_WHITE, COLOR_BLACK, A_BOLD },
	    [ROLE_DIM] = { COLOR_WHITE, COLOR_BLACK, 0 }, [ROLE_TAB] = { COLOR_BLACK, COLOR_YELLOW, 0 },
	    [ROLE_HEADING] = { COLOR_YELLOW, COLOR_BLACK, A_BOLD },
	    [ROLE_GROUP] = { COLOR_YELLOW, COLOR_BLACK, A_BOLD },
	    [ROLE_SELECTED] = { COLOR_BLACK, COLOR_WHITE, 0 }, [ROLE_MARKED] = { COLOR_CYAN, COLOR_BLACK, A_BOLD },
	    [ROLE_LINK] = { COLOR_CYAN, COLOR_BLACK, A_BOLD | A_UNDERLINE },
	    [ROLE_BAR] = { COLOR_CYAN, COLOR_BLACK, A_BOLD },
	    [ROLE_WARN] = { COLOR_WHITE, COLOR_RED, A_BOLD }, [ROLE_GOOD] = { COLOR_GREEN, COLOR_BLACK, A_BOLD },
	    [ROLE_NEWS] = { COLOR_YELLOW, COLOR_BLACK, A_BOLD }, [ROLE_KEY] = { COLOR_YELLOW, COLOR_BLACK, A_BOLD },
	    [ROLE_INPUT] = { COLOR_WHITE, COLOR_BLACK, A_BOLD | A_UNDERLINE } } },
	{ "mono",
	  { [ROLE_TITLE] = { -1, -1, A_BOLD }, [ROLE_TAB] = { -1, -1, A_REVERSE }, [ROLE_HEADING] = { -1, -1, A_BOLD },
	    [ROLE_GROUP] = { -1, -1, A_BOLD }, [ROLE_SELECTED] = { -1, -1, A_REVERSE },
	    [ROLE_MARKED] = { -1, -1, A_BOLD }, [ROLE_LINK] = { -1, -1, A_UNDERLINE }, [ROLE_WARN] = { -1, -1, A_BOLD },
	    [ROLE_NEWS] = { -1, -1, A_BOLD }, [ROLE_KEY] = { -1, -1, A_BOLD },
	    [ROLE_INPUT] = { -1, -1, A_UNDERLINE } } },
};

static const struct {
	const char *utf8, *ascii;
} glyphs[] = {
	[GLYPH_HORIZONTAL] = { "─", "-" }, [GLYPH_VERTICAL] = { "│", "|" }, [GLYPH_TEE_DOWN] = { "┬", "+" },
	[GLYPH_TEE_UP] = { "┴", "+" }, [GLYPH_CROSS_LEFT] = { "├", "+" }, [GLYPH_CROSS_RIGHT] = { "┤", "+" },
	[GLYPH_TOP_LEFT] = { "┌", "+" }, [GLYPH_TOP_RIGHT] = { "┐", "+" }, [GLYPH_BOTTOM_LEFT] = { "└", "+" },
	[GLYPH_BOTTOM_RIGHT] = { "┘", "+" }, [GLYPH_SELECTED] = { "▌", ">" }, [GLYPH_UNFOLDED] = { "▾", "v" },
	[GLYPH_FOLDED] = { "▸", ">" }, [GLYPH_MARK] = { "■", "#" }, [GLYPH_NEWS] = { "●", "*" },
	[GLYPH_DOT] = { "·", "-" },
	[GLYPH_DOWN] = { "▾", "v" }, [GLYPH_PENCIL] = { "✎", "(w)" }, [GLYPH_WRITES] = { "✎", "e" },
	[GLYPH_LOCK] = { "⊘", "(r)" },
	[GLYPH_MORE_UP] = { "▴", "^" }, [GLYPH_MORE_DOWN] = { "▾", "v" },
};

/* A 4K projector with small letters has no more. What stands at the other end of a line may say any size, and curses
 * takes memory for all of it: 15 MB of this, 5 MB of 80x24. A larger window is used as far as this. */
enum { ROWS_MOST = 250, COLUMNS_MOST = 500 };

static struct {
	SCREEN *screen;
	bool running;
	attr_t role[ROLE_COUNT];
} local;

static const struct theme *choose_theme(const char *name)
{
	const struct theme *theme = &themes[0];
	for (size_t i = 0; i < sizeof themes / sizeof themes[0]; i++)
		if (strcmp(themes[i].name, name) == 0)
			theme = &themes[i];
	const char *no_color = getenv("NO_COLOR"); /* no-color.org: set and not empty */
	bool mono = !has_colors() || (no_color != NULL && *no_color != '\0');
	return mono ? &themes[sizeof themes / sizeof themes[0] - 1] : theme;
}

static void start_theme(const char *name)
{
	if (has_colors()) {
		start_color();
		use_default_colors();
	}
	const struct theme *theme = choose_theme(name);
	bool mono = strcmp(theme->name, "mono") == 0;
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct tone *tone = &theme->tone[role];
		local.role[role] = tone->attribute;
		if (!mono && (tone->ink >= 0 || tone->paper >= 0)) {
			init_pair((short)(role + 1), tone->ink, tone->paper);
			local.role[role] |= COLOR_PAIR(role + 1);
		}
	}
	bkgdset((chtype)local.role[ROLE_NORMAL] | ' ');
}

/* Takes the first of the terminal's own name and two that nearly every terminal understands. */
static SCREEN *take_terminal(const char *term)
{
	static const char *const names[] = { NULL, "xterm-256color", "vt100" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		SCREEN *screen = newterm(names[i] != NULL ? names[i] : term, stdout, stdin);
		if (screen != NULL)
			return screen;
	}
	return NULL;
}

static const struct {
	const char *sequence;
	int code;
} more_keys[] = {
	{ "\033[1;3A", SEQUENCE_ALT_UP }, { "\033[1;3B", SEQUENCE_ALT_DOWN }, { "\033[200~", SEQUENCE_PASTE },
	{ SEQUENCE_PASTE_END_BYTES, SEQUENCE_PASTE_END },
	/* What terminals send, whatever TERM says that they are: PuTTY calls itself xterm, and a console vt100. */
	{ "\033[A", KEY_UP }, { "\033OA", KEY_UP }, { "\033[B", KEY_DOWN }, { "\033OB", KEY_DOWN },
	{ "\033[C", KEY_RIGHT }, { "\033OC", KEY_RIGHT }, { "\033[D", KEY_LEFT }, { "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME }, { "\033OH", KEY_HOME }, { "\033[1~", KEY_HOME }, { "\033[7~", KEY_HOME },
	{ "\033[F", KEY_END }, { "\033OF", KEY_END }, { "\033[4~", KEY_END }, { "\033[8~", KEY_END },
	{ "\033[2~", KEY_IC }, { "\033[3~", KEY_DC }, { "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE },
	{ "\033[Z", KEY_BTAB }, { "\033OM", KEY_ENTER },
	{ "\033OP", KEY_F(1) }, { "\033[11~", KEY_F(1) }, { "\033[[A", KEY_F(1) },
	{ "\033OQ", KEY_F(2) }, { "\033[12~", KEY_F(2) }, { "\033[[B", KEY_F(2) },
	{ "\033OR", KEY_F(3) }, { "\033[13~", KEY_F(3) }, { "\033[[C", KEY_F(3) },
	{ "\033OS", KEY_F(4) }, { "\033[14~", KEY_F(4) }, { "\033[[D", KEY_F(4) },
	{ "\033[15~", KEY_F(5) }, { "\033[[E", KEY_F(5) }, { "\033[17~", KEY_F(6) }, { "\033[18~", KEY_F(7) },
	{ "\033[19~", KEY_F(8) }, { "\033[20~", KEY_F(9) }, { "\033[21~", KEY_F(10) },
	{ "\033[23~", KEY_F(11) }, { "\033[24~", KEY_F(12) },
};

bool screen_start(const struct settings *settings, struct err *err)
{
	const char *term = getenv("TERM");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_REFUSED,
			       _("screen: this is no terminal; samverkan summary overview answers without one"));
	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0)
		return err_set(err, ERR_REFUSED,
			       _("screen: the terminal is called \"%s\" and cannot place a cursor; set TERM, or use "
				 "the sub-commands (samverkan help)"), term != NULL ? term : "");
	use_env(FALSE); /* the size is asked for in screen_size, and nowhere else */
	local.screen = take_terminal(term);
	if (local.screen == NULL)
		return err_set(err, ERR_REFUSED, _("screen: no description of the terminal \"%s\" is installed"), term);
	/* Until a screen has been left once, ncurses 6.4 writes at every move of the cursor (_nc_mvcur), a hundred
	 * times a page; after that once a page. The first picture enters it again. */
	endwin();
	local.running = true;
	mem_on_failure(screen_stop);
	raw();    /* Ctrl-S saves, so flow control must be off; Ctrl-C and Ctrl-Z are keys without meaning */
	noecho();
	nonl();
	input_start();
	set_escdelay(settings->escdelay);
	for (size_t i = 0; i < sizeof more_keys / sizeof more_keys[0]; i++)
		define_key(more_keys[i].sequence, more_keys[i].code);
	if (getenv("SAMVERKAN_TEST_IDLE") != NULL)
		define_key("\033[7777~", SEQUENCE_FENCE);
	start_theme(settings->theme);
	text_set_ascii(settings->ascii);
	fputs("\033[?2004h", stdout); /* bracketed paste, ignored where unknown */
	fflush(stdout);
	return true;
}

void screen_stop(void)
{
	if (!local.running)
		return;
	local.running = false;
	fputs("\033[?2004l", stdout);
	fflush(stdout);
	endwin();
	delscreen(local.screen);
	local.screen = NULL;
}

unsigned long screen_role(enum role role)
{
	return local.role[role];
}

void screen_size(int *rows, int *columns)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row < ROWS_MOST ? size.ws_row : ROWS_MOST,
			   size.ws_col < COLUMNS_MOST ? size.ws_col : COLUMNS_MOST);
	getmaxyx(stdscr, *rows, *columns);
}

const char *screen_glyph(enum glyph glyph)
{
	return text_ascii() ? glyphs[glyph].ascii : glyphs[glyph].utf8;
}
