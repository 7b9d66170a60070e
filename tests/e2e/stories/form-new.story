# A new record: it begins in the group where one stands, says what must be filled in, and is in the register when the
# screen says so.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 Down a
see Nytt projekt
see Ansvarig enhet *      Arbetsmarknadsförvaltningen
# Nothing is written yet, so Esc asks nothing.
keys Esc
gone Nytt projekt
keys a
type Över sundet
keys Ctrl-S
see ! måste fyllas i
cursor on Behov
see Nytt projekt
type Fler ska kunna danska.
gone ! måste
keys F2
see Sparat: Över sundet
shell samverkan --register r.db list project --filter sundet --columns title,status,unit --format csv
status 0
stdout ~ Över sundet;idé;Arbetsmarknadsförvaltningen
shell samverkan --register r.db history project 81
stdout ~ anna
