# Working time is written with its unit, and what it means stands beside it; a number alone is asked about. A unit that has
# ceased is proposed last.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
shell samverkan --register r.db --as anna add unit "name=Aaa gamla kontoret" kind=administration valid_to=2025
status 0
shell samverkan --register r.db --as anna add resource title=Planering kind=time "minutes=1,5 h" unit=Utbildningsförvaltningen year=2026
status 0
shell samverkan --register r.db list resource --filter "minutes>1h title:Planering" --columns minutes --format csv
stdout ~ 1:30
shell samverkan --register r.db --as anna set resource Planering minutes=90
status 1
stderr ~ timmar eller minuter
run samverkan --register r.db --as anna
keys 2 Tab Tab Tab Tab Tab /
type Planering
keys Enter e
see Ändra resurs · Planering
keys Down Down
cursor on Arbetstid
see 1:30
see 1 h 30 min
keys Ctrl-U
type 12:30
see 12 h 30 min
keys Ctrl-U
type 12
keys Ctrl-S
see timmar eller minuter
cursor on Arbetstid
type " h"
gone timmar eller minuter
keys Down Down Down
cursor on Enhet
keys Alt-Down
see ┌─ Enhet
gone ▌  Aaa gamla kontoret
keys End
cursor on + Ny enhet
keys Up
cursor on Aaa gamla kontoret
keys Esc Ctrl-S
see Sparat: Planering
shell samverkan --register r.db show resource Planering --format json
stdout ~ 720
