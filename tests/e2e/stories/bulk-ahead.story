# A key that was pressed while the preview of a change of many was counted saves nothing that was not seen; Esc breaks the
# counting off. Undo of many leaves the cursor where it was.
# SPDX-License-Identifier: EUPL-1.2

shell cp "$srcdir/tests/e2e/small.ini" many.ini
shell cp "$srcdir/tests/e2e/small.demo" many.demo
shell awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "project title=\"Rad %04d\" need=n status=%s unit=Zonkontoret\n", i, i % 3 ? "idea" : "ongoing" }' >> many.demo
shell samverkan --as anna init --strategy many.ini --demo r.db
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys w Home Enter
see inte grupperad nu
keys * e
see Vilket fält?
type start
keys Enter
type 2020-02-01
# Typed ahead: neither is the preview taken back nor saved.
keys Ctrl-S Esc
see Avbrutet; inget är ändrat
cursor on 2020-02-01
keys Ctrl-S Ctrl-S Enter
see Det som trycktes innan
see "ändras"
shell samverkan --register r.db history | grep -c 'revision 2'
stdout = 0
keys Enter
see poster ändrade: Start → 2020-02-01
# The cursor stays where it is.
keys U Home Down Down Down
cursor on Rad 0002
keys u
see Ångrade
cursor on Rad 0002
keys Ctrl-R
see Gjorde om
cursor on Rad 0002
