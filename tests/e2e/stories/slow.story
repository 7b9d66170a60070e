# What goes over a slow line: what changed, and nothing else. Two rows and a number for a step, the letters for what is
# typed, and not a byte for a screen that stays as it was.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
see 23 1 av 8
mark
keys r
bytes <= 0 since mark
keys r r r
bytes <= 0 since mark
# Where it goes no further.
keys Home
mark
keys Up Up Home
bytes <= 0 since mark
# The same row again, and what was there before.
keys Down Up
bytes <= 0 since mark
keys End Up Up
mark
keys Up
bytes <= 550 since mark
# With the detail closed.
keys z Down
mark
keys Up
bytes <= 230 since mark
mark
keys r Up Down
bytes <= 0 since mark
# A message takes its line and gives it back.
mark
keys F12
bytes <= 90 since mark
keys z e
see Ändra projekt
keys End
mark
type x
bytes <= 60 since mark
mark
type y
bytes <= 25 since mark
mark
keys Backspace
bytes <= 25 since mark
keys Tab Shift-Tab
mark
keys Tab Shift-Tab
bytes <= 12 since mark
