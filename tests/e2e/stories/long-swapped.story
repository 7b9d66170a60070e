# In a list that is read in parts, a key that comes as soon as others have saved does not hit another record than the one
# that was aimed at: neither the neighbour of what has left the list, nor the selected one instead of what was marked.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "project title=\"Rad %04d\" need=n status=%s unit=Zonkontoret\n", i, i % 10 ? "idea" : "ongoing" }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
# The program looks at the register when a key comes, and hardly otherwise.
shell printf '[refresh]\nseconds = 60\n' > slow.ini
terminal 80x24
run samverkan --config slow.ini --register r.db --as anna
keys w Home Enter
see inte grupperad nu
keys f
type status:idé
keys Enter /
type 0951
keys Enter Esc
cursor on Rad 0951
shell samverkan --register r.db --as per set project 959 status=paused
status 0
keys b
see per ändrade ”Rad 0951”, som har lämnat listan; markören står nu på ”Rad 0952”
shell samverkan --register r.db list project --filter "bekräftat:idag" --format csv
stdout !~ Rad
# What one has read, one has seen.
keys b
see stämmer i dag
shell samverkan --register r.db list project --filter "bekräftat:idag" --format csv
stdout ~ Rad 0952

# The same with the other keys that act on a record.
shell samverkan --register r.db --as per set project 960 status=paused
keys i
see per ändrade ”Rad 0952”
shell samverkan --register r.db --as per set project 961 status=paused
keys e
see per ändrade ”Rad 0953”
shell samverkan --register r.db --as per set project 962 status=paused
keys Space
see per ändrade ”Rad 0954”
gone markerad
shell samverkan --register r.db --as per set project 963 status=paused
keys D
see per ändrade ”Rad 0955”
shell samverkan --register r.db --as per set project 964 status=paused
keys T
see per ändrade ”Rad 0956”
shell samverkan --register r.db --as per set project 965 status=paused
keys Enter
see per ändrade ”Rad 0957”
cursor on Rad 0958
keys Enter
see nr 966

# Who moves on has seen where the cursor is.
keys Esc
shell samverkan --register r.db --as per set project 966 status=paused
keys End
cursor on Språk på jobbet
keys b
see stämmer i dag

# What was marked: the one under the cursor is not meant.
keys Up Up Space Home
see "1 markerad"
shell samverkan --register r.db --as per set project 1006 status=paused
status 0
keys b
see Det som var markerat har lämnat listan
shell samverkan --register r.db history project 9
stdout !~ revision 2
keys b
see stämmer i dag
