# A meeting on screen: begun with M, an overview first, then each unit with what has changed, decisions, things to do and
# notes taken down and saved at once, who is present, the minutes last, and closed from there: what is changed
# afterwards is news for the next one.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --as anna --register r.db add meeting title="Septembermöte" date=2026-09-10
shell samverkan --as anna --register r.db set meeting 2 closed=yes
shell samverkan --as per --register r.db set project 4 status=paused end=2027-09-30
shell samverkan --as anna --register r.db confirm project 1 2
shell samverkan --as anna --register r.db set project 1 end=2027-12-31
shell samverkan --as anna --register r.db add idea title="Körsång över gränsen" unit=BF need="Fler ska sjunga"
shell samverkan --as anna --register r.db set twin-town 2 status=active
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys M
see Inget möte är öppet i dag. Börja ett?
keys b
see du leder
golden meeting-overview
keys Left
see Detta är första sidan
keys Right
golden meeting-unit
# On the unit itself a decision is about the unit, on a project about that.
keys d
type Förvaltningen återkommer med en tidplan för nästa år
golden meeting-prompt
keys Enter
see Sparat i minnesanteckningarna
keys Down Down
cursor on Unga i Norden
keys t
type Ring Kerava om våren
keys Enter
see Ändra mötesanteckning · Ring Kerava om våren
type anna
keys Enter Tab
type 15/12
keys Ctrl-S
see Ring Kerava om våren (Anna Exempel, 2026-12-15)
keys n
type Går bra
keys Enter
golden meeting-taken-down
# As everywhere: confirm, undo, edit, open.
keys b
see Bekräftat: uppgifterna i 1 post
keys Enter
see Projekt nr 1
keys Esc e
see Ändra projekt · Unga i Norden
keys Esc
keys P
see Närvarande personer
# A space is part of a name: nobody else is marked.
type per ex
keys Enter
see Närvaron är sparad
resize 100x30
golden meeting-unit-wide
resize 160x45
golden meeting-unit-widest
resize 60x16
golden meeting-unit-small
# Nothing is cut off where it is narrow; the help begins with what is the meeting's own, and finds it.
keys g
see 15 "C avsluta"
resize 80x24
keys ?
see 6 Anteckna ett beslut på mötet
see Föregående sida i mötet
type möte
see 6 Anteckna ett beslut på mötet
see Markera vilka som är med på mötet
keys Esc
keys Right Right Right Right Right
golden meeting-common
keys Right
golden meeting-minutes
keys Right
see Detta är sista sidan
keys C
see Avsluta ”Möte 2026-11-20”?
keys Esc
see C avsluta mötet
keys C a
see Mötet är avslutat
keys d
see Mötet är avslutat; lägg till en mötesanteckning
keys q m
see Vad som har ändrats sedan ”Möte 2026-11-20” 2026-11-20
see Inget har ändrats.
keys q
shell samverkan --as anna --register r.db summary minutes
status 0
stdout ~ Förvaltningen återkommer med en tidplan
stdout ~ Närvarande: Per Exempel (ÄB).
keys q
exit 0
