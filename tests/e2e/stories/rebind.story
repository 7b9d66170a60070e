# The keys are one's own: the configuration binds them anew, and the hints and the help show the new ones. A clash or a
# name that there is not is said with its line.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell printf '[keys]\nconfirm = k\nup = Up\nedit = Ctrl-E F4\n' > own.ini
terminal 80x24
run samverkan --config own.ini --register r.db --as anna
golden rebind
keys Down k
see stämmer i dag
keys b
gone stämmer i dag
keys Ctrl-E
see Ändra projekt
keys Esc ?
type k
see 6 Bekräfta
keys Esc q
exit 0
shell printf '[keys]\nconfirm = d\n' > own.ini
run samverkan --config own.ini --register r.db --as anna
exit 1
see own.ini:2
see meeting-decision
shell printf '[keys]\n\nbekräfta = k\n' > own.ini
run samverkan --config own.ini --register r.db --as anna
exit 1
see own.ini:3
shell printf '[keys]\nconfirm = Hyper-K\n' > own.ini
run samverkan --config own.ini --register r.db --as anna
exit 1
see Hyper-K
