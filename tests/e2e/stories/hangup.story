# The line is cut: the program ends by itself, in the list as well as in the middle of a word, and the register is
# whole.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Down
hangup
exit 0
run samverkan --register r.db --as anna
keys /
type nord
hangup
exit 0
run samverkan --register r.db --as anna
keys d
hangup
exit 0
shell samverkan --register r.db verify
status 0
shell samverkan --register r.db list project --limit 1 --format csv
stdout ~ Digitala klassrum
