# A list as one wants it is given a name and comes back by it: for oneself, or for all, who see whose it is. What is
# changed since is marked. The command line knows the views too.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna add person name=Bo login=bo
status 0
terminal A 80x24
run samverkan --register r.db --as anna
keys f
type status:pågår
keys Enter V
see Som levererad
keys a
type Pågående
keys Enter
see Vem ska ha vyn Pågående?
golden views-ask
keys f
see Vyn Pågående är sparad, för alla
golden views
keys Esc
see Pågående · 
keys S
see Pågående (ändrad)
keys V Enter
see Vy: Pågående
gone (ändrad)
keys V Home Enter
see Listan är som levererad igen
see Zoner för alla
keys V a
type Mitt
keys Enter b
see Vyn Mitt är sparad, för dig
keys e
type s
keys Enter
see Vyn heter Mitts nu
keys d t
see Vyn Mitts är borttagen
keys Home d
see Listan som levererad förblir som den är
terminal B 80x24
run samverkan --register r.db --as bo
keys V
see för alla, av anna
keys Down d
see anna har gjort den här vyn
keys Enter
see Vy: Pågående
gone Zoner för alla
# One's own of the same name is another view.
keys V a Enter b
see Vyn Pågående är sparad, för dig
keys Down
see " ▌  Pågående"
keys Enter V
see " ▌■ Pågående"
see "    Pågående"
keys Up d t
see Vyn Pågående är borttagen
keys Esc
see 23 "Pågående · "
shell samverkan --register r.db --as bo list project --view pågående
stdout ~ 4 av 8
stdout !~ Zoner
shell samverkan --register r.db --as bo list project --view pågaende --columns title
stdout ~ 4 av 8
# A view keeps what the list is grouped by; on paper a line stands above each group, and in a table its field is there.
shell samverkan --register r.db --as bo list project --view pågående
stdout ~ "Barnförvaltningen (1), 640"
shell samverkan --register r.db --as bo list project --view pågående --columns title,end --format csv
status 0
stdout ~ id;title;end
# A field that has gone since.
in A
keys Esc q
exit 0
in B
keys q
exit 0
shell sed -i 's/filter status:p/filter stadus:p/' r.db
shell samverkan --register r.db --as bo list project --view pågående
status 1
stderr ~ "Vyn Pågående går inte längre att visa"
stderr ~ "menade du status"
in B
run samverkan --register r.db --as bo
keys V Down
golden views-gone
keys Enter
see "Vyn Pågående går inte längre"
see "menade du status"
keys Esc
see Zoner för alla
shell samverkan --register r.db --as bo list project --view nytt
status 1
stderr ~ det finns ingen sådan vy
