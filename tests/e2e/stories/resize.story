# The window changes size, from small to huge and back: nothing is lost, the selection stays. Below 60x16 one sentence
# says that the window is too small.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type språk
keys Enter
cursor on Språk på jobbet
resize 250x80
cursor on Språk på jobbet
golden resize-250x80
resize 60x16
cursor on Språk på jobbet
golden resize-60x16
resize 59x16
golden resize-59x16
resize 60x15
see för litet
# A key that nobody can see the effect of has none.
keys Down
resize 80x24
cursor on Språk på jobbet
gone för litet
resize 99x24
golden resize-99x24
resize 20x3
resize 1x1
resize 100x24
cursor on Språk på jobbet
keys 7
resize 60x16
golden resize-follow-up
resize 59x15
resize 60x16
golden resize-follow-up
keys 2 Enter
golden resize-detail
