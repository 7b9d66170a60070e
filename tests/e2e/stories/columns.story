# Which columns a list shows, in which order and how wide; the list follows at once, and it is so next time, for this
# person alone. What there is no room for goes by under the name, which always stays.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys c
see Kolumner: Projekt
keys Space
see Namnet är alltid med
keys Down Space
gone 4 Status
keys Home
golden columns
keys Esc
see 4 Status
keys c End Space
see "6 av 47"
keys R
see Kolumnerna är som levererade igen
keys Home Down Down Down Down Down Space + + K K K
see bredd
see "6 av 47"
golden columns-changed
keys Enter
golden columns-list
# The arrows lead past the edge; the name stays.
keys c End Space Up Space Up Space Up Space Up Space Enter
see 4 ›
keys Right Right Right Right Right Right Right Right Right Right
see 4 ‹
see 4 Projekt
keys q
exit 0
run samverkan --register r.db --as anna
see 4 ›
keys c R Enter
gone 4 ›
keys q
exit 0
run samverkan --register r.db --as bo
golden columns-other
