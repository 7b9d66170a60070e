# Enter on a line of the history asks what to do with that change: undo it, only its value back, the record as it was
# before or after it; each answer says its values. Of a deleted record: bring it back. The first answer keeps all.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per set project 4 status=pausad end=2027-06
status 0
shell samverkan --register r.db --as anna set project 4 "need=Kortare väg"
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys End Up Up H
golden restore-history
keys Down Down Enter
golden restore-ask
keys Enter
shell samverkan --register r.db list project --filter dnr:4 --columns end --format csv
stdout ~ 2027-06
# Only the value of the line.
keys Enter v
see "Återställt: Väg in · Slut: 2027-06 → 2027-03-31. u ångrar"
cursor on Slut: 2027-03-31
shell samverkan --register r.db list project --filter dnr:4 --columns status,end --format csv
stdout ~ pausad;2027-03-31
keys u
see "Ångrade: Väg in · Slut: 2027-03-31 → 2027-06"
# All that was changed with it.
keys Enter u
see "Ångrade: Väg in · Status: pausad → pågår; Slut: 2027-06 → 2027-03-31"
golden restore-undone
# The whole record as it was at first.
keys End Enter
see som efter: Behov
keys e
see "Återställt: Väg in · Behov: Kortare väg"
keys Enter
see Här finns inget att återställa
# A deleted one, whose history is open or can be opened from where it was read.
keys q Enter
mark
shell samverkan --register r.db --as per delete project 4
status 0
refreshed
keys H Enter
golden restore-deleted
keys t
see "Tillbaka: Väg in. u ångrar"
keys q
gone borttagen
shell samverkan --register r.db list project --filter dnr:4 --columns need,end --format csv
stdout ~ lång.;2027-03-31
keys u
see "Ångrade: Väg in · togs bort"
shell samverkan --register r.db verify
status 0
