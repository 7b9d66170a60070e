# p shows the pages and then sends them to the command of the configuration; one that fails leaves the document in a file
# that is named. What is read by a printer for text goes there as text.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell printf '#!/bin/sh\ncat > printed.$1\n' > spooler && chmod +x spooler
shell printf '#!/bin/sh\necho "ingen sådan skrivare" >&2\nexit 3\n' > broken && chmod +x broken
shell printf '[print]\ncommand = ./spooler out\n' > good.ini
shell printf '[print]\ncommand = ./broken\n' > bad.ini
shell mkfifo go && printf '#!/bin/sh\ncat > printed.slow\nread x < go\necho "slut på papper" >&2\nexit 1\n' > slow && chmod +x slow
shell printf '[print]\ncommand = ./slow\n' > slow.ini
terminal 80x24
run samverkan --config good.ini --register r.db --as anna
keys 7 p
golden print-preview
keys End
see Sida 1 av 1
# Enter twice by mistake prints nothing: the first shows the pages, the other sends them.
keys t
see Skickat till ./spooler out
shell grep -q 'Lärande hela livet' printed.out
status 0
keys p Enter
see Skickat till ./spooler out
shell head -c 5 printed.out
status 0
stdout = %PDF-
# A list prints as it stands.
keys 2 p
see Projekt
keys t
see Skickat till
shell grep -q 'Läs tillsammans' printed.out
status 0
keys q
exit 0
run samverkan --config bad.ini --register r.db --as anna
keys 7 p Enter
see ingen sådan skrivare
golden print-failed
keys q
exit 0
# While a slow one prints one goes on; what became of it is said when it is known, and the name of the file stays.
run samverkan --config slow.ini --register r.db --as anna
keys 7 p Enter
see Skriver ut med ./slow
keys p Enter
see är fortfarande på väg
keys Esc 2
see Läs tillsammans
shell echo > go
see slut på papper
keys Down
golden print-left
# Whoever did not read it in time finds it where one would print again.
keys p
see 2 "inte utskrivet: samverkan-overview-2026-11-20-2.pdf"
keys Esc
keys q
exit 0
