# Two at once: what one fixes comes into the other's list, and the other is told; what the other changes afterwards
# stands in the comparison of the one who reads it, and is not in what was fixed.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal A 80x24
run samverkan --register r.db --as anna
keys 7
terminal per 80x24
run samverkan --register r.db --as per
keys 7 w
type fastst
keys Enter
see Ingen sammanställning har fastställts
in A
keys F
type KS 2026/7
keys Enter
keys Ctrl-U
type Kommunfullmäktige
keys Enter f
see Fastställd som nummer 1
in per
see #1  Årsuppföljning 2026
see "anna fastställde"
golden freeze-two-told
keys Down
keys Enter
see "Dnr KS 2026/7"
keys D
see Vad har ändrats sedan fastställelsen
mark
# The comparison is of the register as it is: it follows while one reads it.
shell samverkan --register r.db --as anna set project 1 budget_sek=9000000
status 0
refreshed
see Budget
keys Esc
see "Dnr KS 2026/7"
keys Esc
# Both fix the same: two numbers, two fingerprints, none lost; and nothing is found wrong.
keys q
exit 0
shell samverkan --register r.db --as per freeze overview --year 2026
stdout ~ 2
in A
keys w
type fastst
keys Enter
see #2  Årsuppföljning 2026
# In the history of everything it stands, and leads to what was fixed.
keys L
see fastställde Årsuppföljning 2026 som nummer 2
keys Down Down
golden freeze-two-log
keys Enter
see "Dnr KS 2026/7"
shell samverkan --register r.db verify
status 0
