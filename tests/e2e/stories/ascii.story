# A terminal without line drawing: the configuration asks for plain characters, and no line, bar or mark is anything
# else.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell printf '[display]\nascii = yes\n' > plain.ini
terminal 80x24
run samverkan --config plain.ini --register r.db --as anna
golden ascii
keys Space 7
golden ascii-follow-up
keys ?
golden ascii-help
gone ─
gone │
gone █
