# What one's last key gave stands until the next, and on a projector there is none: who writes is seen beside it. The
# frame of a form counts those who have it open too.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal per 120x24
run samverkan --register r.db --as per
keys /
type unga
keys Enter Z
see gör inget här
mark
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden
in per
refreshed
see anna skriver i Unga i Norden
see gör inget här
terminal more 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden
in per
keys e
see anna skriver också här sedan 09:00; ingen skrivs över
