# Two change different fields, and both add a partner: nobody is asked, both are kept, and the second to save is told
# what was kept. The cursor stays where one writes.
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
keys PgDn Down Down Down
cursor on Partner
type ker
keys Enter
see Stadt Oldenburg; Kerava stad
keys Up Up Up
cursor on Ansvarig enhet
mark

shell samverkan --register r.db --as per set project 4 status=pausad "partners+=Stad Gent"
status 0
refreshed
cursor on Ansvarig enhet
see per har sparat medan du skrev. Status: pågår → pausad.
see Dina fält: Titel, Partner
see Sparar du nu behålls båda
gone Ändrat av båda
see ● Status
keys Ctrl-S
see Sparat: Väg in A. Det som per ändrade är kvar: Status
shell samverkan --register r.db show project 4
stdout ~ Väg in A
stdout ~ pausad
stdout ~ Kerava stad
stdout ~ Stad Gent
stdout ~ Stadt Oldenburg
