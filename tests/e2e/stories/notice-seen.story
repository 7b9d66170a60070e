# b on a notice says that one's own unit has seen it; the others are still counted as not having.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan init --strategy trollhattan --demo r.db
status 0
shell samverkan --register r.db --as eva add notice "title=Nytt om Nordplus" "units=UTB; AMF"
status 0
run samverkan --register r.db --as anna
keys 4 Tab Tab /
type Nytt om Nordplus
keys Enter b
see sett av UTB
shell samverkan --register r.db list notice --filter "title:Nytt om Nordplus" --columns seen,unseen --format csv
stdout ~ Utbildningsförvaltningen;1
# Once more changes nothing and is no fault.
keys b
see sett av UTB
shell samverkan --register r.db history notice --limit 2
stdout ~ Sedd av
# What is for others is not theirs to have seen; what is for nobody in particular is.
shell samverkan --register r.db --as eva add notice "title=Mest för andra" units=AMF
status 0
shell samverkan --register r.db --as eva add notice "title=Mest för alla"
status 0
keys / Esc /
type Mest för andra
keys Enter b
see Gäller inte UTB utan andra enheter
keys /
type Mest för alla
keys Enter b
see sett av UTB
shell samverkan --register r.db list notice --filter title:Mest --columns title,seen --format csv
stdout ~ "Mest för andra;\n"
stdout ~ Mest för alla;Utbildningsförvaltningen
