# A new record that begins as a copy: the title says so, what belongs to the original alone is left out, and nothing is
# in the register until it is saved.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Down Down
cursor on Unga i Norden
keys D
see Kopia av Unga i Norden
golden duplicate
keys Esc
cursor on Unga i Norden
shell samverkan --register r.db list project --filter kopia --format csv
stdout !~ kopia
keys D
keys Backspace Backspace Backspace Backspace Backspace Backspace Backspace
type 2
keys Ctrl-S
see Sparat: Unga i Norden 2
cursor on Unga i Norden 2
shell samverkan --register r.db show project 9
stdout ~ idé
stdout ~ Kerava stad
stdout ~ Nordplus Junior
stdout ~ Öppna och gröna orter
stdout !~ BF 2025/118
stdout !~ grönt
shell samverkan --register r.db history project 9
stdout !~ Bekräftat

# Full size, and of a record whose title is no text: the twin town.
keys Enter D
see Kopia av Unga i Norden 2
keys Esc q 3 Enter D
see Ny vänort
cursor on Kerava stad
gone kopia)
