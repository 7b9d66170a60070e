# One field of all marked records at once: which field, with how they stand now; to what; a preview of every row, with
# what is refused and why; then all in one save. Esc goes one step back with everything kept.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys *
see "8 markerade"
keys e
golden bulk-fields
type start
see ▌ Start
type xx
see Inget fält heter så
keys Enter
see Inget fält heter så
keys Backspace Backspace Enter
see Första dagen
type 2027-02-30
keys Enter
see februari 2027 har 28 dagar
keys Ctrl-U
type 2027-02-01
see mån
keys Enter
# Two would end before they begin.
see "6 ändras · 2 avvisas"
golden bulk-preview
keys Down Down
see Unga i Norden: 2025-02-01 → 2027-02-01
# One step back everything is as it was.
keys Esc
cursor on 2027-02-01
keys Esc
see Vilket fält? start
keys Enter
cursor on 2027-02-01
keys Enter
see "6 ändras · 2 avvisas"
keys Enter
see "6 poster ändrade: Start → 2027-02-01. u ångrar"
shell samverkan --register r.db list project --columns start --format csv | grep -c 2027-02-01
stdout = 6
shell samverkan --register r.db history | grep -c 'revision 2'
stdout = 6

# Several values: added, put in place, taken away. The rows are still marked.
keys e
type partner
keys Enter
see tomt (6)
type hjør
keys Enter Tab
golden bulk-value
keys Enter
see "7 ändras · 1 oförändrad"
keys Down Down Down Down Down Down
see Väg in: Ośrodek Kultury → Hjørring Kommune; Ośrodek Kultury
keys Enter
see "7 poster ändrade: Partner + Hjørring Kommune"
keys e
type partner
keys Tab
see Hjørring Kommune (6)
type hjør
keys Enter Tab Tab Enter
see "8 ändras"
keys Enter
see "8 poster ändrade"
shell samverkan --register r.db list project --columns partners --format csv | grep -c Hjørring
stdout = 0
shell samverkan --register r.db list project --columns partners --format csv | grep -c Kerava
stdout = 1

# Empty where that is allowed, and what would change nothing.
keys e
type program
keys Enter Enter Home Enter Enter
see Unga i Norden
see Nordplus Junior → (tomt)
see "1 ändras · 7 oförändrade"
keys Esc Esc Esc
gone Vilket fält
keys e
type titel
keys Enter Ctrl-S
see måste fyllas i
keys Esc Esc

# What only the register can refuse is in the preview too, and one Enter saves the others.
keys 6 * e
type ingår
keys Enter
type ängs
keys Enter Enter
see avvisas
golden bulk-refused
keys Enter
see ändrade: Ingår i → Ängsbolaget AB
gone Inget sparades

# What is typed is not thrown away without a word.
keys e
type namn
keys Enter
type halv
keys Esc Esc
see inte är sparade
keys ?
see gör inget här;
keys f
gone inte är sparade
see Vilket fält
keys Esc
see inte är sparade
keys k
see Inget sparades
gone Vilket fält
