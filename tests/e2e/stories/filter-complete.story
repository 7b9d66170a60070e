# While a filter is written, what may stand at the cursor stands above it: fields, values, units by their short names.
# Tab takes. What is wrong is marked under its place while one writes on, and said aloud when Enter is pressed. The
# filters of before are there with the arrow up.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys f
type sta
see status:
keys Tab
see Filter status:
see förstudie
type på
golden filter-complete
keys Down Tab
see Filter status:pausad
keys Up
type " enhet:"
see mina
golden filter-complete-units
type zon
see ZK
keys Tab Enter
see "av 1 (alla: 8) · filter status:pausad enhet:ZK"
# What refers here, and what lies on the other side of a point.
keys f Ctrl-U
type partner.la
see land:
keys Tab
type finl
keys Tab
see Filter partner.land:Finland
keys Enter
see filter partner.land:Finland
# A mistake is marked while one writes on, and the sentence names what there is.
keys f Ctrl-U
type "status:pågåt x"
golden filter-mistake
keys Enter
see Filter status:pågåt x
see menade du pågår
keys Ctrl-U
type ledd"
see "^ citattecknet"
keys Ctrl-U
type slut<igår+x
keys Enter
see Filter slut<igår+x
golden filter-mistake-date
keys Ctrl-U
paste ^(a|b)+.*\\d{3}[^:]$
see Filter ^(a|b)+
keys Enter Esc
# The filters of before, the last one first.
keys F f
see ↑ tidigare filter
keys Up Up
see Filter status:pausad enhet:ZK
keys Down
gone Filter status:pausad enhet:ZK
keys Esc q
exit 0
run samverkan --register r.db --as anna
keys f Up Up
see Filter status:pausad enhet:ZK
keys Enter
see "av 1 (alla: 8)"
