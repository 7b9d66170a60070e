# What gives somebody rights is asked for: a new assignment begins with neither the role of the group where one stands
# nor one's own unit, and one that would give nothing is not saved.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as per
keys 6 Tab Tab
see "[Uppdrag]"
keys Home Down
keys a
see Nytt uppdrag
golden assignment-new
type Anna
keys Enter
see Anna Exempel
keys Ctrl-S
see ! måste fyllas i
cursor on Roll
type kont
keys Enter Ctrl-S
see Enhet: måste fyllas i; ett uppdrag som kontaktperson ger ingen rätt annars
cursor on Enhet
type Zon
keys Enter Ctrl-S
see "Sparat: Anna Exempel"
shell samverkan --register r.db list assignment --filter unit:Zonkontoret --columns person,role --format csv
stdout ~ Anna Exempel;kontaktperson
# Units that have ended stand last, with when.
shell samverkan --register r.db --as per set unit Zonkontoret valid_to=2026-10-31
status 0
in A
keys a Tab Tab Alt-Down End Up
see "Zonkontoret"
see "ZK, till 2026-10-31"
keys Esc Esc
shell samverkan --register r.db --as per add assignment person=anna unit=Årsbyrån
status 1
stderr ~ "Roll: måste fyllas i"
