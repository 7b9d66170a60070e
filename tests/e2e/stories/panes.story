# The seven panes, each a key: areas, projects, twin towns, calls, activities, administrations, follow-up.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
run samverkan --register r.db --as anna
keys 1
golden pane-1
keys 3
golden pane-3
keys 4
golden pane-4
keys 5
golden pane-5
keys 6
golden pane-6
keys 7
golden pane-7
keys 2
golden start
