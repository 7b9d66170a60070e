# While nothing happens nothing is written: a slow line has peace, a screen reader says nothing twice. When others save
# what one does not see, little is.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
mark
shell sleep 2.5
bytes <= 0 since mark
keys 1
mark
shell samverkan --register r.db --as per set network 1 status=vilande
status 0
refreshed
bytes <= 300 since mark
