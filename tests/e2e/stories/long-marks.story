# Of a long list the beginning is read first. What is marked further down stays marked meanwhile: when others save, when
# one sorts, when a filter is laid on. Only what is not in the list any more loses its mark.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "project title=\"Rad %04d\" need=n status=%s unit=Zonkontoret\n", i, i % 3 ? "idea" : "ongoing" }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys w Home Enter
see inte grupperad nu
keys /
type 0990
keys Enter Esc
cursor on Rad 0990
keys Space Space Space Home
see "3 markerade"
mark
shell samverkan --register r.db --as per set project 12 "title=Aaa"
status 0
refreshed
see Aaa
see "3 markerade"
# Another order, and back.
keys S
see "3 markerade"
keys S Home
see "3 markerade"
mark
shell samverkan --register r.db --as per delete project 999
status 0
refreshed
see "2 markerade"
# The key comes with what it has to do with: the marked ones, not the one under the cursor.
keys b
see Bekräfta att 2 märkta poster
keys b
see uppgifterna i 2 poster stämmer i dag
# All of a filter.
keys U f
type status:idé
keys Enter * Home
see "667 markerade"
mark
shell samverkan --register r.db --as per set project 12 "title=Aab"
status 0
refreshed
see "667 markerade"
keys d
see Ta bort 667 poster?
keys Esc
keys Esc F U
# Undo goes to what it has touched, and says so, wherever that is in the list.
keys Home
shell samverkan --register r.db --as anna set project 990 acronym=HEJ
status 0
keys u
see "Akronym: HEJ → –; markören står där. Ctrl-R gör om"
