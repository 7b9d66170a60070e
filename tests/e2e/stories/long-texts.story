# A long text is read in full size, with all of its lines; beside the list it is cut.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna set project 1 "note=$(for i in $(seq 1 120); do printf 'ord%d och mera ' $i; done)"
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type norden
keys Enter Enter
keys End
keys PgUp
golden long-texts
keys Home PgDn PgDn PgDn PgDn
see ord120
shell samverkan --register r.db --as anna set project 1 "title=$(for i in $(seq 1 12); do printf 'Långtitel%d ' $i; done)"
status 0
keys Home
see Långtitel12
golden long-title
keys Esc
golden long-title-list
