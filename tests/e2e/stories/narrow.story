# A summary is narrowed where it stands: a part of the year, a unit, an area. What makes no difference to the one that is
# read is not offered, and what was chosen stays for the next.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 7 f
golden narrow-ways
# The choices of a way are those of a field, with type-ahead.
type enhet
keys Enter
type barn
golden narrow-unit
keys Enter
see Barnförvaltningen
golden narrow-narrowed
# What would be fixed is named with what it is narrowed to.
keys F Enter Enter
see "Årsuppföljning 2026 · Barnförvaltningen”?"
keys i
# The figures are those of the unit, and so are the rows behind them.
cursor on Lärande hela livet
keys Enter
see "1 av 3"
gone Språk på jobbet
keys Esc f
type del
keys Enter
type delår 2
keys Enter
see 5 januari–augusti 2026
see Barnförvaltningen
# What one has left is there in the next summary too, where it makes a difference.
keys Tab
see Barnförvaltningen
# Everything again.
keys Shift-Tab f
type enhet
keys Enter Home Enter
gone 5 Barnförvaltningen
keys Shift-Tab f
see hela registret
