# A terminal that is called something else than what it is, and keys that mean nothing here: known keys work all the
# same, and no part of an unknown one is taken for a command.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env TERM=vt100 samverkan --register r.db --as anna
keys End
cursor on Öppna dörrar
keys PgUp
cursor on Unga i Norden
keys Ctrl-Right Shift-F5 Alt-Home
cursor on Unga i Norden
see 3 [Projekt]
keys F12 Ctrl-X Ctrl-Z Ctrl-C Ctrl-S
cursor on Unga i Norden
keys Del
see Unga i Norden: kan inte tas bort
cursor on Unga i Norden
keys / å Esc Down
cursor on Zonkontoret (1)
