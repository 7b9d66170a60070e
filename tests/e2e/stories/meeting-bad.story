# What can go wrong at a meeting: the program is killed in the middle of a sentence, the window gets too small, others
# close or remove the meeting, others remove what is selected, there is no unit at all.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys M b Right Down
cursor on Läs tillsammans
keys n
type Halvvägs genom en mening
kept
kill SIGKILL
exit SIGKILL
# The meeting is open still, and what was typed is there.
run samverkan --register r.db --as anna
keys M
see Möte 2026-11-20 · ← sida 2
keys n
see Halvvägs genom en mening
see Detta höll på att skrivas
resize 40x10
see Fönstret är för litet
resize 80x24
type " om något"
keys Enter
see Halvvägs genom en mening om något
# Nothing typed is nothing saved.
keys n Enter
gone Sparat
keys n Esc
# The selected row goes, and it was its unit's last one.
keys Right Down
cursor on Zoner för alla
shell samverkan --as anna --register r.db delete project 7
status 0
see borttagen · anna
keys e
see Posten har tagits bort
golden meeting-row-gone
# Others close it.
shell samverkan --as per --register r.db set meeting 2 closed=yes
status 0
see Mötet är avslutat
keys n
see lägg till en mötesanteckning
keys P
see lägg till en mötesanteckning
# And remove it.
shell samverkan --as per --register r.db delete meeting-note 1
shell samverkan --as per --register r.db delete meeting 2
status 0
see ”Möte 2026-11-20” har tagits bort
golden meeting-gone
keys q
exit 0

# One of an earlier day that nobody closed, and several of today, are asked about by name.
shell samverkan --as anna --register r.db add meeting title="Gårdagens" date="2026-11-19 13:00"
status 0
run samverkan --register r.db --as anna
keys M
see "1 Gårdagens"
golden meeting-earlier
keys Esc M 1
see Gårdagens · ← sida 1
keys q
shell samverkan --as anna --register r.db add meeting title="Förmiddag" date="2026-11-20 09:00"
shell samverkan --as anna --register r.db add meeting title="Eftermiddag" date="2026-11-20 13:00"
status 0
keys M
see Flera möten är öppna i dag
see "1 Förmiddag 2026-11-20 09:00"
gone börja ett möte
keys 2
see Eftermiddag · ← sida 1
keys q q
exit 0

# Without units and without anything there is an overview and the minutes.
shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" e.db
status 0
run samverkan --register e.db --as anna
keys M b
see sida 1 av 3
keys Right
golden meeting-empty
keys Right
see sida 3 av 3
keys d
type Ett beslut om ingenting
keys Enter
see Ett beslut om ingenting
keys q q
exit 0
