# A record that is not in the list yet is made from the list: its last line opens a form with the name filled in over it.
# What is saved there is taken; Esc comes back to the list and what was typed. It goes on so to any depth.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type Läs till
keys Enter e PgDn Down Down Down
cursor on Partner
type "Nystads kommun"
see + Ny partner: ”Nystads kommun”
golden new-in-picker
keys Enter
see ┌─ Ny partner
see Nystads kommun
cursor on Namn
golden new-partner
# Nothing is made by going back, and what was typed is there.
keys Esc
see > Nystads kommun
keys Enter Down Down Down Down
cursor on Land
type finl
keys Enter Ctrl-S
see Sparat: Nystads kommun
# One of several: it is marked, and others can be.
see ▌■ Nystads kommun
see "1 markerade"
type kerava
keys Down Space
see "2 markerade"
# Marks do not stand in the way of the last line.
keys End Enter
see ┌─ Ny partner
keys Esc
see "2 markerade"
keys Home Enter
see Nystads kommun; Kerava stad
keys Ctrl-S
see Sparat: Läs tillsammans
shell samverkan --register r.db show project "Läs tillsammans"
stdout ~ Nystads kommun

# Nested: an application, for a new project, with a new partner.
keys Tab Tab
see [Ansökningar]
keys a
see ┌─ Ny ansökan
type Ansökan
keys Tab Tab
cursor on Projekt
type "Nytt projekt"
keys End Enter
see ┌─ Nytt projekt
keys Down Down Down Down Down Down
cursor on Behov
type Behövs
keys Tab Tab
cursor on Ansvarig enhet
type Barn
keys Enter Tab
keys Tab
keys Tab
cursor on Partner
type "Tredje ledet"
keys Enter
see ┌─ Ny partner
keys Esc
see > Tredje ledet
keys Enter Down Down Down Down
cursor on Land
type danm
keys Enter Ctrl-S
see Sparat: Tredje ledet
keys Enter
cursor on Tredje ledet
keys Ctrl-S
see Sparat: Nytt projekt
# One value: the field has it, and the form below is as it was.
see ┌─ Ny ansökan
cursor on Nytt projekt
see Ansökan
keys Ctrl-S
see Sparat: Ansökan
shell samverkan --register r.db show application Ansökan
stdout ~ Nytt projekt
