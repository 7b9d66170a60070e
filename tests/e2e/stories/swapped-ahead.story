# Keys typed ahead are about the picture that one sees: when the row under the cursor has gone by then, the way on from it
# leads to another one than was meant, and what is to be done there is not done. In a short list, and in a long one.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "project title=\"Rad %04d\" need=n status=idea unit=Zonkontoret\n", i }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
# The program looks at the register when a key comes, and hardly otherwise.
shell printf '[refresh]\nseconds = 60\n' > slow.ini
terminal 80x24
run samverkan --config slow.ini --register r.db --as anna
keys w Home Enter
see inte grupperad nu
keys f
type Rad 01
keys Enter Home Down
cursor on Rad 0010
shell samverkan --register r.db --as per delete project 18
status 0
keys Down b
see Raden byttes under dig; tryck igen
shell samverkan --register r.db list project --filter "bekräftat:idag" --format csv
stdout !~ Rad
# What one has read, one has seen.
keys b
see stämmer i dag
shell samverkan --register r.db --as per undo
status 0

keys F /
type 0990
keys Enter Esc
cursor on Rad 0990
shell samverkan --register r.db --as per delete project 998
status 0
keys Down b
see Raden byttes under dig; tryck igen
shell samverkan --register r.db list project --filter "bekräftat:idag" --format csv
stdout !~ Rad 09
shell samverkan --register r.db --as per delete project 1000
status 0
# One who sees where that led is not asked twice.
keys Down
keys b
see stämmer i dag
