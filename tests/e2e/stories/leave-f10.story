# F10 leaves whatever is open, as Esc does: the help, the palette, a form, a field, a list of choices, the
# columns, the views, a question, a line that one types in. What is written is asked about first.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys ?
see Esc stänger
keys F10
gone Esc stänger
keys :
type bekr
see Esc stänger
keys F10
gone Esc stänger
# A form with nothing written, and with something.
keys 2 Down e
see Ändra projekt
keys F10
gone Ändra projekt
keys e
type x
keys F10
see Det finns ändringar
keys F10
gone Det finns ändringar
see Ändra projekt
keys F10 k
gone Ändra projekt
# Over a form: its choices.
keys e Tab Tab Tab F4
see Enter välj
keys F10
gone Enter välj
see Ändra projekt
keys F10
gone Ändra projekt
keys i
see Enter spara
keys F10
gone Enter spara
keys c
see Kolumner
keys F10
gone Kolumner
keys V
see Vyer
keys F10
gone Vyer
keys f
type status:
see "Filter status:"
keys F10
gone "Filter status:"
keys x
see till en fil: som vad?
keys F10
see Inget skrevs
keys d
see Ta bort
keys F10
gone Ta bort
keys Ctrl-P
type Bo
see Esc
keys F10
see q avsluta
keys F10
exit 0
