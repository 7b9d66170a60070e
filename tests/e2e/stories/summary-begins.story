# A summary is read from its beginning, however far down its first figure stands, and what is read is named when that
# has scrolled off. The menu beside it has whole names.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy vanersborg --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys 7 Tab
see 4 "Återrapportering av det internationella arbetet"
see 23 "Återrapportering av det"
see 23 "2 av 21 (w)"
keys End
gone 4 "Återrapportering"
see 23 "Återrapportering av det"
# Home is the very top.
keys Home
see 4 "Återrapportering av det internationella arbetet"
keys Down Down Down Home
see 4 "Återrapportering av det internationella arbetet"
resize 100x30
see 4 "Återrapportering av det internationella arbetet"
golden summary-begins
keys q
