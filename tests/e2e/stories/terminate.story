# The computer is shut down, or somebody ends the program from outside: it ends in good order, the terminal is set as
# it was before, and what stood on it stands there again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
see 3 [Projekt]
kill SIGTERM
exit 0
gone Projekt

# The same with a shell around it, which looks at the terminal before and after.
shell printf 'echo före\nstty -g >before\nexec 3<&0\ntrap "kill \\$program" TERM\n' >around
shell printf 'samverkan --register r.db --as anna <&3 &\nprogram=$!\nwait $program\nwait $program\n' >>around
shell printf 'echo slut $?\nstty -g >after\ncmp before after && echo lika\n' >>around
run sh around
see 3 [Projekt]
keys Down /
type nord
kill SIGTERM
exit 0
see före
see slut 0
see lika
gone Projekt
shell samverkan --register r.db verify
status 0
