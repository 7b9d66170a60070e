# What somebody else deleted is in no list: L shows all that has changed, and Enter brings it back.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per set project 4 status=pausad end=2027-06
status 0
shell samverkan --register r.db --as per delete project 2
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys g H
see Här finns ingen post som har en historik; L visar historiken för allt
keys v
see Bara poster märks; gå till en rad i gruppen
keys L
cursor on Läs tillsammans
golden log
keys /
type pausad
keys Enter
cursor on pausad
keys g Enter
see "Posten är borttagen"
keys t
see "Tillbaka: Läs tillsammans. u ångrar"
shell samverkan --register r.db list project --format csv
stdout ~ Läs tillsammans
keys q 7 L
see Allt som har ändrats
