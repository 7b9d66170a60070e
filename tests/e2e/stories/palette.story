# Who does not know the key writes what is to be done.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys :
type uppfölj
golden palette
keys Enter
see Årsuppföljning
keys 2 F2
type sort
keys Down Up Enter
see Sorterat på
keys :
keys Esc
see 3 [Projekt]
