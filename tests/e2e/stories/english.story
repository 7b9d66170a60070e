# Who reads English better gets all of the screen in English, and nothing of it in Swedish; what people have written in
# the register stays as it is.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run env LANGUAGE=en LC_ALL=en_US.UTF-8 samverkan --register r.db --as anna
golden english
keys 7
golden english-follow-up
keys 2 ?
golden english-help
keys Esc d
golden english-delete
keys Esc q
exit 0
# The configuration goes before what the computer says.
shell mkdir -p home/config/samverkan && printf '[display]\nlanguage = en\n' > home/config/samverkan/samverkan.ini
run samverkan --register r.db --as anna
golden english
