# What another has built upon is not undone: the sentence says who, when and what. What another did to other fields is no
# hindrance.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys End Up Up b
see stämmer i dag
terminal per 80x24
run samverkan --register r.db --as per
keys End Up Up H
see "2026-08-08 → 2026-11-20"
keys End Enter e
see "Återställt: Väg in · Bekräftat: 2026-11-20 → 2026-08-08. u ångrar"
in anna
see per ändrade ”Väg in”
keys u
see "Väg in: går inte att ångra: per ändrade Bekräftat 09:00: 2026-11-20 →"
see u igen går förbi den
golden undo-refused
keys u
see "Du har inte gjort något före det som går att ångra"
shell samverkan --register r.db list project --filter dnr:4 --columns confirmed --format csv
stdout ~ 2026-08-08
# per takes it back: then it is anna's again, although per has changed something else.
in per
keys u
see "Ångrade: Väg in · Bekräftat: 2026-08-08 → 2026-11-20"
shell samverkan --register r.db --as per set project 4 acronym=VI
status 0
in anna
see "0d"
keys u
see "Ångrade: Väg in · Bekräftat: 2026-11-20 → 2026-08-08. Ctrl-R gör om"
shell samverkan --register r.db list project --filter dnr:4 --columns acronym,confirmed --format csv
stdout ~ VI;2026-08-08
