# Two terminals change the same field: the second to save is shown theirs, mine and before, and who and when; the answer
# is saved on top, and everything is in the history. When somebody saves yet again while the question stands, it is asked
# anew.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys End
type " A"
mark

terminal per 80x24
run samverkan --register r.db --as per
keys 2 /
type Väg in
keys Enter e End
type " P"
keys Ctrl-S
see Sparat: Väg in P

in anna
refreshed
see rev 1 → 2
see per har sparat medan du skrev
see Titel: Väg in → Väg in P
see Ändrat av båda: Titel
see ! Titel
cursor on Väg in A
keys Ctrl-S
see även ändrat av per
see deras    Väg in P
see mitt     Väg in A
see tidigare Väg in
# Esc decides nothing.
keys Esc
see ! Titel
keys Ctrl-S
see även ändrat av per
mark

in per
keys e End
type 2
keys Ctrl-S
see Sparat: Väg in P2

# The question was about P, the field is P2 by now.
in anna
refreshed
keys m
see Någon hann spara en gång till
see deras    Väg in P2
keys d
see Inget var ändrat

keys e End
type " A"
mark
in per
keys e End
type 3
keys Ctrl-S
see Sparat: Väg in P23
in anna
refreshed
keys Ctrl-S
see deras    Väg in P23
keys m
see Sparat: Väg in P2 A
gone är kvar
shell samverkan --register r.db history project 4
stdout ~ Väg in P2 → Väg in P23
stdout ~ Väg in P23 → Väg in P2 A
