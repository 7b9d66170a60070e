# In a larger window the detail stands beside the list, there is room for more columns and for the date.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 100x30
run samverkan --register r.db --as anna
keys Down
golden start-wide
resize 160x45
golden start-wider
