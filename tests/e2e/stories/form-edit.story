# Edit, save, history: the word "Sparat" comes when the change is in the register, and the history names who, what and
# from what to what.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
see 2 rev 1
cursor on Väg in
keys End
type !
see ~ Titel *
keys Ctrl-S
see Sparat: Väg in!
gone Ändra projekt
cursor on Väg in!

shell samverkan --register r.db list project --filter "Väg in!" --format csv
status 0
stdout ~ Väg in!
shell samverkan --register r.db history project 4
status 0
stdout ~ anna
stdout ~ Väg in → Väg in!

# Nothing changed: Ctrl-S closes and writes nothing.
keys e
see 2 rev 2
keys F2
gone Ändra projekt
keys e
see 2 rev 2
keys Esc
gone Ändra projekt
