# u takes back what one did last and says what; again it goes further back, whatever the terminal it was done at. Lists go
# to the record. What was done long ago is asked about first. Ctrl-R is the way there again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell SAMVERKAN_NOW=2026-11-18T14:05:00+01:00 samverkan --register r.db --as anna set project 4 status=pausad end=2027-06
status 0
shell samverkan --register r.db --as anna set project 2 acronym=LT
status 0
shell samverkan --register r.db --as per set project 2 budget_sek=7
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys End Up Up
cursor on Väg in
keys u
see "Ångrade: Läs tillsammans · Akronym: LT → –; markören står där. Ctrl-R gör"
cursor on Läs tillsammans
# What per did stays: only the field of the change went back.
shell samverkan --register r.db list project --filter title:Läs --columns acronym,budget_sek --format csv
stdout ~ 2;;7
# Two days ago is not "just now".
keys u
golden undo-asked
keys i
shell samverkan --register r.db list project --filter dnr:4 --columns status --format csv
stdout ~ pausad
keys u u
see "Ångrade: Väg in · Status: pausad → pågår; Slut: 2027-06 → 2027-03-31; markören"
cursor on Väg in
golden undo
keys u
see "Du har inte gjort något som går att ångra"
# The way there again, from the record itself and from its history.
keys Enter Ctrl-R
see "Gjorde om: Väg in · Status: pågår → pausad; Slut: 2027-03-31 → 2027-06. u"
see "2027-06"
keys H
see (ångrad)
see (ångrar
keys Ctrl-R
see "Gjorde om: Läs tillsammans · Akronym: – → LT. u ångrar"
keys Ctrl-R
see Det finns inget ångrat att göra om
shell samverkan --register r.db verify
status 0
