# Delete asks first and names what hangs on the record. The answer "behåll" and Esc keep it; what is deleted is gone
# from the list and kept in the history. What another record cannot do without is not even asked about; that one is named.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys /
type norden
keys Enter d
golden delete-refused
keys Down
gone kan inte tas bort
golden delete-refused-gone
keys Up
keys Up d
golden delete
keys Esc
cursor on Läs tillsammans
keys Del b
cursor on Läs tillsammans
keys d t
golden deleted
gone Läs tillsammans
shell samverkan --register r.db list project --format csv
stdout !~ Läs
shell samverkan --register r.db history project 2
stdout ~ anna
stdout ~ Läs tillsammans
# Several at once: how many they are is asked.
keys End Space Up Up Space d
golden delete-marked
keys t
see "2 poster är borttagna. u ångrar"
gone Väg in
# And back again, all that went together.
keys u
see "Ångrade: 2 poster · togs tillbaka. Ctrl-R gör om"
see Väg in
keys u
see "Ångrade: Läs tillsammans · togs tillbaka"
cursor on Läs tillsammans
keys u
see "Du har inte gjort något som går att ångra"
