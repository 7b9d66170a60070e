# Dates: + and - step a day, . is today; words and partial dates are read, and what they mean stands beside them.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys PgDn PgDn Up
cursor on Slut
see 2027-03-31
see ons · om 131 dagar · v.13
keys + +
see 2027-04-02
keys - - -
see 2027-03-30
keys .
see 2026-11-20
see i dag
# In an empty field the first + is tomorrow, unless a number follows.
keys Ctrl-U +
see 2026-11-21
keys Ctrl-U +
type 30d
see = 2026-12-20
see sön · om 30 dagar
keys Tab
gone +30d
cursor on Budget
keys Up Ctrl-U
type 2027-06
see hela månaden
keys Ctrl-S
see Sparat
shell samverkan --register r.db show project 4
stdout ~ 2027-06
