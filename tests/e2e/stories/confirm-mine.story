# B shows what is one's own, by person or by unit, and confirms all of it when one has said so. What is history is not
# asked about, and what says today already is not asked about again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per set project 7 "responsible=Anna Exempel"
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys B
golden confirm-mine
keys i
shell samverkan --register r.db list project --filter confirmed:2026-11-20 --format csv
stdout !~ Unga
keys B b
golden confirm-mine-done
keys B
see "Allt som är ditt (4 poster) är redan bekräftat i dag"
shell samverkan --register r.db history project 3
stdout !~ Bekräftat
keys u
see "Ångrade: 4 poster · Bekräftat. Ctrl-R gör om"
# From a record too; and for somebody who has nothing.
keys Enter B
see "Bekräfta att uppgifterna stämmer i dag i de 4 poster som är dina?"
keys Esc q q
shell samverkan --register r.db --as per delete assignment 2
shell samverkan --register r.db --as per set project 4 responsible=
status 0
terminal per 80x24
run samverkan --register r.db --as per
keys B
see "Inget är ditt att bekräfta"
