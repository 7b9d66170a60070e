# What is typed for many records at once survives that the line is cut: it is there again, once, when one comes back to the
# field.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys * e
type behov
keys Enter
type Fler elever med godkänd behörighet
hangup
exit 0
terminal B 80x24
run samverkan --register r.db --as anna
see Skrivet för flera och inte sparat · Projekt · Behov: märk raderna och tryck e
golden bulk-hangup
keys * e
type start
keys Enter
gone Fler elever med
keys Esc Ctrl-U
type behov
keys Enter
see Fler elever med godkänd behörighet
see Det du skrev innan förbindelsen bröts är här igen
keys Esc Esc k
see Inget sparades
keys e
type behov
keys Enter
gone Fler elever med
