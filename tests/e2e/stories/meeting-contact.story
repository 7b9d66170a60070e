# A contact person at a meeting takes down what is about the own unit and turns pages, but neither leads, nor marks who is
# there, nor closes it; what was being written when it was closed is for the coordinator to take down.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --as anna --register r.db add person name="Lo Exempel" login=lo unit=Barnförvaltningen
status 0
shell samverkan --as anna --register r.db add assignment person="Lo Exempel" role=deputy unit=Barnförvaltningen
status 0
shell samverkan --as anna --register r.db add meeting title="Novembermöte" date="2026-11-20 08:00"
status 0
terminal lo 80x24
run samverkan --register r.db --as lo
keys M
see Novembermöte
see ingen leder
gone tar över
keys L
see Möten: bara samordnarna
see ingen leder
keys P
see Möten: bara samordnarna
keys C
see Möten: bara samordnarna
gone Avsluta
terminal anna 80x24
run samverkan --register r.db --as anna
keys M
see du leder
in lo
see anna leder
keys L
see Möten: bara samordnarna
see följer anna
golden meeting-contact
# The own unit is edited, others are not: the hints say so.
keys Right
see Barnförvaltningen
see e ändra
keys Right
see sida 3 av 8
gone e ändra
gone b bekräfta
keys f
see sida 1 av 8
in anna
keys Right
in lo
see Barnförvaltningen
keys n
type Vi väntar
in anna
keys C a
see Mötet är avslutat
in lo
keys Enter
see bara en samordnare kan anteckna det nu
see Vi väntar
keys Ctrl-S
see det är avslutat
keys Esc k
see Mötet är avslutat
keys n
see bara en samordnare rättar
