# Å, Ä and Ö come last, in that order, whatever the language of the computer; capitals and small letters together.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" r.db
status 0
shell for name in öga Örn ärla Ärende ål Ål åra zebra Zon adam Anka wien Vit; do samverkan --register r.db --as anna add partner "name=$name" kind=city country=FI || exit; done
status 0
shell LC_ALL=C samverkan --register r.db list partner --columns name --format csv | tail -n +2 | cut -d';' -f2 | paste -sd' '
stdout = adam Anka Vit wien zebra Zon ål Ål åra Ärende ärla öga Örn
terminal 80x24
run env LC_ALL=C samverkan --register r.db --as anna
keys 3 Tab Tab
golden swedish-order
