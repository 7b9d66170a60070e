# A group is folded and unfolded with the arrows or Enter; its line still tells how many rows and how much money it
# holds.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Home
cursor on ▾ Barnförvaltningen (3)
keys Left
cursor on ▸ Barnförvaltningen (3)
gone Läs tillsammans
golden fold
# Moving steps over what is folded away.
keys Down
cursor on Zonkontoret (1)
keys Enter
cursor on ▸ Zonkontoret (1)
keys Enter
cursor on ▾ Zonkontoret (1)
see Zoner för alla
keys Up Right
cursor on ▾ Barnförvaltningen (3)
see Läs tillsammans
# What is looked for is found in a folded group too, which then opens.
keys Left /
type tillsammans
see ▌ Läs tillsammans
keys Enter
cursor on Läs tillsammans
# So it is when one goes there again, though it is a line of the same page.
keys Esc Home
cursor on ▾ Barnförvaltningen (3)
keys Left
cursor on ▸ Barnförvaltningen (3)
keys /
type Läs
keys Enter Home Left
cursor on ▸ Barnförvaltningen (3)
keys n
cursor on Läs tillsammans
see ▾ Barnförvaltningen (3)
golden fold-next-hit
