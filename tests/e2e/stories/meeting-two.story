# Two who begin a meeting in the same moment come to the same one.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys M
see Börja ett?
terminal per 80x24
run samverkan --register r.db --as per
keys M
see Börja ett?
in anna
keys b
see du leder
in per
keys b
see följer anna
shell sh -c 'samverkan --as anna --register r.db list meeting | grep -c Möte.2026'
stdout = 1
