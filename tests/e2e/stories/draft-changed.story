# The record has changed since the draft was written: another field is kept beside, the same field is asked about, just
# as if it had happened while one was writing.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e End
type " A"
kept
kill SIGKILL
exit SIGKILL
shell samverkan --register r.db --as per set project 1 acronym=UIN
status 0

terminal second 80x24
run samverkan --register r.db --as anna
see Posten har ändrats sedan dess, senast av per
see Akronym
keys f
see per har sparat medan du skrev
see Unga i Norden A
see UIN
kept
kill SIGKILL
exit SIGKILL
shell samverkan --register r.db --as per set project 1 title="Unga P"
status 0

terminal third 80x24
run samverkan --register r.db --as anna
see aldrig sparades
keys v
see som det var
see Unga i Norden A
see Unga P
golden draft-changed
keys Esc f
see Ändrat av båda: Titel
# Killed before the question is answered: it is still to be asked.
keys Backspace
type A
keys Tab
type Z
kept
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
see Titel, Akronym
keys f
see Ändrat av båda: Titel
keys Ctrl-S
see deras    Unga P
see mitt     Unga i Norden A
keys m
see Sparat: Unga i Norden A
shell samverkan --register r.db list project --filter "Unga" --format csv --columns title,acronym
stdout ~ "Unga i Norden A;UINZ"
keys q
exit 0
run samverkan --register r.db --as anna
gone aldrig sparades
