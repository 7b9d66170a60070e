# The sum of a group that is wider than its column takes of the room before it: a number is never cut.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell for i in 1 2 3; do samverkan --register r.db --as anna add project title="Bro $i" need=n unit=Zonkontoret budget_sek=98765432100; done
status 0
terminal 80x24
run samverkan --register r.db --as anna
see Zonkontoret (4)
see 296 297 196
