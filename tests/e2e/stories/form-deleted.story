# Somebody deletes the record while one writes in it: the form says so and keeps everything; saving offers a new record.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
shell samverkan --register r.db --as anna add assignment person="Per Exempel" role=coordinator
status 0
shell samverkan --register r.db --as per add project title=Flyktigt need=Prov unit=KSF
status 0
run samverkan --register r.db --as anna
keys 2 /
type Flyktigt
keys Enter e
see Ändra projekt · Flyktigt
keys End
type " igen"
mark
shell samverkan --register r.db --as per delete project 81
status 0
refreshed
see per har tagit bort posten medan du skrev
see Flyktigt igen
keys Ctrl-S
see n spara som ny
keys f
see Flyktigt igen
keys Ctrl-S n
see Sparat: Flyktigt igen
shell samverkan --register r.db list project --filter Flyktigt --format csv
stdout ~ Flyktigt igen
stdout !~ ;Flyktigt;
