# Two terminals edit the same cell: what the other saves is told under it while one writes, saving asks which value
# stands, and no row moves under the one who writes. Of different cells of a row both are kept.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys w Home Enter s Home
cursor on Digitala klassrum
keys i
type " A"
mark

terminal per 80x24
run samverkan --register r.db --as per
keys w Home Enter s Home i
type " P"
keys Enter
see Sparat: Digitala klassrum P
# Sorts itself away from the first row.
keys i Ctrl-U
type Öst
keys Enter
cursor on Öst

in anna
refreshed
see per har sparat medan du skrev
cursor on Digitala klassrum A
golden cell-two
keys Down
see även ändrat av per
see deras    Öst
keys m
see Sparat: Digitala klassrum A
# On the way down: the row that lay below when one wrote.
cursor on Läs tillsammans
keys Right Esc Home Right Right i
cursor on 2025-12-31
keys Ctrl-U
type 2026
mark

in per
keys End
shell samverkan --register r.db --as per set project 3 status=pausad
status 0
in anna
refreshed
keys Enter
see är kvar: Status
shell samverkan --register r.db show project 3
stdout ~ Digitala klassrum A
stdout ~ pausad
stdout ~ 2026
# What was saved while the list was held is there when one leaves without saving.
keys i
mark
shell samverkan --register r.db --as per set project 2 title="Aha en ny"
refreshed
gone 5 Aha en ny
keys Esc
see 5 Aha en ny
