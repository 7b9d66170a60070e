# Whose right to write has ended while a form was open finds what was written at the next start: to read, to copy from,
# and with who can give the right back. It waits until then.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per add person "name=Petra Exempel" login=petra unit=Årsbyrån
status 0
shell samverkan --register r.db --as per add assignment person=petra role=contact unit=Årsbyrån from=2024-01-01
status 0
terminal petra 80x24
run samverkan --register r.db --as petra
keys 2 /
type Åarnas
keys Enter e
see Ändra projekt · Åarnas vänner
keys End
type " vid ån"
shell samverkan --register r.db --as per set assignment "Petra Exempel" to=2026-11-19
status 0
in petra
keys Ctrl-S
see petra har inget uppdrag
see Ändra projekt · Åarnas vänner
kept
hangup
exit 0

terminal petra2 80x24
run samverkan --register r.db --as petra
see visa vad jag skrev
golden draft-reader
keys v
see Utkast · Projekt · Åarnas vänner
see Åarnas vänner vid ån
keys Esc
see visa vad jag skrev
keys Enter
see Utkastet finns kvar till nästa gång
keys q
exit 0

# A right elsewhere is none here.
shell samverkan --register r.db --as per add assignment person=petra role=deputy unit=Zonkontoret
status 0
run samverkan --register r.db --as petra
see visa vad jag skrev
see hör till Årsbyrån
keys Enter
see Utkastet finns kvar till nästa gång
keys q
exit 0

# The right is back: it goes on where it was left.
shell samverkan --register r.db --as per set assignment 5 to=
status 0
run samverkan --register r.db --as petra
see aldrig sparades
gone visa vad jag skrev
keys f
see Ändra projekt · Åarnas vänner
keys Ctrl-S
see Sparat: Åarnas vänner vid ån
keys q
exit 0
