# The list goes to what one has just saved or undone, also where that is far down in a long list. What it does not show
# then it does not go to later, when the filter is taken away or others save: one's keys are meant for something else.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys f
type status:pågår
keys Enter Home Down
cursor on Unga i Norden
keys a
see Nytt projekt
type Zzz
keys Ctrl-S
type n
keys Ctrl-S
see Sparat: Zzz
cursor on Unga i Norden
mark
shell samverkan --register r.db --as per set project 9 status=ongoing
status 0
refreshed
see Zzz
cursor on Unga i Norden
mark
shell samverkan --register r.db --as per set project 9 status=idea
status 0
refreshed
cursor on Unga i Norden
keys a
see Nytt projekt
type Zzy
keys Ctrl-S
type n
keys Ctrl-S
see Sparat: Zzy
keys F
see av 10
see Zzy
cursor on Unga i Norden
keys q
exit 0

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "project title=\"Rad %04d\" need=n status=idea unit=Zonkontoret\n", i }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo many.db
status 0
shell samverkan --register many.db --as anna set project 908 acronym=X
status 0
run samverkan --register many.db --as anna
keys w Home Enter
see inte grupperad nu
keys Home
cursor on Digitala klassrum
keys u
see "Ångrade: Rad 0900"
cursor on Rad 0900
keys Home
cursor on Digitala klassrum
keys a
see Nytt projekt
type Zzz
keys Ctrl-S
type n
keys Ctrl-S
see Sparat: Zzz
cursor on Zzz
