# A new record that was never saved is offered too, several drafts one after the other, newest first.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e End
type " A"
kept
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
keys s a
see Nytt projekt
type Broar
kept
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
see Projekt · ny post ”Broar”
see Posten finns inte i registret än.
keys f
see Broar
keys Esc
see inte är sparade
keys f
keys Esc k
# The next one, once the form has gone.
see Projekt · Unga i Norden
keys s
gone aldrig sparades
keys q
exit 0
