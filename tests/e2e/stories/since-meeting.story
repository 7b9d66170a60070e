# What has changed since the last meeting, from the history: m shows it, Enter on a row opens the record, Enter on a figure
# the records it counts; it follows what others save. Before any meeting was closed it tells of the last 30 days.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys m
see Inget möte har avslutats än
see Inget har ändrats.
keys q
shell samverkan --as per --register r.db add meeting title="Septembermöte" date=2026-09-10
shell samverkan --as per --register r.db set meeting 2 closed=yes
status 0
shell samverkan --as per --register r.db set project 4 status=paused end=2027-09-30
shell samverkan --as anna --register r.db set project 1 end=2027-12-31
shell samverkan --as anna --register r.db confirm project 1 2
shell samverkan --as anna --register r.db add idea title="Körsång över gränsen" unit=BF need="Fler ska sjunga"
shell samverkan --as anna --register r.db set twin-town 2 status=active
shell samverkan --as anna --register r.db set project 8 status=finished
shell samverkan --as anna --register r.db delete activity 2
# What is changed and changed back is no news.
shell samverkan --as anna --register r.db set project 7 status=ongoing
shell samverkan --as anna --register r.db set project 7 status=paused
status 0
see per
keys m
golden since-meeting
cursor on Barnförvaltningen
# A cell can be chosen: the two that were confirmed.
keys Right Right Right Right
keys Enter
see "1 av 2"
golden since-meeting-figure
keys Esc End
golden since-meeting-end
keys /
type Väg in
keys Enter
cursor on Väg in
keys Enter
see Projekt nr 4
keys Esc
cursor on Väg in
# It follows what others save.
shell samverkan --as per --register r.db confirm project 4
see "~✓"
keys Home
resize 100x30
golden since-meeting-wide
keys q q
exit 0
