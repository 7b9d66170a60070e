# The harness itself: two terminals on one file; what one writes the other shows, without a key.
# SPDX-License-Identifier: EUPL-1.2

terminal anna 80x24
run floor board
terminal per 80x10
run floor board
keys Down
mark

in anna
type Hej från Anna
keys Ctrl-S
see board: Hej från Anna

in per
refreshed
see board: Hej från Anna
cursor on Förvaltning 2
bytes <= 300 since mark
type Svar
keys Ctrl-S
in anna
see board: Svar
shell cat board
status 0
stdout = Svar
stdout !~ Anna
