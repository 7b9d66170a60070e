# One cell is edited where it stands: text, choice, date, money; the value stands there in full, what it means or is at
# fault under it. Enter saves and stays, Tab and the arrows save and go on, Esc asks when something has changed. Computed
# fields say why not. In a record full size the same key edits the field of the line.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Down
cursor on Läs tillsammans
# No column has been gone to: the title.
keys i
golden cell-text
keys End
type " mera"
keys Enter
see Sparat: Läs tillsammans mera
cursor on Läs tillsammans mera
# Nothing is written when nothing was changed.
keys i Enter
see Inget var ändrat
keys i Esc
gone Inget var ändrat

# A choice: a letter opens the list, Enter takes, Enter saves.
keys Right i
golden cell-choice
type pausad
keys Enter
gone ┌─ Status
keys Enter
see Sparat: Läs tillsammans mera
shell samverkan --register r.db show project 2
stdout ~ pausad

# Tab goes on to the date, which stands there in full; what is wrong says so and is not saved.
keys i Tab
golden cell-date
keys Ctrl-U
type 2028-02-31
keys Enter
golden cell-fault
keys Ctrl-U
type 2025
keys Enter
see ligger före
gone Sparat
keys Ctrl-U
type 2029-06
keys Tab
see Sparat
cursor on 1480000
keys Ctrl-U
type "1 234,50"
see " 234,50 kr"
keys Enter
see Sparat
shell samverkan --register r.db list project --filter dnr: --columns title,end,budget_sek --format csv
stdout ~ Läs tillsammans mera;2029-06;1234.50

# Down and up stay in the column, group lines are passed over, and the rows keep their places while one edits.
keys i Down
cursor on 640000
# The first character takes the place of an amount.
type 650000
keys Down
see Sparat: Unga i Norden
cursor on 900000
keys Up Up Up
cursor on 2000000
keys Up
see Det finns ingen rad längre bort
shell samverkan --register r.db show project 1
stdout ~ 650 000

# Tab after the last column that can be edited: the first of the next row.
keys i Tab
cursor on Läs tillsammans mera
keys Shift-Tab
cursor on 2000000

# Esc asks when something has changed.
keys End
type 5
keys Esc
see Det finns ändringar som inte är sparade
keys f
cursor on 20000005
keys Esc k
see Inget sparades
keys i
keys End
type 5
keys Esc s
see Sparat: Digitala klassrum
shell samverkan --register r.db show project 3
stdout ~ 20 000 005

# What is worked out, and what is said with a key of its own.
keys Right i
see b bekräftar att posten stämmer i dag
keys 1 Right Right i
see räknas fram ur registret

# Full size: the field on the line.
keys 2 Home Down Enter
keys i
cursor on Digitala klassrum
keys Esc Down Down i
cursor on avslutad
keys Tab
cursor on Barnförvaltningen
golden cell-detail
# A rule that another field is named by is told of here too.
keys Esc Down Down Down Down i
cursor on 2023-01-01
keys Ctrl-U
type 2030
keys Enter
see ! Slut: 2025-12-31 ligger före Start, 2030
keys Ctrl-U
type 2022
keys Enter
see Sparat: Digitala klassrum
keys Up Up Up Up Up i
see Ändra projekt · Digitala klassrum
cursor on Lärarna saknade verktyg.
keys Esc End i
see Det finns inget fält på den här raden

# A row that the filter no longer lets in when it is saved is not gone on in.
keys Esc f
type status:pausad
keys Enter
see filter status:pausad
keys Home Down
cursor on Läs tillsammans mera
keys Left Left Left i
type idé
keys Enter Tab
see Sparat: Läs tillsammans mera
cursor on Zoner för alla
see Enter öppna
