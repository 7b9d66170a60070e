# Pasted text is never taken for keys: in the list it does nothing, in the search it is text.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
paste "q\nd\n\eq"
golden paste
keys /
paste "norden\nq"
see 24 Sök norden q
keys Ctrl-U
paste norden
keys Enter
cursor on Unga i Norden
keys ?
paste historik
see 6 H
keys Esc q
exit 0
