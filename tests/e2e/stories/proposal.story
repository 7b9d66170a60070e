# What only a coordinator may give is marked before one tries: among the choices, and in what a new record begins with. A
# draft on a row that has left one's unit is there to be read, with the reason.
# SPDX-License-Identifier: EUPL-1.2

shell sed '/^\[rule:twin-town\]/,/^$/{s/^strength.*/strength = "must"\norgan = "kf"\nquote = "Vänorter beslutar kommunfullmäktige."\nsource = "1"/}' "$srcdir/tests/e2e/small.ini" > s.ini; cp "$srcdir/tests/e2e/small.demo" s.demo
status 0
shell samverkan --as per init --strategy s.ini --demo r.db
status 0
shell samverkan --register r.db --as per add person "name=Eva Exempel" login=eva unit=Årsbyrån
status 0
shell samverkan --register r.db --as per add assignment person=eva role=contact unit=Årsbyrån
status 0

# A new twin town begins as what one may propose; active is the coordinator's.
terminal A 80x24
run samverkan --register r.db --as eva
keys 3 a
see Ny vänort
see bevakas
keys Tab Tab
see föreslås som bevakas
keys Enter
golden proposal-choices
type akt
keys Enter
see "Status: ska först beslutas av Kommunfullmäktige"
golden proposal-refused

keys Esc Esc
gone Ny vänort

# Nor is the council there to be chosen for a decision.
keys 2 Tab Tab Tab Tab a
see Nytt beslut
keys Tab Enter
golden proposal-organs
keys Esc Esc
gone Nytt beslut

# A copy of another unit's project begins as one's own.
keys 2 /
type Zoner
keys Enter D
see Kopia av Zoner
see Årsbyrån
gone Zonkontoret
keys Esc

# What one wrote on a row that another unit has taken over since can be read, not saved.
keys /
type Åarnas
keys Enter e
type Nya
hangup
exit 0
shell samverkan --register r.db --as per set project Åarnas unit=ZK
status 0
terminal B 80x24
run samverkan --register r.db --as eva
see aldrig sparades, och nu kan du inte spara
see hör till Zonkontoret
gone fortsätt
golden proposal-draft
keys v
see Nya
