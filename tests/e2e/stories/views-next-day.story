# The view in force is there again next time, with its name and its filter, or neither; and what somebody else makes of
# it meanwhile stands in the status line.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna add person name=Bo login=bo
status 0
terminal A 80x24
run samverkan --register r.db --as anna
keys f
type status:pågår
keys Enter V a
type Pågående
keys Enter f
see Vyn Pågående är sparad, för alla
keys Esc
terminal B 80x24
run samverkan --register r.db --as bo
keys V Down Enter
see Vy: Pågående
keys q
exit 0
run samverkan --register r.db --as bo
see 23 "Pågående · 1 av 4"
see 23 "filter status:pågår"
gone Zoner för alla

# Changed by bo: what was changed is there too.
keys S q
exit 0
run samverkan --register r.db --as bo
see 23 "Pågående (ändrad) · 1 av 4"
see 23 "filter status:pågår"
see 4 Projekt▾
keys V Enter
see Vy: Pågående
keys Down Home Down

# Changed by anna; taken as she has it now.
mark
in A
keys S V a Enter f
see Vyn Pågående är sparad, för alla
in B
refreshed
see 23 "Pågående (anna har ändrat den)"
golden views-changed
keys V Enter
see Vy: Pågående
keys Down Home Down
see 23 "Pågående · "
see 4 Projekt▾

# Another filter than that of the view is nobody's name.
keys F Home Down
see 23 "Pågående (ändrad) · 1 av 8"
keys q
exit 0
run samverkan --register r.db --as bo
see 23 "1 av 8"
gone Pågående
keys V Down Enter
see Vy: Pågående
keys Down Home Down
mark

# Taken away.
in A
keys d t
see Vyn Pågående är borttagen
in B
refreshed
see 23 "Pågående (finns inte längre) · 1 av 4"
keys q
exit 0
run samverkan --register r.db --as bo
see Vyn Pågående är borta; listan visar alla rader
see Zoner för alla
keys Down Home Down
see 23 "1 av 8"
keys q
exit 0
run samverkan --register r.db --as bo
gone Pågående

# A long name leaves room for the filter.
keys f
type status:pågår
keys Enter V a
type Alla pågående projekt som vi haft sedan mötet i Kerava 2025
keys Enter b Esc
see 23 "Alla pågående proje… · 1 av 4 (alla: 8) · filter status:pågår"
