# What one may not edit says so before one tries, and who can; what one may, one edits. Who only reads is told how that
# changes, and the minute it does one writes.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per add person "name=Eva Exempel" login=eva unit=BF
status 0
shell samverkan --register r.db --as per add assignment person=eva role=contact unit=Årsbyrån
status 0
shell samverkan --register r.db --as per add person "name=Bo Exempel" login=bo
status 0

# The row of another unit: the detail says whose it is, and no form opens.
terminal A 100x30
run samverkan --register r.db --as eva
keys 2 /
type Väg in
keys Enter
see hör till Ängsbolaget AB
golden access-other
gone e ändra
gone b bekräfta
keys e
see Väg in: hör till Ängsbolaget AB; samordnarna
gone Ändra projekt
keys i
see Väg in: hör till Ängsbolaget AB
keys b
see Väg in: hör till Ängsbolaget AB
keys d
see Väg in: hör till Ängsbolaget AB
gone Ta bort
# With the list alone the status line says it.
keys z
see ⊘ hör till Ängsbolaget AB
gone Vägen till första
gone e ändra
keys Up Up Up
cursor on Åarnas vänner
see e ändra
see b bekräfta
keys Down Down
cursor on Språk på jobbet
gone e ändra
gone b bekräfta
# Where there is no room for who can, at least whose it is stands there whole.
resize 60x16
golden access-narrow
resize 100x30
keys Home Down
gone ⊘ hör till Ängsbolaget AB
keys z /
type Väg in
keys Enter
cursor on Väg in
keys Enter
see inte din att ändra
golden access-full
keys e
see Väg in: hör till Ängsbolaget AB
gone Ändra projekt
keys q

# The row of one's own.
keys /
type Åarnas
keys Enter
cursor on Åarnas vänner
gone hör till
keys e
see Ändra projekt · Åarnas vänner
keys End
type !
keys Ctrl-S
see Sparat: Åarnas vänner!

# It is not given away.
keys e Tab Tab Tab Tab Tab Tab Tab Tab
see Ansvarig enhet
cursor on Ansvarig enhet
type Zon
keys Enter
see skulle då höra till Zonkontoret
golden access-given
keys Esc Esc
gone Ändra projekt

# All marked: the preview says which are refused and why, and only one's own is changed.
keys Esc *
see "8 markerade"
keys e
type start
keys Enter
type 2026-02-01
keys Enter
see "1 ändras · 7 avvisas"
gone Väg in: hör till
golden access-bulk
keys Enter
see "1 post ändrad"
keys U
shell samverkan --register r.db list project --columns start --format csv | grep -c 2026-02-01
stdout = 1

# So do the questions before marked rows are confirmed or deleted: one's own goes, the others are left out.
keys /
type Åarnas
keys Enter Space /
type Zoner
keys Enter Space /
type Läs
keys Enter Space
see "3 markerade"
keys b
see "Bekräfta att 1 märkt post stämmer i dag?"
see "Utelämnas: 2 är inte dina att ändra."
see Zoner för alla: hör till Zonkontoret
golden access-confirm
keys b
see Bekräftat
keys b
see "Inget märkt är kvar att bekräfta: 1 är redan bekräftad i dag; 2 är inte dina att ändra · "
keys d
see Ta bort ”Åarnas vänner!”?
see "Utelämnas: 2 är inte dina att ändra."
keys t
see "1 post är borttagen"
keys u U
shell samverkan --register r.db list project --filter "confirmed:2026-11-20" --columns title --format csv
stdout ~ Åarnas vänner!

# A new one begins in one's own unit, wherever one stands.
keys Home Down
cursor on Digitala klassrum
keys a
see Nytt projekt
see Ansvarig enhet *      Årsbyrån
keys Esc
gone Nytt projekt

# One's own person is open but for name and login, which stand there to be read.
keys 6 Tab
see "[Personer]"
keys / 
type Eva
keys Enter e
see Ändra person
keys Tab
golden access-locked
type x
see Inloggning: bara samordnarna
keys Tab
type Strateg
keys Ctrl-S
see Sparat: Eva Exempel
shell samverkan --register r.db list person --filter login:eva --columns title,login --format csv
stdout ~ Strateg;eva

# What is the coordinator's is not begun.
keys 1 a
see Områden: bara samordnarna
gone Nytt område
# One's own person, but for the login.
shell samverkan --register r.db --as eva set person eva phone=0520-1
status 0
shell samverkan --register r.db --as eva set person eva login=per2
status 1
stderr ~ "Inloggning: bara samordnarna"

# What is fixed the coordinator fixes.
keys 7 F
see Fastställa en sammanställning: bara samordnarna

# Who has no assignment reads; the minute it is there, one writes.
terminal B 100x30
run samverkan --register r.db --as bo
keys 2
see bara läsning
keys e
see bo har inget uppdrag att skriva för någon enhet
# But one's own telephone number one mends.
keys 6 Tab /
type Bo Ex
keys Enter
cursor on Bo Exempel
keys e
see Ändra person
keys Tab Tab Tab Tab Tab Tab
cursor on Telefon
type 0520-2
keys Ctrl-S
see Sparat: Bo Exempel
keys Down e
see bo har inget uppdrag att skriva för någon enhet
keys 2
# Help marks what a reader cannot do.
keys ?
type ny post
golden access-help
keys Esc
shell samverkan --register r.db --as per add assignment person=bo role=deputy unit=Årsbyrån
status 0
in B
gone bara läsning
keys /
type Åarnas
keys Enter e
see Ändra projekt · Åarnas vänner!
keys Esc

# Where ? is a character like others it is not what tells more.
keys e Tab Tab Tab Enter
see Status
keys Ctrl-S
see Ctrl-S gör inget här; nedersta raden i rutan säger vad som går
keys Esc Esc

# A login that nobody knows reads, or does not, as the configuration has it.
shell printf '[access]\nunknown = refuse\n' > c.ini; samverkan --register r.db --config c.ini --as nn list project
status 1
stderr ~ "nn finns inte i registret, och får därför inte heller läsa"
shell samverkan --register r.db --as nn list project --filter Väg --format csv
status 0
stdout ~ Väg in
