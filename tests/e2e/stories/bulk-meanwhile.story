# While one looks at the preview somebody else changes one of the rows and deletes another: the preview shows how they
# stand now, and what is saved is what it shows.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Space Space Space
see "3 markerade"
keys e
type status
keys Enter
type pausad
keys Enter Enter
see "3 ändras"
see ansökt → pausad
mark
shell samverkan --register r.db --as per set project 2 status=pausad title="Läs ihop"
refreshed
see Ändrat av andra (*), per: Läs ihop
see Läs ihop
see "2 ändras · 1 oförändrad"
mark
shell samverkan --register r.db --as per delete project 3
refreshed
see "1 ändras · 1 oförändrad · 1 borttagen"
golden bulk-meanwhile
# A key that was on its way when the rows became others saves nothing that one has not seen.
keys Enter
see "1 post ändras nu; Enter en gång till sparar"
shell samverkan --register r.db history project 1 | grep -c revision
stdout = 1
keys Enter
see "1 post ändrad: Status → pausad"
gone Digitala klassrum
shell samverkan --register r.db list project --filter status:pausad --columns title --format csv
stdout ~ Unga i Norden
stdout ~ Läs ihop
shell samverkan --register r.db history project 2 | grep -c revision
stdout = 2
