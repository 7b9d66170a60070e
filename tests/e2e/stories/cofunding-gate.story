# Tranås: no project is decided or begun before its co-funding is tested. The form says so in the words of the programme,
# with the status in focus, and saves nothing; what was written stays in the form.
# SPDX-License-Identifier: EUPL-1.2

terminal A 120x40
shell samverkan init --strategy tranas r.db
status 0
shell samverkan --register r.db --as root add unit name=Skolan short_name=S kind=administration
shell samverkan --register r.db --as root add project title="Läs tillsammans" unit=S need=behov status=applied areas=1
status 0
run samverkan --register r.db --as root
keys 2 /
type Läs
keys Enter e
see Ändra projekt · Läs tillsammans
keys Tab Tab Tab
cursor on Status *
type pågår
keys Enter Ctrl-S
see strategin säger: ”Inför varje nytt utvecklingsprojekt ska möjligheten
cursor on Status *
shell samverkan --register r.db list project --filter status:ansökt --format csv
status 0
stdout ~ Läs tillsammans
shell samverkan --register r.db --as root add cofunding-test project="Läs tillsammans" outcome=none date=idag
status 0
keys Ctrl-S
see Sparat: Läs tillsammans
shell samverkan --register r.db list project --filter status:pågår --format csv
status 0
stdout ~ Läs tillsammans
