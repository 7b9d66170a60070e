# Moving in a list: line by line, page by page, to the ends, with the arrows or with the letters of old hands. The
# cursor of the terminal stands on the selected row, so that a screen reader reads it.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
cursor on Digitala klassrum
keys Down
cursor on Läs tillsammans
keys Down
cursor on Unga i Norden
keys Down
cursor on Zonkontoret (1)
keys Up
cursor on Unga i Norden
keys j j
cursor on Zoner för alla
keys k k k
cursor on Läs tillsammans
keys End
cursor on Öppna dörrar
golden move-end
keys Down
cursor on Öppna dörrar
keys Home
cursor on Barnförvaltningen (3)
keys G
cursor on Öppna dörrar
keys g Up
cursor on Barnförvaltningen (3)
keys PgDn
cursor on Språk på jobbet
keys PgDn
cursor on Öppna dörrar
keys PgUp
cursor on Unga i Norden
keys Ctrl-F
cursor on Öppna dörrar
keys Ctrl-B Ctrl-B
cursor on Barnförvaltningen (3)
# Typed ahead, all of it counts.
keys Home Down Down Down Down Down
cursor on Zoner för alla
# Nor is a key lost while another list or another layer is still on its way.
keys 3 Down
cursor on kommunalt partnerskap (1)
keys 6 Tab Down Enter Down
see 4 Per Exempel
cursor on per
keys Esc 7 Down Enter
see · Unga ute i världen · Projekt
cursor on Unga i Norden
