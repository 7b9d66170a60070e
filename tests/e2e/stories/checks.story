# The checks in pane 7: the menu says how many musts are broken, the page has the phrase and where it stands, Enter opens
# the form that mends a finding with the field in focus, and once it is mended the finding is gone.
# SPDX-License-Identifier: EUPL-1.2

terminal A 120x40
shell samverkan --as root init --strategy tranas r.db
status 0
shell samverkan --register r.db --as root add unit name=Skolan short_name=S kind=administration
shell samverkan --register r.db --as root add person name="Anna Exempel" login=anna unit=S
shell samverkan --register r.db --as root add assignment person=anna role=coordinator
shell samverkan --register r.db --as root add person name="Lena Ledamot"
shell samverkan --register r.db --as root add assignment person="Lena Ledamot" role=politician
shell samverkan --register r.db --as root add project title="Läs tillsammans" unit=S need=behov status=granted areas=1 confirmed=idag
status 0

run samverkan --register r.db --as anna
keys 7
see Kontroller  3 ska
keys Shift-Tab
see Internationellt arbete
see "3 ska, 1 bör, 1 kan"
see ”Respektive förvaltning och bolag utser kontaktpersoner” · Organisation
see Ingen är kontaktperson i dag
cursor on Skolan

# Nobody is contact person: the form of a new assignment in that unit, the person in focus.
keys Enter
see Nytt uppdrag
see Enhet        Skolan
cursor on Person *
type Anna
keys Enter Ctrl-S
see Sparat
see "2 ska, 1 bör, 1 kan"
see Kontroller  2 ska
gone Ingen är kontaktperson i dag

# The revision of the strategy is overdue: a decision about it, of the right kind. Esc leaves all as it was.
keys Home
cursor on Strategin skulle ha reviderats 2020-04-22
keys Enter
see Nytt beslut
see strategi
keys Esc
gone Nytt beslut
see "2 ska, 1 bör, 1 kan"

# The goal that is missing on the project: its own form, down at the goals.
keys End
cursor on Inget mål eller politiskt uppdrag är kopplat
keys Enter
see Ändra projekt · Läs tillsammans
cursor on Mål
keys Esc

# Back among the summaries.
keys Tab
see Projekt per prioriterat område
see Kontroller  2 ska
keys q
exit 0

# Who may not write reads the record.
run samverkan --register r.db --as anna --read-only
keys 7 Shift-Tab End
cursor on Inget mål eller politiskt uppdrag är kopplat
keys Enter
see Projekt nr 1
