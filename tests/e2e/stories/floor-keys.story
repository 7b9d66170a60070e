# The harness itself, on its own small program: keys, text, paste, the cursor, whole screens, the end.
# SPDX-License-Identifier: EUPL-1.2

terminal A 80x24
run floor
see 1 Golvet 80x24
cursor 2 2
golden floor-start

# Typed ahead: all of it is done before the next line looks.
keys Down Down Down Down Down
cursor on Förvaltning 6
keys End
cursor on Förvaltning 50
gone "Förvaltning 1 "
keys Home Alt-Down
cursor on Förvaltning 11

type Växjö åäö 漢字 é
see "line: Växjö åäö 漢字 é"
golden floor-typed
keys Esc x Esc Esc y
see "line: y"
gone "xy"
keys Esc q Enter F5 Shift-Tab Backspace
see "line: q"
see "key: KEY_BACKSPACE"
paste " två\nrader"
see "line: q två rader"

mark
keys Up
bytes <= 400 since mark
bytes >= 1 since mark
keys F10
exit 0
