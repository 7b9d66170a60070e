# Names as they are written in other countries: accents that are characters of their own, wide characters. The columns
# stay where they are. What could steer the terminal or turn the text around is never shown as such.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna add project "title=$(printf 'Ca\314\212fe\314\201 i Nai\314\210ve')" need=Prov unit=ZK end=2027-01 budget_sek=1000000
status 0
shell samverkan --register r.db --as anna add project "title=東京と友だち" need=Prov unit=ZK end=2027-02 budget_sek=2000000
status 0
shell samverkan --register r.db --as anna add project "title=Ḿi̇x̌ 東 ŧest" need=Prov unit=ZK end=2027-03 budget_sek=3000000
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys Home Left Down Down
golden combining
# A title long enough to be cut, among wide characters.
shell samverkan --register r.db --as anna add project "title=東京都港区芝公園四丁目二番八号東京都港区芝公園四丁目二番八号東京都港区" need=Prov unit=ZK
status 0
see …
golden combining-cut

shell samverkan --register r.db --as anna add project "title=$(printf 'Ond\033[31m titel')" need=Prov unit=ZK
status 1
stderr ~ Titel
shell samverkan --register r.db --as anna add project "title=$(printf 'Ond\342\200\256letit')" need=Prov unit=ZK
status 1
stderr ~ Titel
gone Ond
