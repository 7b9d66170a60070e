# The record was deleted before the draft was offered: what was typed can become a new one.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per add project title=Flyktigt need=Prov unit=BF
status 0
run samverkan --register r.db --as anna
keys /
type flyktigt
keys Enter e End
type " igen"
kept
kill SIGKILL
exit SIGKILL
shell samverkan --register r.db --as per delete project 9
status 0
run samverkan --register r.db --as anna
see har per tagit bort posten
keys f
see per har tagit bort posten
see Flyktigt igen
keys Ctrl-S n
see Sparat: Flyktigt igen
keys q
exit 0
run samverkan --register r.db --as anna
gone aldrig sparades
