# A copy is put back in the place of the register while two work in it. Nothing that they then save would be found by
# anybody: it is refused, who looks is told, and what was typed is there when they start again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna backup copy.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e End
type " X"
kept
terminal per 80x24
run samverkan --register r.db --as anna
mark
shell sh -c "mkdir away; mv r.db r.db-wal r.db-shm away/; cp copy.db r.db; chmod 660 r.db"
status 0
refreshed
see flyttats eller bytts ut
golden replaced-list
in anna
keys Ctrl-S
see flyttats eller bytts ut
gone Sparat
golden replaced-form
kill SIGTERM
exit 0
run samverkan --register r.db --as anna
see aldrig sparades
keys f
see Unga i Norden X
keys Ctrl-S
see Sparat
keys q
exit 0
shell samverkan --register r.db list project --filter "Unga" --format csv --columns title
stdout ~ Unga i Norden X
shell samverkan --register r.db verify
status 0
in per
keys q
exit 0
shell samverkan --register r.db verify
status 0
