# Ctrl-P goes to any record of any kind by what one types: the best answers first, with what they hold when it is not
# their name. Enter goes to the record in its list; from elsewhere it is opened full size. Esc leaves all as it was.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Ctrl-P
see Senast ändrat
type osrodek
see "2 poster · Enter"
see Ośrodek Kultury
golden goto
keys Enter
cursor on Ośrodek Kultury
see [Partner]
# Where the name does not hold it, what does is shown.
keys Ctrl-P
type gymnasiet
see ska klara gymnasiet.
golden goto-elsewhere
keys Esc
cursor on Ośrodek Kultury
# Nothing, signs and too much are said, not obeyed.
keys Ctrl-P
type ^(a|b)+$
see Inget i registret innehåller ”^(a|b)+$”
keys Enter
see Inget i registret
keys Esc
cursor on Ośrodek Kultury
# From a record that is read full size one comes back to it.
keys Enter Ctrl-P
type zoner
keys Enter
see Zoner för alla
keys Esc
see Ośrodek Kultury
# A filter that hides the record is not touched: it is shown full size.
keys Esc 2 f
type norden
keys Enter
cursor on Unga i Norden
keys Ctrl-P
type väg in
keys Enter
see Väg in
keys Esc
cursor on Unga i Norden
see filter norden
# Records that bear the name of their project are told apart.
shell samverkan --register r.db --as anna add funding project=1 source=eu amount_sek=1000 year=2025
status 0
shell samverkan --register r.db --as anna add funding project=1 source=eu amount_sek=2000 year=2026
status 0
keys Ctrl-P
type norden
see EU · 2025
see EU · 2026
