# F fixes the summary that is read: it is asked for number and recipient, and once more, for it is for ever. Later
# changes in the register do not touch it, and D says what has changed since.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 7 F
type KS 2026/7
keys Enter
type Kommunfullmäktige
keys Enter
golden freeze-ask
keys i
see Inget fastställdes
keys F
type KS 2026/7
keys Enter
type Kommunfullmäktige
keys Enter f
see Fastställd som nummer 1
# Afterwards the register goes on.
shell samverkan --register r.db --as anna set project 1 budget=9000000
status 0
keys w
type fastst
keys Enter
golden freeze-list
keys Enter
see "Dnr KS 2026/7"
gone "9 000"
golden freeze-fixed
see 24 "D skillnader"
# What stands behind a figure is of today, and says so.
see 23 "som de är nu"
keys Enter
see 2 "som det är nu"
keys Esc D
golden freeze-compared
keys Esc
see "Dnr KS 2026/7"
# Nobody can change it from outside either without being found out.
shell samverkan --register r.db verify
status 0
