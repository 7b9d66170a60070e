# A pane may have several parts, named in the line above the list: Tab goes to the next, Shift-Tab back, and the key of
# a pane leads to its first part.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy $srcdir/tests/e2e/small.ini --demo r.db
status 0
run samverkan --register r.db --as anna
see 3 [Projekt]
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
# Round the end, and back again.
keys Tab
see 3 [Projekt]
keys Shift-Tab
see 3 [Beslut]
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
keys 5 Tab
golden part-meetings
keys 6 Tab
golden part-persons
keys Tab
golden part-assignments
keys 2
see 3 [Projekt]
