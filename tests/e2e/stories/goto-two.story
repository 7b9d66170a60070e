# Others save while one chooses where to go: the selection stays on its record, and when that has gone Enter does not
# lead to the one that took its line.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 Ctrl-P
see Senast ändrat
keys Down Down Down Down Down Down Down Down Down
see "▌ Projekt            Språk på jobbet"
mark
shell samverkan --register r.db --as anna set project 1 "title=Unga i hela Norden"
status 0
refreshed
see Unga i hela Norden
see "▌ Projekt            Språk på jobbet"
mark
shell samverkan --register r.db --as per delete project 5
refreshed
see ”Språk på jobbet” finns inte kvar här
keys Enter
see Raden byttes under dig; tryck igen
see Senast ändrat
keys Home Enter
gone Senast ändrat
cursor on Unga i hela Norden
