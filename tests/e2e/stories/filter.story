# A filter shows only what an expression says. What is wrong in it is said with its place and the nearest right word,
# and what one wrote is kept to be mended. F shows everything again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Down f
see 23 Filter
type status:pågår
keys Enter
golden filter
see av 4 (alla: 8)
keys F
gone filter status
see "av 8 · grupperat"
# A field that there is not, a word that the field does not have.
keys f
type staus:pågår
keys Enter
golden filter-fault
keys Esc
cursor on Unga i Norden
see "3 av 8"
keys f
type status:pågårr
keys Enter
see pågår
golden filter-word
keys Ctrl-U
type "enhet:BF slut<2027"
keys Enter
cursor on Digitala klassrum
gone Unga i Norden
see filter enhet:BF slut<2027
# Nothing left: the screen says so, and how to come back.
keys f Ctrl-U
type finnsinte
keys Enter
see F visar allt
golden filter-nothing
keys Esc
see "av 8"
