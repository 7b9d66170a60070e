# One leads a meeting, others follow: a turned page, and what anybody saves, stands on every screen within a second,
# however seldom the settings let it look. Who turns a page alone is told, and a key follows again. Who only may read
# follows too. The lead is taken with a key of its own, never by turning a page; the row that is chosen is followed too.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell sh -c 'printf "[refresh]\nseconds = \"60\"\n" >slow.ini'
status 0
terminal anna 80x24
run samverkan --register r.db --as anna --config slow.ini
keys M b
see du leder
terminal per 100x30
run samverkan --register r.db --as per --config slow.ini
keys M
see följer anna
in anna
limit 1
keys Right Right Right Right
see Kontakt: Per Exempel
in per
see Kontakt: Per Exempel
see sida 5 av 8
# A third login saves.
shell samverkan --as anna --register r.db set project 5 status=paused
see "idé → pausad"
in anna
see "idé → pausad"
limit 10
golden meeting-leads
in per
golden meeting-follows
keys Left
see följer inte anna
see Du följer inte längre anna; f följer igen
in anna
keys Right
in per
keys f
see Du följer anna
limit 1
see sida 6 av 8
in anna
keys Left
in per
see Kontakt: Per Exempel
keys Down n
type Vi väntar på besked
keys Enter
in anna
see Vi väntar på besked
limit 10
# A form that is open is not disturbed; afterwards the page is the right one.
in per
keys Down e
see Ändra projekt
in anna
keys Right
in per
golden meeting-follow-form
keys Esc
see sida 6 av 8
# Whoever may only read.
terminal reader 80x24
run samverkan --register r.db --as nobody
keys M
see anna leder; du ser samma sida
see sida 6 av 8
keys d
see nobody finns inte i registret
keys Right
see följer inte anna
keys f
see sida 6 av 8
# Who leads is gone; nobody takes over by turning a page, and who has paged away stays where he is.
keys Right
see sida 7 av 8
in anna
kill SIGKILL
exit SIGKILL
in per
limit 1
see ingen leder
see Ingen leder; L tar över
in reader
see ingen leder
keys L
see nobody finns inte i registret
keys Left f
see Ingen leder
in per
keys Left
see sida 5 av 8
see ingen leder
in reader
see sida 6 av 8
in per
keys L
see Du leder mötet nu
see du leder
in reader
see följer per
see per leder
see Kontakt: Per Exempel
# The row that the leader stands on: told when there is nothing else to do.
limit 3
in per
keys Down
cursor on Språk på jobbet
in reader
cursor on Språk på jobbet
limit 10
golden meeting-reader
# Who comes back follows, until the lead is taken over again; who had it follows then.
terminal back 80x24
run samverkan --register r.db --as anna --config slow.ini
keys M
see följer per
limit 1
cursor on Språk på jobbet
keys Right
see följer inte per
keys L
see per leder mötet nu. Ta över ledningen?
keys n
see följer inte per
in per
see du leder
in back
keys L t
see du leder
see sida 6 av 8
in per
see följer anna
see anna har tagit över; du följer med
see sida 6 av 8
in reader
see följer anna
see anna leder; du ser samma sida
see sida 6 av 8
# What is said to somebody who presses no key goes by itself.
limit 15
gone anna leder; du ser samma sida
see följer anna
