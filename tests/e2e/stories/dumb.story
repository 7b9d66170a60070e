# A terminal that cannot place a cursor, and one that nobody has heard of: one sentence or a screen, never rubbish.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env TERM=dumb samverkan --register r.db
exit 1
see 1 samverkan:
see "dumb"
gone Projekt
run env -u TERM samverkan --register r.db
exit 1
# (The library that draws never gives back what it took for a terminal that it does not know.)
run env ASAN_OPTIONS=detect_leaks=0 TERM=finns-inte samverkan --register r.db --as anna
golden start
keys q
exit 0
