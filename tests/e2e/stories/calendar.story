# The calendar of a date: opened with Alt-Down or F4 at the day of the field, moved with the arrows, and months, years and
# today with a key each. Enter takes the day, M the month and Y the year alone; a time of day is kept with the day. Who
# begins to type is back in the field.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e PgDn PgDn Up Up
cursor on Start
keys Alt-Down
see Start · januari 2025
cursor on v.1
golden calendar-start
# Past the end of the month, a month, a year, and today.
keys Left
see Start · december 2024
see 2024-12-31 · tis
keys Right PgUp
see 2024-12-01 · sön
keys > >
see Start · december 2026
keys PgUp
see Start · november 2026
see [20]
keys .
see 2026-11-20 · fre · i dag · v.47
golden calendar-today
keys Down Right Enter
gone Start · november
cursor on Start
see 2026-11-28
# The month and the year alone; the hint says what they take.
keys F4
see M tar 2026-11
keys M
see hela månaden
keys F4
see 2026-11-01 · sön
keys Y
see hela året
# A date that somebody would rather write, or paste; and out again with everything as it was.
keys F4
type 2027-02
see 2027-02
see hela månaden
keys F4
paste 15/3 2027
see = 2027-03-15 · mån
keys F4 Right Right Esc
see = 2027-03-15 · mån
# A key that means nothing says so in the calendar itself.
keys F4 F9
see F9 gör inget här
keys Esc
keys Ctrl-S
see Sparat

# The time of day stays with the day, and goes with it in words.
keys 4
see Utlysningar
keys /
type Vänortsträffar
keys Enter e
see 2026-12-02 17:00
keys Tab Tab Tab Tab
cursor on 2026-12-02 17:00
keys F4 Right
see 2026-12-03 17:00 · tor
keys Enter
see 2026-12-03 17:00
keys F4 M
see Klockslaget, 17:00, följde med dagen bort
