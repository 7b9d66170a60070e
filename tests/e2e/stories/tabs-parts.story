# A pane may have several parts, named in the line above the list: Tab goes to the next, Shift-Tab back, and the key of
# a pane leads to its first part.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
run samverkan --register r.db --as anna
see 3 [Projekt]
keys Tab
see 3 [Idéer]
golden part-ideas
keys Tab
see 3 [Ansökningar]
cursor on Läs tillsammans
golden part-applications
keys Tab
see 3 [Finansiering]
golden part-fundings
keys Tab
see 3 [Beslut]
golden part-decisions
# What does not fit in the line is a Tab away; round the end, and back again.
keys Tab Tab Tab
see 3 [Styrgrupper]
golden part-last
keys Tab
see 3 [Projekt]
keys Shift-Tab
see 3 [Styrgrupper]
keys 1 Tab
see 3 [Mål]
keys Tab
see 3 [Mått]
keys 3
see 3 [Vänorter]
keys Tab
golden part-networks
keys Tab
golden part-partners
keys Tab
golden part-agreements
keys 4 Tab
golden part-programmes
keys Tab
see 3 [Notiser]
keys Tab
see 3 [Länkar]
keys Tab
see 3 [Växelkurser]
keys 5 Tab
see 3 [Resor]
golden part-trips
keys Tab
see 3 [Stipendier]
keys Tab
see 3 [Möten]
golden part-meetings
keys 6 Tab
golden part-persons
keys Tab
golden part-assignments
keys Tab
see 3 [Årsrapporter]
golden part-returns
keys 2
see 3 [Projekt]
