# What most terminals of today say that they are. This one does not heed the mode of the keys that it is asked for.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env TERM=xterm-256color samverkan --register r.db --as anna
golden terminal
type "\e[F"
see 23 8 av 8
type "\e[A\e[A"
see 23 7 av 8
type "\e[B\e[B"
see 23 8 av 8
type "\e[H"
gone 23 8 av 8
type "\e[6~\e[6~"
see 23 8 av 8
type "\e[5~\e[5~"
gone 23 8 av 8
type "\e[F\e[11~"
see Hjälp för det här stället
keys Esc
gone Hjälp för det här stället
see 23 8 av 8
type "\e[A\e[A\e[14~"
see Ändra projekt · Väg in
golden terminal-form
type "\e[F hemxyz\x7F\x08\e[H\e[F\e[D\e[3~"
see Väg in hem
gone hemx
type "\x13"
see Sparat: Väg in hem
golden terminal-saved
type "\e[21~"
exit 0
shell samverkan --register r.db show project 4
stdout ~ Väg in hem
