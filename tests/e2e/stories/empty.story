# A register just made, without a strategy: every pane says that there is nothing yet and how to begin.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
golden empty
keys 1
see a gör den första posten
keys 3
see a gör den första posten
keys 4
see a gör den första posten
keys 5
see a gör den första posten
keys 6
see a gör den första posten
keys 7
golden empty-follow-up
keys Down End PgUp Home
golden empty-follow-up
keys Enter
see Här finns inget
keys Esc
# Nothing moves where there is nothing.
keys 2
keys Down
see a gör den första posten
keys End
see a gör den första posten
keys PgUp
see a gör den första posten
keys f
type status:pågår
keys Enter
see F visar allt igen
keys Down
see F visar allt igen
keys F
# Keys that need a row say so; none does harm.
keys 2 Enter e b d Space v * H s S n N Left Right Tab /
type x
keys Enter Esc F
see 3 Projekt
keys 2 H
see Här finns ingen post som har en historik; L visar historiken för allt
keys b
see Välj en post först
keys a
see Nytt projekt
