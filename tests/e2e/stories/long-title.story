# A title of many columns does not drown what is said of it: who can change it, and what is asked.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna set project "Väg in" "title=$(printf 'ord%.0s' $(seq 300))"
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 2 /
type ordord
keys Enter d
golden long-title-delete
