# A filter that leaves many rows, none of those that were read, begins on the first of them, with its detail: not on the
# line of its group.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 6000; i++) printf "project title=\"Rad %04d\" need=n status=%s unit=Zonkontoret\n", i, i % 3 ? "idea" : "ongoing" }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
terminal 100x24
run samverkan --register r.db --as anna
see av 6 008
keys f
type status:pågår rad
keys Enter
see av 2 000
cursor on Rad 0003
