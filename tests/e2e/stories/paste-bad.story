# Whatever is pasted: what a field cannot hold stays out and is named, escape sequences as a whole, bytes that are no
# UTF-8 without taking others along; and nothing after them is a command.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
cursor on Titel
keys Ctrl-U
paste "rad ett\nrad två\e[31m röd\e[0m"
see rad ett rad två röd
see "2 tecken som inte kan visas togs inte med: Esc[31m, Esc[0m"
# A key ends what is said about the key before.
keys Left
gone "2 tecken"
keys Ctrl-E Ctrl-U
paste "a‮b​c﻿d"
see ~ Titel *               abcd
see "3 tecken som inte kan visas togs inte med: U+202E, U+200B, U+FEFF"
keys Ctrl-U
# As typed: the same.
type "x‮y"
see ~ Titel *               xy
keys Ctrl-U
type "‮"
see "1 tecken som inte kan visas togs inte med: U+202E"
golden paste-bad
type xy
# Bytes that are no UTF-8 take nothing along, and what stands after them is text: no q quits, no d deletes.
keys Ctrl-U
paste "k\xFFä\xE5q\xC3d\nq:d"
see ~ Titel *               käqd q:d
see "3 tecken som inte kan visas togs inte med: 0xFF, 0xE5, 0xC3"
# Nor does a key of a terminal that writes something else.
type "\xE5x"
see ~ Titel *               käqd q:dx
keys Ctrl-U
type xy
type "\xE5"
see Tangenten skickade 0xE5, som inte är UTF-8
# Several lines with the values of a field that takes several.
keys PgDn PgDn Up Up Up Up
cursor on Länder
keys Del
paste "Finland\nSverige; Danmark"
see Danmark; Finland; Sverige
see Tillagt: Danmark; Finland; Sverige
# What is no country is looked for, and nothing is added.
paste "Norge; Atlantis"
see Inget stämmer med ”Norge; Atlantis”
keys Esc
see Danmark; Finland; Sverige
keys Ctrl-S
see Sparat: xy
# Elsewhere too: in the search.
keys /
paste "nor\e[Bden\x07q"
see "2 tecken som inte kan visas togs inte med: Esc[B, U+0007"
keys Esc Esc
# From a command.
shell samverkan --register r.db --as anna set project xy "title=$(printf 'a\033[31mb')"
status 1
stderr ~ Titel: innehåller styrtecknet U+001B (byte 2)
shell samverkan --register r.db --as anna set project xy "title=$(printf 'a\377b')"
status 1
stderr ~ byte 2 (0xFF)
shell samverkan --register r.db --as anna set project xy "countries=Finland; Svergie"
status 1
stderr ~ menade du Sverige?
