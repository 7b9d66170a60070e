# What somebody else takes out of the list is no trap: the sentence says that the cursor stands on another record, and the
# first command on a record is not obeyed.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type läs
keys Enter Esc
cursor on Läs tillsammans
mark
shell samverkan --register r.db --as per delete project 2
status 0
refreshed
see per tog bort ”Läs tillsammans”; markören står nu på ”
golden swapped
keys d
see Raden byttes under dig; tryck igen
keys d
see kan inte tas bort så länge
# Merely out of the filter.
keys f
type status:pågår
keys Enter
keys /
type väg
keys Enter Esc
cursor on Väg in
mark
shell samverkan --register r.db --as per set project 4 status=pausad
status 0
refreshed
see per ändrade ”Väg in”, som har lämnat listan; markören står nu på ”
keys Enter
see Raden byttes under dig; tryck igen
# Who moves on has seen where the cursor is; what one does oneself needs no warning.
keys F
mark
shell samverkan --register r.db --as per delete project 4
status 0
refreshed
keys Up Down d
see Ta bort
keys t
gone markören står nu
# What happened in a list behind another is seen when one comes there: no key is refused for it.
keys F Home Down
cursor on Digitala klassrum
keys 4
mark
shell samverkan --register r.db --as per delete project 3
status 0
refreshed
keys 2
cursor on Unga i Norden
keys d
see kan inte tas bort så länge
mark
shell samverkan --register r.db --as per undo
status 0
refreshed
# Nor is the one under the cursor meant by who marked another.
keys Home Down Space
see "1 markerad"
mark
shell samverkan --register r.db --as per delete project 3
status 0
refreshed
see Det som var markerat har lämnat listan
keys b
see Raden byttes under dig; tryck igen
