# Two people in the register at once. What per saves, from a terminal of his own or from a command line, anna sees by
# itself within a second: with who and what in the line below, without flicker, and her selection stays on her record
# although rows come in above it.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal anna 80x24
run samverkan --register r.db --as anna
keys /
type zoner
keys Enter
cursor on Zoner för alla
mark
shell samverkan --register r.db --as per set project 4 status=pausad
status 0
refreshed
see per ändrade ”Väg in”
cursor on Zoner för alla
bytes <= 400 since mark
golden two-news

mark
shell samverkan --register r.db --as per add project "title=Arbete åt alla" need=Prov unit=BF
status 0
refreshed
cursor on Zoner för alla
see Arbete åt alla
golden two-added

terminal per 80x24
run samverkan --register r.db --as per
keys /
type "arbete åt"
keys Enter
cursor on Arbete åt alla
in anna
mark
in per
keys d t
see borttagen
in anna
refreshed
see per tog bort ”Arbete åt alla”
gone ●●
cursor on Zoner för alla
# What anna has open in full size is read again as well.
keys Enter
see pausad
mark
shell samverkan --register r.db --as per set project 7 status=pågår
refreshed
see pågår
# Her own record goes: she is told, and loses nothing else.
mark
shell samverkan --register r.db --as per delete project 7
refreshed
golden two-gone
keys Esc
see 3 [Projekt]
cursor on Åarnas vänner
