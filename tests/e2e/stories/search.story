# Search goes to the first hit while one types, and counts the hits; n and N go on; Esc gives up and stands where one
# was. Who writes å, ä or ö means them; who has no such keys finds the words as well.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Down /
see 24 Sök
type ö
type pp
cursor 24 9
golden search
keys Enter
cursor on Öppna dörrar
keys Esc /
# An ö is meant, an o may stand for one.
type zöner
see Inga träffar på ”zöner”
keys Esc
cursor on Öppna dörrar
keys Home /
type oppna
keys Enter
cursor on Öppna dörrar
keys Esc
keys /
type jobb
keys Enter
see Träff 1 av 2 på ”jobb”
cursor on Språk på jobbet
keys n
cursor on Väg in
see Träff 2 av 2 på ”jobb”
keys n
see Runt slutet. Träff 1 av 2 på ”jobb”
cursor on Språk på jobbet
keys N
see Runt slutet. Träff 2 av 2 på ”jobb”
cursor on Väg in
# Esc while typing goes back to where the search began.
keys Home Down / 
type norden
cursor on norden
keys Esc
cursor on Digitala klassrum
# The wider alphabets of partners are found as one can type them.
keys 3 Tab Tab /
type osrodek
keys Enter
cursor on Ośrodek Kultury
keys Esc /
type hjorring
keys Enter
cursor on Hjørring Kommune
# What a machine would read as an expression is text here.
keys 2 /
type ^(a|b)+$
see Inga träffar på ”^(a|b)+$”
keys Esc /
type OR NEAR(*
see Inga träffar
keys Esc
