# The page of what differs follows what others save, without a key.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type unga
keys Enter e
see Ändra projekt · Unga i Norden
keys End
type " och Balt"
hangup
exit 0
terminal anna2 80x24
run samverkan --register r.db --as anna
see Du har skrivit något som aldrig sparades
keys v
see Utkast · Projekt · Unga i Norden
see (oförändrat)
shell samverkan --register r.db --as per set project "Unga i Norden" "title=Unga i världen"
status 0
in anna2
see Unga i världen
gone (oförändrat)
# What is answered on the page says where the answers are.
keys f
see Esc går tillbaka till frågan
golden draft-page

# Who puts a draft off finds it again, by its name too.
keys Esc Enter
gone aldrig sparades
keys ?
type utkast
keys Enter
see Du har skrivit något som aldrig sparades
keys k
see Kasta utkastet
keys k Enter
gone aldrig sparades
keys E
see Du har inte skrivit något som inte är sparat
