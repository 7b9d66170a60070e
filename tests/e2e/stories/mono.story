# Without colours, because the terminal has none or the reader wants none: what colour said is said by a mark or a
# word as well.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env NO_COLOR=1 samverkan --register r.db --as anna
keys End Up Up
see 104d!
golden mono
keys q
exit 0
run env TERM=vt100 samverkan --register r.db --as anna
keys End Up Up
golden mono-vt100
