# The same person on two terminals, with the saved views open on both: a question is about the view that it names,
# whatever has come and gone above it meanwhile, and the selection stays on its view. A name that is taken is asked
# about before it is given to another view.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal A 80x24
run samverkan --register r.db --as anna
keys V a
type Bästa
keys Enter f
see Vyn Bästa är sparad, för alla
keys a Ctrl-U
type Cykel
keys Enter b
see Vyn Cykel är sparad, för dig
terminal B 80x24
run samverkan --register r.db --as anna
keys V Down Down
cursor on Cykel

# The list behind the question moves.
in A
keys Up
cursor on Bästa
keys d
see Ta bort vyn Bästa?
mark
in B
keys a
type Aftnar
keys Enter b
see Vyn Aftnar är sparad
in A
refreshed
see Aftnar
keys t
see Vyn Bästa är borttagen
see Aftnar
gone för alla
keys Home Down Down
cursor on Cykel
keys e
mark
in B
keys Home Down d t
see Vyn Aftnar är borttagen
in A
refreshed
gone Aftnar
keys Ctrl-U
type Dagar
keys Enter
see Vyn heter Dagar nu
cursor on Dagar
mark
in B
keys a
type Aftnar
keys Enter b
see Vyn Aftnar är sparad
in A
refreshed
see Aftnar
cursor on Dagar

# What the question is about has gone, and its number with it to another view.
keys Home Down
cursor on Aftnar
keys d
see Ta bort vyn Aftnar?
mark
in B
keys d t
see Vyn Aftnar är borttagen
keys a Ctrl-U
type Eftermiddagar
keys Enter b
see Vyn Eftermiddagar är sparad
in A
refreshed
keys t
see Vyn Aftnar är borta eller heter något annat nu
see Eftermiddagar

# A name that is taken.
keys a Ctrl-U
paste "  Dagar "
keys Enter
see Du har redan en vy Dagar
golden views-replace
keys Enter
gone Du har redan
keys a Ctrl-U
type Dagar
keys Enter f
see Vyn Dagar är sparad, för alla
keys a Enter
see Du har redan en vy Dagar, för alla
keys Esc
# The question was who shall have it, and meanwhile the name has been taken.
keys a Ctrl-U
type Fredag
keys Enter
see Vem ska ha vyn Fredag?
in B
keys a Ctrl-U
type Fredag
keys Enter b
see Vyn Fredag är sparad
in A
keys f
see Du har redan en vy Fredag
keys i
# Blanks around a name, and letters in two characters, are no other name: the list knows that it is the view.
keys a Ctrl-U
paste "Åkar "
keys Enter b
see Vyn Åkar är sparad
see ■ Åkar
keys e
type "n "
keys Enter
see Vyn heter Åkarn nu
see ■ Åkarn
keys Esc
see Åkarn · 
gone ändrad
# What cannot be a name is said before anything is asked, and can be mended where it stands.
keys V a Ctrl-U
type " "
keys Enter
see Namnet på en vy har från 1 till 60 tecken
gone Vem ska
type Alla projekt som vi haft sedan mötet i staden Keravas 1 20011
keys Enter
see Namnet på en vy har från 1 till 60 tecken
keys Backspace Enter
see Vem ska ha vyn Alla projekt
keys f
see är sparad, för alla
keys Up Down
# Where there is no room for it beside the name, whose the view is stands below.
see min, för alla · 2026-11-20 · inget filter
keys e Ctrl-U
type Dagar
keys Enter
see du har redan en vy med det namnet
gone Vem ska
see Nytt namn Dagar
keys Esc Esc
