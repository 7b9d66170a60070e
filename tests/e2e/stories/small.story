# Started in a window that is too small the program says so, and begins when the window grows.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 40x10
run samverkan --register r.db --as anna
golden small
resize 80x24
golden start
resize 40x10
keys q
golden small
resize 80x24
keys q
exit 0
