# "Bekräfta oförändrat" says with one key that a record is right as of today: the age becomes 0 days, the mark of what
# is stale goes away, and the history keeps who said so.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type arbetet
type " in"
keys Esc End Up Up
cursor on Väg in
see 104d!
keys b
golden confirm
gone 104d!
shell samverkan --register r.db list project --filter dnr:4 --columns title,confirmed --format csv
stdout ~ 2026-11-20
shell samverkan --register r.db history project 4
stdout ~ anna
stdout ~ 2026-11-20
# A second time on the same day is no change.
keys b
golden confirm
shell samverkan --register r.db history project 4 | grep -c revision
stdout = 2
# An area is never confirmed.
keys 1 b
golden confirm-area
