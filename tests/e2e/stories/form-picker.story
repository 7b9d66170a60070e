# The list of choices: typing on the field opens it and narrows, the beginning of a word first; Enter takes. Where
# several may be taken Down goes to the line that was found, and Space marks it. Esc leaves the field as it was.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys Down Down Down
cursor on Status
# "pa" is found in pausad as written, in pågår only when å and a are alike.
type pa
see ┌─ Status
cursor on > pa
see ▌  pausad
keys Enter
gone ┌─ Status
cursor on pausad
see ~ Status
# Nothing found says so and takes nothing.
type zz
see Inget stämmer med ”zz”
keys Enter
see ┌─ Status
keys Esc
cursor on pausad

# Several: two by name, one away, all in one go.
keys PgDn
cursor on Partner
keys Enter
see ┌─ Partner
see ▌■ Stadt Oldenburg
type ker
see ▌  Kerava stad
keys Down Space
see "2 markerade"
type hjø
see ▌  Hjørring
keys Down Space
see "3 markerade"
type oldenburg
keys Down Space
see "2 markerade"
keys Enter
see Kerava stad; Hjørring Kommune
gone Oldenburg
# Backspace takes the last one away, Enter on what was typed adds one.
keys Backspace
gone Hjørring
type gent
keys Enter
see Kerava stad; Stad Gent
keys Ctrl-S
see Sparat
shell samverkan --register r.db show project 4
stdout ~ pausad
stdout ~ Kerava stad; Stad Gent

# A field that need not be filled in can be emptied from the list.
keys e PgDn Down Down Down Down Down
cursor on Program
keys Alt-Down
see ▌■ Europeiska socialfonden plus
keys Home
see ▌  (tomt)
keys Enter Ctrl-S
see Sparat
shell samverkan --register r.db show project 4
stdout !~ socialfonden
