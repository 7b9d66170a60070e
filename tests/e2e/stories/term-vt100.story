# A VT100, that has no colours, and what calls itself one but has more keys.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env TERM=vt100 samverkan --register r.db --as anna
golden terminal-mono
type "\e[8~"
see 23 8 av 8
type "\eOA\eOA"
see 23 7 av 8
type "\eOB\eOB"
see 23 8 av 8
type "\e[7~"
gone 23 8 av 8
type "\e[6~\e[6~"
see 23 8 av 8
type "\e[5~\e[5~"
gone 23 8 av 8
type "\e[8~\eOP"
see Hjälp för det här stället
keys Esc
gone Hjälp för det här stället
see 23 8 av 8
type "\eOA\eOA\eOS"
see Ändra projekt · Väg in
golden terminal-mono-form
type "\e[8~ hemxyz\x08\x7F\e[7~\e[8~\e[D\e[3~"
see Väg in hem
gone hemx
type "\x13"
see Sparat: Väg in hem
golden terminal-mono-saved
type "\e[21~"
exit 0
shell samverkan --register r.db show project 4
stdout ~ Väg in hem
