# The register was made anew, or an older copy was put back: what now has the number of the record is another record, and
# is left alone. What was typed can become a new one.
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
shell rm -f r.db r.db-wal r.db-shm
status 0
shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
run samverkan --register r.db --as anna
see Posten finns inte längre i registret
keys Esc
see Utkastet finns kvar till nästa gång
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden
gone aldrig sparades
keys Esc q
exit 0
run samverkan --register r.db --as anna
keys f
see Nytt projekt
see Unga i Norden A
see Fler elever ska klara gymnasiet.
keys Ctrl-S
see Sparat: Unga i Norden A
shell samverkan --register r.db list project --filter "Unga" --format csv --columns title
stdout ~ 1;Unga i Norden
stdout ~ 9;Unga i Norden A
stdout !~ 1;Unga i Norden A
keys q
exit 0
run samverkan --register r.db --as anna
gone aldrig sparades
