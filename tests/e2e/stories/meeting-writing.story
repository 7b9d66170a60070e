# What is taken down is about what was in front when its key was pressed, whatever is turned to meanwhile; the line says
# what. When the meeting has been closed or removed while somebody wrote, the words stand in a form.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys M b Right
see Barnförvaltningen
terminal per 80x24
run samverkan --register r.db --as per
keys M
see följer anna
see Kontakt: Anna Exempel
keys d
see beslut, Barnförvaltningen:
type Vi går vid
in anna
keys Right Right Right
see Kontakt: Per Exempel
in per
see Kontakt: Per Exempel
see beslut, Barnförvaltningen:
type are
keys Enter
see Sparat i minnesanteckningarna
gone Vi går vidare
# On a project it is about that, and its unit.
keys Down
cursor on Språk på jobbet
keys n
see anteckning, Språk på jobbet:
in anna
keys Left
in per
gone Kontakt: Per Exempel
type Väntar på svar
keys Enter
see Sparat
shell samverkan --as anna --register r.db summary minutes
stdout ~ "Barnförvaltningen\n"
stdout ~ "beslut  Vi går vidare"
stdout ~ "Ängsbolaget AB\n"
stdout ~ "anteckning  Språk på jobbet: Väntar på svar"
# Closed meanwhile.
keys t
see att göra, Årsbyrån
type Ring museet
in anna
keys C a
see Mötet är avslutat
in per
keys Enter
see Ny mötesanteckning
see Mötet avslutades medan du skrev
see Ring museet
golden meeting-closed-meanwhile
keys Ctrl-S
see Sparat
shell samverkan --as anna --register r.db summary minutes
stdout ~ Ring museet
