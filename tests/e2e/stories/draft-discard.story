# Discarding asks once more and names what goes; Enter keeps. A draft is also offered where its record is opened again.
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
keys k
see Kasta utkastet till Projekt · Unga i Norden?
see Det du skrev försvinner för alltid: Titel
golden draft-discard
keys Enter
see aldrig sparades
keys s
gone aldrig sparades
keys /
type unga
keys Enter e
see aldrig sparades
see Ändra projekt
keys v
see Utkast · Projekt
keys Esc f
see Unga i Norden A
# Discarding the form discards the draft.
keys Esc k
see Inget sparades
keys e
see Ändra projekt
gone aldrig sparades
type B
kept
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
see aldrig sparades
keys k k Enter
see Utkastet är kastat
keys q
exit 0
run samverkan --register r.db --as anna
gone aldrig sparades
