/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "input.h"

#include <assert.h>
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "command.h"
#include "mem.h"

#include "sequence.h"

#define PASTE_LIMIT (4 << 20) /* bytes; more than any field takes (src/type.c) */
#define PASTE_PATIENCE 5000   /* ms to wait for more of a paste on a slow line */
#define CHARACTER_PATIENCE 100 /* ms, likewise for the rest of a character */

/* A pad, because curses paints the window that keys are read from before each of them: half a picture, with the cursor
 * somewhere. What is on the screen is painted by paint_finish alone. */
static WINDOW *keys;

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

/* ---- pasted text ---- */

static void add_pasted(struct str *text, const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool pair = bytes[i] == '\r' && i + 1 < count && bytes[i + 1] == '\n';
		if (bytes[i] == '\0')
			str_add(text, "\xC0\x80");
		else if (!pair)
			str_add_char(text, bytes[i] == '\r' ? '\n' : bytes[i]);
	}
}

/* How much of the end bracket TEXT ends with. */
static size_t end_seen(const struct str *text)
{
	static const char end[] = SEQUENCE_PASTE_END_BYTES;
	for (size_t length = sizeof end - 1; length > 0; length--)
		if (text->length >= length && memcmp(text->text + text->length - length, end, length) == 0)
			return length;
	return 0;
}

/* The next bytes of a paste. Never more than the end bracket can still want, so that no key after it is taken. */
static bool read_more(struct str *bytes, size_t seen)
{
	char some[sizeof SEQUENCE_PASTE_END_BYTES];
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	int ready;
	do /* a window that changes size is no end */
		ready = poll(&fd, 1, PASTE_PATIENCE);
	while (ready < 0 && errno == EINTR);
	if (ready <= 0)
		return false;
	ssize_t got = read(STDIN_FILENO, some, sizeof some - 1 - seen);
	if (got > 0)
		str_add_bytes(bytes, some, (size_t)got);
	return got > 0;
}

/* What stands between the brackets, past curses, which would take keys out of it and stop at what is no UTF-8: the rest
 * would then be commands. A paste that stops half-way ends after a moment's patience: what came is text all the
 * same. */
static struct input read_paste(void)
{
	struct str bytes = { 0 }, text = { 0 };
	bool too_long = false;
	size_t seen = 0;
	while (seen < sizeof SEQUENCE_PASTE_END_BYTES - 1 && read_more(&bytes, seen)) {
		seen = end_seen(&bytes);
		too_long = too_long || bytes.length > PASTE_LIMIT;
		if (!too_long)
			continue;
		memmove(bytes.text, bytes.text + bytes.length - seen, seen + 1); /* only how it ends matters now */
		bytes.length = seen;
	}
	bool ended = seen == sizeof SEQUENCE_PASTE_END_BYTES - 1;
	if (!too_long)
		add_pasted(&text, bytes.text, bytes.length - (ended ? seen : 0));
	str_free(&bytes);
	return (struct input){ .event = too_long ? INPUT_TOO_LONG : INPUT_PASTE, .text = str_take(&text) };
}

/* ---- keys ---- */

/* wgetch says ERR both when there is nothing and when nobody is there any more. */
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
	int c = wgetch(keys);
	if (c == '[' || c == 'O') {
		do
			c = wgetch(keys);
		while (c != ERR && c < KEY_MIN && (c < '@' || c > '~'));
		return true;
	}
	if (c != ERR)
		ungetch(c);
	return false;
}

/* How many bytes follow FIRST in UTF-8; -1 when no character begins with it. */
static int bytes_after(int first)
{
	return first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
}

/* The character that begins with FIRST. By hand, because get_wch takes up to 15 keys more for one that never ends. */
static struct input read_character(int first)
{
	char bytes[5] = { (char)first };
	int more = bytes_after(first);
	wchar_t character = 0;
	wtimeout(keys, CHARACTER_PATIENCE);
	for (int i = 1; i <= more; i++) {
		int c = wgetch(keys);
		if (c != ERR && (c & ~0x3F) != 0x80)
			ungetch(c);
		if (c == ERR || (c & ~0x3F) != 0x80)
			more = -1;
		else
			bytes[i] = (char)c;
	}
	wtimeout(keys, 0);
	if (more < 0 || mbtowc(&character, bytes, (size_t)more + 1) != more + 1)
		return (struct input){ .event = INPUT_NOISE, .key = first };
	return (struct input){ .event = INPUT_KEY, .key = translate_character((wint_t)character) };
}

bool input_waits(void *unused)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	(void)unused;
	return poll(&fd, 1, 0) > 0;
}

void input_start(void)
{
	keys = newpad(1, 1);
	assert(keys != NULL);
	keypad(keys, TRUE);
	nodelay(keys, TRUE);
}

static struct input read_next(void)
{
	for (;;) {
		int c = wgetch(keys);
		if (c == ERR)
			return (struct input){ .event = is_closed() ? INPUT_CLOSED : INPUT_NONE };
		if (c == SEQUENCE_PASTE)
			return read_paste();
		if (c == SEQUENCE_FENCE)
			return (struct input){ .event = INPUT_FENCE };
		if (c == '\033' && swallow_unknown())
			continue;
		struct input input = c < KEY_MIN ? read_character(c) :
			(struct input){ .event = INPUT_KEY, .key = translate_special((wint_t)c) };
		if (input.event == INPUT_NOISE || input.key != 0)
			return input;
	}
}

static int fences; /* that were read before their turn */

bool input_forget(bool *escaped)
{
	bool any = false;
	while (input_waits(NULL)) {
		struct input input = read_next();
		if (input.event == INPUT_NONE || input.event == INPUT_CLOSED)
			break;
		fences += input.event == INPUT_FENCE;
		any = any || input.event != INPUT_FENCE;
		*escaped = *escaped || (input.event == INPUT_KEY && input.key == K_ESC);
		free(input.text);
	}
	return any;
}

struct input input_read(void)
{
	if (fences == 0)
		return read_next();
	fences--;
	return (struct input){ .event = INPUT_FENCE };
}
