# A wrong value: the sentence stands under its field, the focus goes there, nothing is saved, nothing typed is lost; it
# goes away as soon as the value is right.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan init --strategy trollhattan --demo r.db
status 0
shell samverkan --register r.db --as eva add assignment person="Anna Exempel" role=coordinator
status 0
run samverkan --register r.db --as anna
keys 2 /
type Väg in
keys Enter e
see Ändra projekt · Väg in
keys PgDn PgDn
cursor on Budget
keys Ctrl-U
type 1,234
keys Up Ctrl-U
type 2025-02-30
keys Tab
see ! februari 2025 har 28 dagar
keys Tab Ctrl-S
see Ändra projekt
see Slut: februari 2025 har 28 dagar
cursor on Slut
see 1,234
shell samverkan --register r.db history project 4
stdout !~ anna

keys Backspace Backspace
type 28
gone februari 2025 har
see fre · för 630 dagar sedan
# The rule across two fields: it ends before it begins.
keys Tab Ctrl-U
type 5 mnkr
keys Ctrl-S
see ligger före Start
cursor on Slut
keys Ctrl-U
type 2028
keys Ctrl-S
see Sparat: Väg in
shell samverkan --register r.db list project --filter dnr:77 --columns title,end,budget_sek --format csv
stdout ~ Väg in;2028;5000000

# A required field.
keys e Ctrl-U Ctrl-S
see ! måste fyllas i
see Ändra projekt
keys Esc k
see Inget sparades
