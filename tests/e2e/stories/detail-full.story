# Enter opens a record in full size: every field and all that hangs on it. Enter on a name goes there, Esc comes back to
# where one was.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type norden
keys Enter
cursor on Unga i Norden
keys Enter
golden detail-full
keys Down Down Down Down Down Down
cursor on Ansvarig enhet
keys Enter
see Barnförvaltningen
golden detail-unit
# Further on, from the unit to one of its projects, and layer by layer back.
keys End
see Uppdrag
keys Esc
cursor on Ansvarig enhet
keys Down
cursor on Medverkande
keys Enter
see Årsbyrån
keys Esc Esc
cursor on Unga i Norden
see 3 [Projekt]
# A heading leads to all of its rows as a list.
keys Enter End
golden detail-end
keys Up Up Up Up Up Up Up
cursor on Aktiviteter 1
keys Enter
golden detail-list
see Studiebesök i Kerava
keys Esc
cursor on Aktiviteter 1
# The last line of the fields says who changed it last; Enter there is the history.
keys Up Up
cursor on Ändrad
keys Enter
see 2 Historik · Unga i Norden
keys q q
see 3 [Projekt]
cursor on Unga i Norden
