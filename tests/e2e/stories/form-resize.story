# The size changes while one writes: what is typed, the focus and the cursor stay; below 60x16 one sentence says so.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys End
type " större"
keys PgDn PgDn PgDn PgDn PgDn PgDn PgDn Up Up
cursor on Lärdomar
type rad
keys Enter
type två
resize 60x16
see Väg in
cursor on två
resize 40x10
see för litet
resize 250x80
see Väg in större
cursor on två
resize 80x24
cursor on två
keys Ctrl-S
see Sparat: Väg in större
