# A list of six thousand, which is read in parts: the beginning is there at once, the end is a key away, and what others
# save elsewhere moves nothing: the selected record stays under the cursor, far down as well as at the top.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 6000; i++) printf "project title=\"Rad %04d\" need=n status=%s unit=%s end=%d\n", i, i % 3 ? "idea" : "ongoing", i % 2 ? "Zonkontoret" : "Årsbyrån", 2020 + i % 9 }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
see "1 av 6 008"
keys End
see "6 008 av 6 008"
cursor on Öppna dörrar
keys Home Down Down w Home Enter
see inte grupperad nu
keys End
cursor on Öppna dörrar
keys g PgDn PgDn
cursor on Rad 0017
mark

# Somebody adds what comes before it, changes what is shown and takes away what comes after.
terminal per 80x24
shell samverkan --register r.db --as per add project "title=Aaa" need=n unit=ZK
status 0
in anna
refreshed
cursor on Rad 0017
see av 6 009
mark
shell samverkan --register r.db --as per set project 25 "title=Rad 0017 igen"
status 0
refreshed
cursor on Rad 0017 igen
keys End
see "6 009 av 6 009"
mark
shell samverkan --register r.db --as per add project "title=Aab" need=n unit=ZK
refreshed
cursor on Öppna dörrar
see "6 010 av 6 010"
mark
shell samverkan --register r.db --as per delete project 6007
refreshed
cursor on Öppna dörrar
see "6 009 av 6 009"

# Another order begins at the top; a filter counts what it finds, and a search finds it.
keys Right Right s
cursor on Rad 0009
keys f
type status:pågår slut:2023
keys Enter
see av 667
keys F
see av 6 009
keys /
type 5998
keys Enter
cursor on Rad 5998
