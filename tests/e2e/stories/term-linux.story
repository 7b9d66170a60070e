# The console of Linux: no application mode, and function keys with two brackets.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env TERM=linux samverkan --register r.db --as anna
golden terminal
type "\e[4~"
see 23 8 av 8
type "\e[A\e[A"
see 23 7 av 8
type "\e[B\e[B"
see 23 8 av 8
type "\e[1~"
gone 23 8 av 8
type "\e[6~\e[6~"
see 23 8 av 8
type "\e[5~\e[5~"
gone 23 8 av 8
type "\e[4~\e[[A"
see Hjälp för det här stället
keys Esc
gone Hjälp för det här stället
see 23 8 av 8
type "\e[A\e[A\e[[D"
see Ändra projekt · Väg in
golden terminal-form
type "\e[4~ hemxyz\x7F\x08\e[1~\e[4~\e[D\e[3~"
see Väg in hem
gone hemx
type "\x13"
see Sparat: Väg in hem
golden terminal-saved
type "\e[21~"
exit 0
shell samverkan --register r.db show project 4
stdout ~ Väg in hem
