# Pasted text is text, whatever is in it: no newline moves on, no control character and no key of the program acts. What
# cannot be shown stays out, and is named.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys Ctrl-U
paste "en rad\ntvå\tq:\e[Bd\eq tre"
see en rad två q:dq tre
see "2 tecken som inte kan visas togs inte med: Esc[B, U+001B"
cursor on Titel
gone kasta
# Several lines where several lines are allowed.
keys Down Down Down Down Down Down
cursor on Behov
keys Ctrl-U
paste "första\nandra"
see Behov *               första
cursor on andra
# On a choice it is what one looks for.
keys Up Up Up Up
paste "avslut\nq"
see > avslut q
keys Esc
cursor on Status
keys Ctrl-S
see Sparat: en rad två q:dq tre
# Outside a form nothing takes it, and it does nothing.
paste "dk\nq"
see Inget tar emot
see q avsluta
