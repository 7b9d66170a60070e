/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "input.h"

#include <curses.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "command.h"
#include "mem.h"

#include "sequence.h"

#define PASTE_LIMIT (4 << 20) /* bytes; more than any field takes */
#define PASTE_PATIENCE 1000   /* ms to wait for the rest of a paste on a slow line */

static const struct {
	int from, to;
} special[] = {
	{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
	{ KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN }, { KEY_HOME, K_HOME }, { KEY_END, K_END },
	{ KEY_IC, K_INSERT }, { KEY_DC, K_DELETE }, { KEY_BACKSPACE, K_BACKSPACE }, { KEY_BTAB, K_SHIFT_TAB },
	{ KEY_ENTER, K_ENTER }, { KEY_F(1), K_F1 }, { KEY_F(2), K_F2 }, { KEY_F(3), K_F3 }, { KEY_F(4), K_F4 },
	{ KEY_F(5), K_F5 }, { KEY_F(6), K_F6 }, { KEY_F(7), K_F7 }, { KEY_F(8), K_F8 }, { KEY_F(9), K_F9 },
	{ KEY_F(10), K_F10 }, { KEY_F(11), K_F11 }, { KEY_F(12), K_F12 }, { KEY_FIND, K_HOME }, { KEY_SELECT, K_END },
	{ SEQUENCE_ALT_UP, K_ALT_UP }, { SEQUENCE_ALT_DOWN, K_ALT_DOWN },
};

/* 0 for a function key without meaning to us (and for KEY_RESIZE: the loop resizes on SIGWINCH). */
static int translate_special(wint_t code)
{
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if ((wint_t)special[i].from == code)
			return special[i].to;
	return 0;
}

static int translate_character(wint_t c)
{
	switch (c) {
	case '\t':
		return K_TAB;
	case '\r':
	case '\n':
		return K_ENTER;
	case '\033':
		return K_ESC;
	case 0x7F:
	case '\b':
		return K_BACKSPACE;
	case ' ':
		return K_SPACE;
	default:
		return c >= 1 && c <= 26 ? K_CTRL + 'a' + (int)c - 1 : c < 32 ? 0 : (int)c;
	}
}

static void add_wide(struct str *str, wint_t c)
{
	char bytes[MB_LEN_MAX + 1];
	mbstate_t state = { 0 };
	size_t length = wcrtomb(bytes, (wchar_t)c, &state);
	if (length != (size_t)-1 && str->length + length < PASTE_LIMIT)
		str_add_bytes(str, bytes, length);
}

/* Collects what stands between the brackets. A paste that stops half-way ends after a moment's patience: what came is
 * text all the same, never commands. */
static struct input read_paste(void)
{
	struct str text = { 0 };
	timeout(PASTE_PATIENCE);
	for (;;) {
		wint_t c = 0;
		int got = get_wch(&c);
		if (got == ERR || (got == KEY_CODE_YES && c == (wint_t)SEQUENCE_PASTE_END))
			break;
		if (got == OK)
			add_wide(&text, c == '\r' ? '\n' : c);
	}
	timeout(0);
	return (struct input){ .event = INPUT_PASTE, .text = str_take(&text) };
}

/* getch says ERR both when there is nothing and when nobody is there any more. */
static bool is_closed(void)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	if (poll(&fd, 1, 0) <= 0)
		return false;
	int waiting = 0;
	if (fd.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return (fd.revents & POLLIN) && ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting == 0;
}

/* After Esc: takes the rest of a key that the description of the terminal does not name, so that no letter of it is
 * read as a command. A bracket that follows at once is of such a key; whatever else follows is given back. */
static bool swallow_unknown(void)
{
	wint_t c = 0;
	int got = get_wch(&c);
	if (got == OK && (c == '[' || c == 'O')) {
		do
			got = get_wch(&c);
		while (got == OK && (c < '@' || c > '~'));
		return true;
	}
	if (got == OK)
		unget_wch((wchar_t)c);
	else if (got == KEY_CODE_YES)
		ungetch((int)c);
	return false;
}

struct input input_read(void)
{
	for (;;) {
		wint_t c = 0;
		int got = get_wch(&c);
		if (got == ERR)
			return (struct input){ .event = is_closed() ? INPUT_CLOSED : INPUT_NONE };
		if (got == KEY_CODE_YES && c == (wint_t)SEQUENCE_PASTE)
			return read_paste();
		if (got == KEY_CODE_YES && c == (wint_t)SEQUENCE_FENCE)
			return (struct input){ .event = INPUT_FENCE };
		if (got == OK && c == '\033' && swallow_unknown())
			continue;
		int key = got == KEY_CODE_YES ? translate_special(c) : translate_character(c);
		if (key != 0)
			return (struct input){ .event = INPUT_KEY, .key = key };
	}
}
