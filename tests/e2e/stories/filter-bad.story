# What is no filter does no harm, on the command line and on the screen, and is explained; what looks like another
# language is words that are searched for. A filter on an area takes what lies under it.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db list project --filter status:pågåt
status 2
stderr ~ "tecken 8: Status: \"pågåt\" finns inte; menade du pågår?"
shell samverkan --register r.db list project --filter 'slut<igår+x'
status 2
stderr ~ "tecken 6: Slut: \"igår+x\" är inget datum"
shell samverkan --register r.db list project --filter '"ledd'
status 2
stderr ~ citattecknet är inte stängt
shell samverkan --register r.db list project --filter '^(a|b)+.*\d{3}[^:]$'
status 2
stderr ~ har inget sådant fält
shell samverkan --register r.db list project --filter "$(printf 'unga\033[31m')"
status 2
stderr ~ U+001B
shell samverkan --register r.db list project --filter "$(printf '\377\376')"
status 2
stderr ~ UTF-8
shell samverkan --register r.db list project --filter 'unga AND x NEAR(y) OR "d*"'
status 0
stdout ~ 0 av 8
shell samverkan --register r.db list project --filter "'; DROP TABLE project; --"
status 0
stdout ~ 0 av 8
shell samverkan --register r.db list project --filter "$(head -c 10000 /dev/zero | tr '\0' a)"
status 0
stdout ~ 0 av 8
shell samverkan --register r.db list project --filter "$(head -c 100000 /dev/zero | tr '\0' '!')"
status 2
# What nothing is called finds nothing, and that is told.
shell samverkan --register r.db list project --filter enhet:XYZ
status 0
stdout ~ 0 av 8
stderr ~ "XYZ"
shell samverkan --register r.db list project --filter ekonn:5
stderr !~ "Ekon. tkr"
shell samverkan --register r.db verify
status 0
# What lies under an area is in it; of two areas that share a word, both.
shell samverkan --register r.db list project --filter 'område:"Unga ute i världen"'
stdout ~ 1 av 8
shell samverkan --register r.db list project --filter 'område:"Lärande hela livet"'
stdout ~ 5 av 8
stdout ~ Unga i Norden

terminal 80x24
run samverkan --register r.db --as anna
keys f
paste 'unga AND x NEAR(y) OR "d*"'
keys Enter
see Inget stämmer med filtret
keys F f
type omr
keys Tab
type lärande
see Lärande hela livet
keys Tab
see "Filter områden:\"Lärande hela livet\""
keys Enter
see av 5 (alla: 8)
see Unga i Norden
keys F /
type hjörr
see I Partner: Träff 1 av
keys Esc f
type status:pågår
keys Enter /
type qqq
see "Inga träffar på ”qqq” bland de"
keys Esc f Ctrl-U
type enhet:XYZ
keys Enter
see är inte namnet på någon
# A view whose unit has gone tells it too.
keys V a
type Borta
keys Enter b
see Vyn Borta är sparad
keys Esc F
see av 8
gone är inte namnet på någon
keys V Down Enter
see är inte namnet på någon
keys F
# The last value of several is completed too.
keys f Ctrl-U
type status:pågår|av
see avslag
keys Tab
see Filter status:pågår|avslag
keys Esc
keys F q
exit 0
