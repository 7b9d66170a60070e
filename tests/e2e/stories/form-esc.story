# Esc asks when something has changed and never throws away by itself; without changes it closes.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy trollhattan --demo r.db
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys Esc
gone Ändra projekt
keys e End x Esc
see s spara
see k kasta
see f fortsätt
# Esc on the question goes on; so does f.
keys Esc
see Väg inx
gone k kasta
keys Esc f
see Väg inx
gone k kasta
# What one takes back is no change.
keys Backspace Esc
gone Ändra projekt

keys e End y Esc k
gone Ändra projekt
see Inget sparades
cursor on Väg in
gone Väg iny
keys e End z Esc
keys Right Left Enter
see Sparat: Väg inz
shell samverkan --register r.db history project 4
stdout ~ Väg in → Väg inz
stdout !~ Väg iny
