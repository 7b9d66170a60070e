# A view that somebody else shares, and takes away while one is on its way to it: no other is taken in its place. A list
# that has been arranged with pains is not lost to a key too many, and where there are more views than lines that is
# seen.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna add person name=Bo login=bo
status 0
shell printf '[refresh]\nseconds = 60\n' > slow.ini
terminal A 80x24
run samverkan --register r.db --as anna
keys f
type status:pågår
keys Enter V a
type Alfa
keys Enter f
see Vyn Alfa är sparad, för alla
keys a Ctrl-U
type Beta
keys Enter f
see Vyn Beta är sparad, för alla
keys Home Down
cursor on Alfa

# The screen of bo still shows it: it is looked at when a key comes.
terminal B 80x24
run samverkan --config slow.ini --register r.db --as bo
keys V Down
cursor on Alfa
in A
keys d t
see Vyn Alfa är borttagen
in B
keys Enter
see Vyn Alfa är borta; markören står på en annan rad nu
cursor on Beta
gone 23 "filter"
keys Enter
see Vy: Beta
gone Zoner för alla

# What is not saved is asked about, unless it is the filter alone.
keys V Home Enter
see Listan är som levererad igen
keys f
type status:pågår
keys Enter V Enter
see Listan är som levererad igen
keys S
see 23 "sorterat"
keys V Enter
see Listans kolumner, ordning och grupper är inte sparade i någon vy.
keys b
see Vyer: Projekt
keys Esc
see 23 "sorterat"
keys V Enter l
see Listan är som levererad igen
keys Up
gone sorterat

# More views than lines.
keys V a
type En
keys Enter b a Ctrl-U
type Tre
keys Enter b a Ctrl-U
type Två
keys Enter b
see Vyn Två är sparad
resize 80x16
keys Home
golden views-more
keys End
see ▴
gone 9 ▾
# Typed ahead.
cursor on Beta
in A
keys Home Down
cursor on Beta
keys d t
see Vyn Beta är borttagen
in B
keys Up Enter
see Vyn Beta är borta
