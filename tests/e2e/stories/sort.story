# Rows are sorted by the column that the arrows have chosen; once more turns the order. Rows without a value come last
# both ways.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Right Right s
see Sorterat på Slut
golden sort-end
keys s
see Sorterat på Slut, fallande
golden sort-end-down
keys S
see t.o.m.▴
keys Left s
see Sorterat på Status
keys Right Right s s
golden sort-money
