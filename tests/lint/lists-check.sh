#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Fails when a file of the product is missing from the lists of Makefile.am, and so from "make dist".
set -eu
: "${srcdir:?}"
fault=0
cd "$srcdir"
for file in src/*.c src/*.h src/*.def db/*.c db/*.h db/sql/*.sql ui/*.c ui/*.h strategies/*.ini strategies/*.demo \
	man/*.in man/sv/*.in tests/*/*.c tests/*/*.h tests/*/*-check.sh tests/*/*.sql tests/*/*.ini tests/*/*.demo bench/*.c bench/*.h \
	tests/e2e/stories/* tests/e2e/golden/* tests/cli/golden/* tests/data/* tests/findings/* tests/coverage-of-strategies; do
	[ -e "$file" ] || continue
	name=$file
	case $file in
	tests/*/*.c) name=${file%.c} ;; # programs are listed by name
	esac
	if ! grep -qE "(^|[[:space:]])$(printf '%s' "$name" | sed 's/[.]/\\./g')(\.c)?([[:space:]]|\$)" Makefile.am; then
		printf 'Makefile.am: %s is in no list\n' "$file"
		fault=1
	fi
done
exit $fault
