# A record that somebody deletes while one writes in it can be brought back with what one has written, in one step. The
# answer that Enter gives is to go on. A text that both wrote can stand twice.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e End
type " igen"
mark
shell samverkan --register r.db --as per set project "Väg in" "dnr=ÄB 2026/9"
status 0
shell samverkan --register r.db --as per delete project "Väg in"
status 0
refreshed
see per har tagit bort posten medan du skrev
keys Ctrl-S
see t ta tillbaka den med mina ändringar
golden form-revive
keys Enter
cursor on Väg in igen
keys Ctrl-S t
see Återställt och sparat: Väg in igen
# What the other one wrote before deleting is there too.
shell samverkan --register r.db list project --columns title,dnr --format csv
stdout ~ Väg in igen;ÄB 2026/9
shell samverkan --register r.db history project "Väg in igen"
stdout ~ Väg in → Väg in igen
shell samverkan --register r.db verify
status 0

# Texts of several lines: the question shows where they differ, and both can be kept.
keys e Down Down Down Down Down Down
cursor on Behov
type " Det skriver Anna."
mark
shell samverkan --register r.db --as per set project "Väg in igen" "need=Vägen till första jobbet är lång. Det skriver Per."
status 0
refreshed
keys Ctrl-S
see Behov: även ändrat av per
see b båda
golden form-both
keys b
see Sparat
shell samverkan --register r.db show project "Väg in igen" --format json
stdout ~ Det skriver Per.\nVägen till första jobbet är lång. Det skriver Anna.
