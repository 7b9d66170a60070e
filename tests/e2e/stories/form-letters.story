# Letters as people write them: å ä ö, an accent that comes as a character of its own, wide characters. The cursor stands
# where the next one goes, Backspace takes what looks like one.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys Ctrl-U
cursor 3 27
type åäö
cursor 3 30
type éx
see åäöéx
cursor 3 32
keys Left Backspace
see åäöx
cursor 3 30
type 漢字
cursor 3 34
keys Backspace
see åäö漢x
cursor 3 32
keys Ctrl-W
cursor 3 27
keys End
type " Écija"
keys Ctrl-S
see Sparat: x Écija
