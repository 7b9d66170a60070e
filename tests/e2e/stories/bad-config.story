# A mistake in the configuration is said at once, with file and line, and nothing is opened.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell printf '[display]\nascii = no\ncolour = green\n' > bad.ini
terminal 80x24
run samverkan --config bad.ini --register r.db
exit 1
see bad.ini:3
see colour
shell printf '[refresh]\nseconds = ofta\n' > bad.ini
run samverkan --config bad.ini --register r.db
exit 1
see bad.ini:2
see ofta
shell samverkan --config saknas.ini --register r.db list project
status 1
stderr ~ saknas.ini
