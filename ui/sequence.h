/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence: codes for what terminals send and terminfo has no name for; above KEY_MAX of curses. screen.c defines the
 * sequences, input.c understands the codes. */
#ifndef SAMVERKAN_SEQUENCE_H
#define SAMVERKAN_SEQUENCE_H

#define SEQUENCE_PASTE_END_BYTES "\033[201~"

enum sequence {
	SEQUENCE_ALT_UP = 0x1000, /* modified arrows as xterm sends them */
	SEQUENCE_ALT_DOWN,
	SEQUENCE_PASTE,           /* the brackets round pasted text */
	SEQUENCE_PASTE_END,
	SEQUENCE_FENCE,           /* only in tests: asks whether all that came before is dealt with
				   * (tests/e2e/README) */
};

#endif
