# A field holds so much and no more. A paste that would pass the limit is refused whole, and says why; so is a command.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna set project "Väg in" "title=$(printf '%0996d' 0)"
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type 000000
keys Enter e
cursor on Titel
paste åäöåä
see tecken och det skulle bli
gone åäö
type åäö
see åäö
type x
see 0åäöx
type y
see tecken och det skulle bli
gone y│
golden too-long
keys Ctrl-S
see Sparat
shell samverkan --register r.db --as anna set project 4 "title=$(printf '%01001d' 0)"
status 1
stderr ~ tecken, och högst
shell samverkan --register r.db --as anna set project 4 "need=$(printf '%0100000d' 0)"
status 0
shell samverkan --register r.db --as anna set project 4 "need=$(printf '%0100001d' 0)"
status 1
stderr ~ tecken, och högst
shell samverkan --register r.db --as anna set project 4 "start=$(printf '%0900d' 0)"
status 1
stderr ~ Start: har 900 tecken, och högst 200 ryms
# A field that is full is worked in as any other.
keys e Down Down Down Down Down Down
see ▌  Behov
type z
see tecken och det skulle bli
keys Backspace
type Z
keys Ctrl-S
see Sparat
shell samverkan --register r.db show project 4 --format json
stdout ~ 0Z
