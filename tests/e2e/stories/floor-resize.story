# The harness itself: every new size is painted before the next line looks, also the same size a second time.
# SPDX-License-Identifier: EUPL-1.2

terminal 60x16
run floor
see 1 Golvet 60x16
keys End
resize 100x30
see 1 Golvet 100x30
see 30 key:
cursor on Förvaltning 50
resize 60x16
golden floor-small
resize 60x16
resize 250x80
see 1 Golvet 250x80
resize 20x4
see 1 too small
resize 80x24
see 1 Golvet 80x24
keys Ctrl-X
exit 3
