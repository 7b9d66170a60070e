# While a form is open the list under it stays as it is, whatever others save: neither rows nor selection move. It is
# read once when the form has gone, and the selection is on its record still.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 130x60
run samverkan --register r.db --as anna
keys /
type unga
keys Enter Esc e
see Ändra projekt · Unga i Norden
see 6 Digitala
mark
shell samverkan --register r.db --as per add project title=Aaa need=Prov unit=BF
status 0
refreshed
see per lade till ”Aaa”
golden form-holds-list
keys Esc
see Aaa
cursor on Unga i Norden
golden form-let-go
