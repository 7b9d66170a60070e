# What is typed is told at every key: quietly what is missing, at once what is wrong, and what it will become.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e PgDn PgDn Up
cursor on Slut
keys Ctrl-U
type 202
see ett år har fyra siffror
type 6-
see månaden saknas
type 02-
see dagen saknas
golden date-missing
type 3
see = 2026-02-03
type 0
see ! februari 2026 har 28 dagar
golden date-wrong
keys Backspace
see = 2026-02-03
keys Ctrl-U
type 31/12
see året saknas
keys Tab
see ! "31/12" saknar år: skriv 31/12 2026
keys Up
type " 2026"
see = 2026-12-31
keys Ctrl-U
type 2026-13
see ! den månaden finns inte
keys Ctrl-U
type 0000-00-00
see ! året 0000 ligger utanför 1800–2200
keys Ctrl-U
type +30
see d, v, m eller å saknas
type d
see = 2026-12-20 · sön · om 30 dagar
keys Ctrl-U
type im
see idag, imorgon eller igår
type orgon
see = 2026-11-21
# Against another field: told when the field is left, and gone when the other is put right.
keys Ctrl-U
type 2024-12-31
keys Tab
see ! 2024-12-31 ligger före Start, 2025-01-01
keys Up Up Ctrl-U
cursor on Start
type 2024
keys Tab
gone ligger före
keys Ctrl-U
type 2026-11-21

# Amounts.
keys Tab
cursor on Budget
keys Ctrl-U
type -
see beloppet är inte färdigt
type 5
see mindre än
keys Ctrl-U
type "1 234,567"
see ! ”1 234,567” kan vara tusental eller tre
keys Ctrl-U
type 1e9
see ! "1e9" är inget belopp
keys Ctrl-U
type 123456789012345678901234567890
see är ett för stort
keys Ctrl-U
type 1,234.56
see 234,56
keys Ctrl-U
type "5 m"
see beloppet är inte färdigt
# A key in a field whose value is not finished yet costs no more than the character and what is told.
mark
type n
bytes <= 60 since mark
type kr
gone inte färdigt
keys Ctrl-S
see Sparat
shell samverkan --register r.db show project "Väg in" --format json
stdout ~ 2026-11-21
stdout ~ 5000000
