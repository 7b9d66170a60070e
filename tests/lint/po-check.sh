#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Fails when a message of the source has no Swedish, or po/sv.po has a fuzzy, obsolete or ill-formed one.
set -eu
: "${srcdir:?}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fault=0

complain()
{
	printf 'po/sv.po: %s:\n' "$1"
	sed 's/^/    /' "$dir/found"
	fault=1
}

# The msgids that msgattrib selects; the header, whose msgid is empty, is none.
msgids()
{
	msgattrib --no-wrap "$@" | grep -E '^(#~ )?msgid ".' >"$dir/found"
}

(cd "$srcdir" && ls src/*.[ch] src/*.def db/*.[ch] ui/*.[ch]) >"$dir/files"
xgettext --language=C --from-code=UTF-8 --keyword --keyword=_ --keyword=N_ --keyword=i18n_plural:1,2 --no-location \
	--directory="$srcdir" --files-from="$dir/files" --output="$dir/source.pot"
msgfmt --check --output-file=/dev/null "$srcdir/po/sv.po"
msgmerge --quiet --no-fuzzy-matching --output-file="$dir/merged.po" "$srcdir/po/sv.po" "$dir/source.pot"
! msgids --untranslated --no-obsolete "$dir/merged.po" || complain 'no Swedish for'
! msgids --only-fuzzy "$dir/merged.po" || complain 'fuzzy'
! msgids --only-obsolete "$dir/merged.po" || complain 'no longer in the source'
exit $fault
