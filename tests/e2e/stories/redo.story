# What is done at once is undone and redone at once: marked rows that were confirmed or deleted, an idea that became a
# project. Something new in between ends the way forward.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna add idea title=Språkbad "need=Fler som kan tyska" unit=BF
status 0
run samverkan --register r.db --as anna
keys Down Space Space b b
see stämmer i dag
keys u
see "Ångrade: 2 poster · Bekräftat. Ctrl-R gör om"
shell samverkan --register r.db list project --filter confirmed:2026-11-20 --format csv
stdout !~ Unga
keys Ctrl-R
see "Gjorde om: 2 poster · Bekräftat. u ångrar"
shell samverkan --register r.db list project --filter confirmed:2026-11-20 --format csv
stdout ~ Unga
keys u
see "Ångrade: 2 poster"
keys U Up b
see "Bekräftat: uppgifterna i 1 post"
keys Ctrl-R
see Det finns inget ångrat att göra om
keys Tab T g
see Idén har blivit projekt
keys u
see "Ångrade: Språkbad · togs bort, och 1 post till. Ctrl-R gör om"
shell samverkan --register r.db list project --format csv
stdout !~ Språkbad
shell samverkan --register r.db list idea --columns title,status --format csv
stdout !~ blev projekt
keys Ctrl-R
see "Gjorde om: Språkbad · togs tillbaka, och 1 post till. u ångrar"
