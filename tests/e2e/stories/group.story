# What a list is grouped by is chosen; groups have their count and sum, and fold from any of their rows, or all at once.
# A row with several values stands in the first of them alone, so that sums are right. It is so next time.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys w
see Gruppera på
golden group-choose
type områd
keys Enter
see Grupperat på Områden
golden group-areas
keys Down Left
cursor on ▸
keys W
golden group-folded
keys W
gone ▸
keys w
type status
keys Enter
see ▾ pågår (
keys Home Left
cursor on ▸
keys q
exit 0
run samverkan --register r.db --as anna
see grupperat på Status
see ▾ pågår (
# Folds are remembered, of each field by itself.
cursor on ▸
keys w
type områd
keys Enter
gone ▸
keys w
type status
keys Enter
see ▸
keys W W
gone ▸
keys w Home Enter
see Listan är inte grupperad nu
gone ▾ pågår (
keys W
see w väljer
keys w
type länder
keys Enter
see Grupperat på Länder
see (ingen
