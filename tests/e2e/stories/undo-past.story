# What is refused is no dead end: u right after it goes past it, to what one did before; with another key in between it is
# looked at again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna set project 2 acronym=LT
status 0
shell samverkan --register r.db --as anna set project 4 status=pausad
status 0
shell samverkan --register r.db --as per set project 4 status=avslutad
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys u
see igen går förbi den
keys Down Up u
see igen går förbi den
keys u
see "Ångrade: Läs tillsammans · Akronym: LT → –"
keys u
see "Du har inte gjort något före det som går att ångra"
keys Down u
see igen går förbi den
