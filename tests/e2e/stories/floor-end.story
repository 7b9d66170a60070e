# The harness itself: hangup, signals, the end of a program, commands that run without a terminal.
# SPDX-License-Identifier: EUPL-1.2

terminal A 80x24
run floor
type osparat
hangup
exit 0
shell cat draft; echo oj >&2; exit 4
status 4
stdout = osparat
stderr ~ oj

# The terminal is free for the next program.
run floor
type annat
kill SIGTERM
exit 0
shell cat draft
stdout = annat

run floor
keys Ctrl-K
exit SIGKILL

# Nothing of the developer's own surroundings reaches the program.
run sh -c 'env | sort | cut -d= -f1; test -t 0 && stty size'
exit 0
see HOME
see SAMVERKAN_DATADIR
see TERM
see XDG_STATE_HOME
see "24 80"
gone LINES
gone COLUMNS
gone USER
