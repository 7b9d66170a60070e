# Who is moved keeps the assignments there were: the save says so, and the check asks until they are ended.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per add person "name=Mona Exempel" login=mona unit=Årsbyrån
status 0
shell samverkan --register r.db --as per add assignment "person=Mona Exempel" role=contact unit=Årsbyrån from=2026-01-01
status 0
terminal 80x24
run samverkan --register r.db --as per
keys 6 Tab /
type Mona
keys Enter e Tab Tab Tab
cursor on Enhet
type Zon
keys Enter Ctrl-S
see Fortfarande kontaktperson för Årsbyrån
golden person-moved
keys Esc
# What a unit that has ended leaves behind goes on in the one that took over: the form proposes it.
shell samverkan --register r.db --as per set unit "Ängsbolaget AB" valid_to=2026-10-31 successor=Östra
status 0
in A
keys 7 Shift-Tab
see Småorter i omställning
keys End
cursor on Per Exempel
golden person-asked
keys Enter
see Ändra uppdrag
see Enhet        Östra enheten
golden person-successor
keys Ctrl-S
see Sparat: Per Exempel
gone upphörde
shell samverkan --register r.db check
stdout ~ Arbetar nu i Zonkontoret; ska uppdraget för Årsbyrån fortsätta?
