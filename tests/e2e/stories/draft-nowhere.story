# Where no draft can be kept beside the register it is kept with the person's own things; where that fails too, the form
# says so. A damaged file is set aside. Nothing of this is in the way of work.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell mkdir r.db.drafts
status 0
run env XDG_STATE_HOME=/dev/null samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Bryts förbindelsen innan du har sparat
keys End
type " B"
keys Ctrl-S
see Sparat: Unga i Norden B
keys q
exit 0
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
gone Bryts förbindelsen
keys End
type " C"
kept
kill SIGKILL
exit SIGKILL
shell rmdir r.db.drafts
status 0
shell sh -c "echo this is no database, whatever else it is > r.db.drafts"
status 0
run samverkan --register r.db --as anna
see aldrig sparades
see Filen med utkast var skadad
see r.db.drafts.broken-2026
keys f
see Unga i Norden B C
keys Ctrl-S
see Sparat: Unga i Norden B C
keys q
exit 0
shell samverkan --register r.db verify
status 0
