# Who has a form open is seen by others within a second, in the status line, in the list and in their own form of the
# record; it goes when the form is saved, and when its program dies. It moves nothing, and while nothing happens nothing
# is written.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal per 80x24
run samverkan --register r.db --as per
mark
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden

in per
refreshed
see anna skriver i Unga i Norden
golden presence-list
mark
in anna
keys End
type X
kept
in per
bytes <= 0 since mark
keys /
type unga
keys Enter e
see anna skriver också här sedan 09:00; ingen skrivs över
golden presence-form
mark

in anna
see per skriver också här
keys Ctrl-S
see Sparat: Unga i NordenX
keys Down Up
see per skriver i Unga i Norden
mark
in per
refreshed
gone anna skriver
see anna har sparat medan du skrev
kill SIGKILL
exit SIGKILL
in anna
refreshed
gone per skriver

# A record that is not there yet, and one's own other terminal.
mark
terminal third 100x30
run samverkan --register r.db --as anna
keys a
see Nytt projekt
in anna
refreshed
see din andra terminal: ny post (Projekt)
mark
terminal fourth 100x30
run samverkan --register r.db --as per
see anna skriver en ny post: Projekt
# Those who may only read see it too.
terminal fifth 80x24
run samverkan --register r.db --as anna --read-only
see din andra terminal: ny post (Projekt)
