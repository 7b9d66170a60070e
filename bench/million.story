# A million projects that change under the reader: what others save moves nothing under the cursor, far down or under a
# search, a filter or another order; End, positions and counts are those of the register as it is. Leaves the register
# as it was, but for its history. Run by make bench-story, with the register that bench makes.
# SPDX-License-Identifier: EUPL-1.2

limit 60
terminal 120x40
run samverkan --register "$million" --as anna
see av 1 000 000
keys End
see "1 000 000 av 1 000 000"
keys Home
# Any row is a few keys away.
keys Ctrl-P
type återbruk förskola idrott 500000
keys Enter
cursor on återbruk förskola idrott 500000
mark

# One row more before it, the row itself, and one less.
shell samverkan --register "$million" --as anna add project "title=Aaa" need=n unit=1 >added
status 0
refreshed
see av 1 000 001
cursor on återbruk förskola idrott 500000
mark
shell samverkan --register "$million" --as anna set project 500000 "title=återbruk förskola idrott 500000 igen"
status 0
refreshed
cursor on återbruk förskola idrott 500000 igen
mark
shell samverkan --register "$million" --as anna set project 500000 "title=återbruk förskola idrott 500000"
status 0
refreshed
cursor on återbruk förskola idrott 500000
mark
shell samverkan --register "$million" --as anna delete project $(cat added)
status 0
refreshed
see av 1 000 000
cursor on återbruk förskola idrott 500000

# In another order, found by a search, while a row far away comes.
keys w
type inga grupper
keys Enter
keys Home /
type idrott 500000
keys Enter
see Träff 1 av 1
cursor on återbruk förskola idrott 500000
mark
shell samverkan --register "$million" --as anna add project "title=Aaa" need=n unit=1 status=ongoing end=2020 >added
status 0
refreshed
cursor on återbruk förskola idrott 500000

# Under a filter what no longer matches goes, and the rest stands.
keys f
type status:pågår slut<2022
keys Enter
see (alla: 1 000 001)
keys Home
cursor on Aaa
keys Down Down Up
mark
shell samverkan --register "$million" --as anna delete project $(cat added)
status 0
refreshed
see (alla: 1 000 000)
see "1 av"
keys F
see av 1 000 000
keys End
see "1 000 000 av 1 000 000"
