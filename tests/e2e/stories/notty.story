# Without a terminal there is no screen: one sentence says what answers instead.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db </dev/null
status 1
stdout = ""
stderr ~ samverkan: 
stderr ~ summary overview
shell samverkan --register r.db summary overview
status 0
stdout ~ Lärande hela livet
