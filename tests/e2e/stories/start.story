# Somebody opens the register at an ordinary terminal: the projects, grouped by unit, with the detail of the selected
# one under the list, who one is, what can be done. The cursor stands on the selected row.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
golden start
# Asked for by name it is the same screen.
keys q
exit 0
run samverkan --register r.db --as anna open
golden start
