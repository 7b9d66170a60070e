# x writes what is shown to a file: first which format, then under which name. A file that is there is not written over,
# and one that cannot be written asks again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 7 x
golden export-format
keys 6
golden export-name
keys Ctrl-U
type ut.csv
keys Enter
see Skrivet till ut.csv
shell head -c 3 ut.csv | od -An -tx1
status 0
stdout ~ ef bb bf
shell cat ut.csv
stdout ~ Lärande hela livet
# The same name again is refused, and asked for again.
keys x 6 Ctrl-U
type ut.csv
keys Enter
golden export-there
keys Ctrl-U
type saknas/ut.csv
keys Enter
see saknas/ut.csv
keys Esc
see Inget skrevs
# A list, as it is filtered.
keys 2 f
type status:pågår
keys Enter x 6 Ctrl-U
type lista.csv
keys Enter
see Skrivet till lista.csv
shell cat lista.csv
stdout ~ Väg in
stdout !~ Läs tillsammans
# A title that is a formula stays a text in the spreadsheet.
shell samverkan --register r.db --as anna set project 1 "title==1+1"
status 0
keys f Ctrl-U Enter x 6 Ctrl-U
type formel.csv
keys Enter
see Skrivet till formel.csv
shell cat formel.csv
stdout ~ ;'=1+1;
