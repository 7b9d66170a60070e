# Follow-up: figures with bars; Enter on one shows exactly the records that were counted, Esc goes back to the figure.
# The year is turned with + and -.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 7
cursor on Lärande hela livet
keys Enter
golden follow-up-drill
see "1 av 4"
see · Lärande hela livet · Projekt
keys Esc
cursor on Lärande hela livet
keys End
golden follow-up-end
keys Home
keys -
golden follow-up-2025
keys Enter
see "1 av "
see Digitala klassrum
keys Esc + +
see "2027"
keys Right Left -
see "2026"
# The figures of the opening lead on too, those of its second line from there.
keys Home Up Up Right Right
keys Enter
see Årsuppföljning 2026 · varav
keys Esc Home
# Enter on a row shows the rows of its first figure: of coverage those that go on, not every project of the unit.
keys w
type Täckning
keys Enter
cursor on Barnförvaltningen
keys Enter
see · Barnförvaltningen · Pågår
gone Öppna dörrar
keys Esc w
type Årsuppf
keys Enter
# In a wide window the summaries have a list of their own.
resize 120x40
golden follow-up-wide
# The same figures without a screen.
shell samverkan --register r.db summary overview --format text
status 0
stdout ~ Lärande hela livet
