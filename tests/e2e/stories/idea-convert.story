# T makes a project of an idea and opens it; on anything else it says so. An idea is converted once.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan init --strategy trollhattan --demo r.db
status 0
shell samverkan --register r.db --as anna add idea title=Språkbad "need=Fler som kan tyska" unit=Utbildningsförvaltningen
status 0
shell samverkan --register r.db --as anna add link title=Underlag target=https://example.org idea=Språkbad
status 0
run samverkan --register r.db --as anna
keys 2 T
see Bara en idé kan bli projekt
keys Tab
see Idé
keys /
type Språkbad
keys Enter T
see Gör ett projekt av idén?
keys g
see Idén har blivit projekt
see Fler som kan tyska
keys End
see Länkar
shell samverkan --register r.db list idea --filter title:Språkbad --columns status,project --format csv
stdout ~ blev projekt;Språkbad
keys Esc T g
see har redan blivit projekt
