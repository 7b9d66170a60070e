# The line is cut, the program is told to end: what stood in the form is offered at the next start, and what the person
# does with it is done: later, show, continue, save.
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

# Per is not told what Anna wrote.
terminal per 80x24
run samverkan --register r.db --as per
gone Unga i Norden och
gone aldrig sparades
keys q
exit 0

terminal anna2 80x24
run samverkan --register r.db --as anna
see Du har skrivit något som aldrig sparades
golden draft-offer
# Later is the answer of Enter: nothing is lost by a key too many.
keys Enter
gone aldrig sparades
keys q
exit 0

run samverkan --register r.db --as anna
see aldrig sparades
keys v
see Utkast · Projekt · Unga i Norden
golden draft-differences
keys Esc
see aldrig sparades
keys f
see Ändra projekt · Unga i Norden
see Unga i Norden och Balt
cursor on Unga i Norden och Balt
type ikum
kill SIGTERM
exit 0

run samverkan --register r.db --as anna
see aldrig sparades
keys f
see Unga i Norden och Baltikum
keys Ctrl-S
see Sparat: Unga i Norden och Baltikum
keys q
exit 0
# What was saved is not offered again.
run samverkan --register r.db --as anna
gone aldrig sparades
keys q
exit 0
shell samverkan --register r.db verify
status 0
