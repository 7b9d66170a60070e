# The help says what can be done here, key by key. Typing narrows it, by what things are called or by the key itself;
# Enter does what is selected.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys ?
golden help
type historik
golden help-word
keys Enter
see Historik · Digitala klassrum
keys Esc
keys F1
# Which key is it? Then the key alone.
type b
golden help-key
keys Esc
see 3 [Projekt]
keys ?
type finns inte
golden help-nothing
keys Enter
see 3 [Projekt]
# In another place other things can be done.
keys 7 ?
golden help-document
keys Esc
keys 2 Enter ?
golden help-detail
