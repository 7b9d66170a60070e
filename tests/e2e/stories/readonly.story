# Who may only read sees everything and can change nothing: the header says so, the keys for writing answer with why.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna --read-only
golden readonly
keys e
golden readonly-edit
keys a
see öppnat bara för läsning
keys d
see öppnat bara för läsning
keys b
see öppnat bara för läsning
keys Enter e
see öppnat bara för läsning
keys q q
exit 0

# A login that the register does not know reads, too.
run samverkan --register r.db --as frida
see frida ⊘
keys e
golden readonly-unknown
keys Down
cursor on Läs tillsammans
shell samverkan --register r.db --as frida set project 1 status=idé
status 1
stderr ~ frida
shell samverkan --register r.db list project --columns rev --format csv
stdout !~ 2
