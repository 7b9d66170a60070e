# Rows are marked one by one, from here to there, or turned about; what one does then is done to the marked rows.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Space
cursor on Läs tillsammans
keys Space
see "2 markerade"
golden mark
keys *
see "6 markerade"
keys U
gone markerade
keys v
see Markerat härifrån: gå till en annan rad, så markerar v allt däremellan
keys Down Down v
see markerade
golden mark-range
keys U Home Down Space Space
see markerade
keys Esc
gone markerade
# All that are marked are confirmed at once, when one has said that one means all of them.
keys Home Down Down Space Space b
golden mark-confirm
keys i
shell samverkan --register r.db history | grep -c revision.2
stdout = 0
keys b b
see uppgifterna i 2 poster stämmer i dag
golden mark-confirmed
