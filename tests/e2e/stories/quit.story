# q closes one layer and, at the top, the program; Esc goes back one layer and never quits.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Esc Esc Esc
golden start
keys Enter H
see 2 Historik
keys q
see 2 Projekt
keys q
see 3 [Projekt]
keys 7 Enter F10
see Årsuppföljning
keys 1 q
exit 0
# The picture of before comes back: nothing of the register is left on the screen.
gone Projekt
run samverkan --register r.db --as anna
keys Enter F10 F10
exit 0
