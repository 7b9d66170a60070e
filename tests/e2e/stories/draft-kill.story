# SIGKILL leaves the program no time for anything: what was typed before is on disk all the same. A field that holds
# something wrong comes back as it was typed, with its fault.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden
keys End
type " X"
keys Tab
type ABC
kept
# Ten more letters, and the form is killed when they are on disk.
type defghijklm
kept
kill SIGKILL
exit SIGKILL

terminal again 80x24
run samverkan --register r.db --as anna
see aldrig sparades
see Titel, Akronym
see Ingen har ändrat posten sedan dess.
keys f
see Unga i Norden X
see ABCdefghijklm
cursor on ABCdefghijklm
# What is taken back needs no draft.
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
keys f
see ABCdefghijklm
keys Ctrl-U Backspace Shift-Tab Backspace Backspace
kept
kill SIGKILL
exit SIGKILL
run samverkan --register r.db --as anna
gone aldrig sparades
keys q
exit 0
# The register itself has never been touched.
shell samverkan --register r.db list project --filter "Unga" --format csv --columns title,acronym
stdout !~ ABC
shell samverkan --register r.db verify
status 0
