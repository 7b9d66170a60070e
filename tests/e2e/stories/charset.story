# A terminal that writes something else than UTF-8: said at once where it tells so, and what is lost is not lost without a
# word, however fast the rest of the word comes.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env LC_ALL= LANG=sv_SE.ISO-8859-1 samverkan --register r.db --as anna
see Din terminal säger ISO-8859-1
golden charset-start
keys Down
gone Din terminal säger
keys /
type "v\xE4g"
see Tangenten skickade 0xE4, som inte är UTF-8
golden charset-lost
keys Enter
gone Tangenten skickade
keys /
type väg
gone Tangenten skickade
