# The history of a record: who changed what, when, from what to what, and with which program.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per set project 4 status=pausad end=2027-06
status 0
shell samverkan --register r.db --as anna set project 4 "need=Vägen till första jobbet ska bli kortare."
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type "väg in"
keys Enter H
golden history
keys Down
cursor on pausad
keys / 
type anna
keys Enter n
keys End
golden history-end
keys q
cursor on Väg in
see 3 [Projekt]
