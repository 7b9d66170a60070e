#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The manual pages against the program: every sub-command, option, kind, field, key and setting stands in them, in both
# languages, and mandoc has nothing to remark.
set -eu
: "${srcdir:?}" "${builddir:?}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Into a file, because a variable set at the end of a pipe is lost.
complain()
{
	printf '%s\n' "$1" >>"$dir/complaints"
}

# wanted PAGE: each line of stdin stands in the page as people see it.
wanted()
{
	while read -r words; do
		grep -qF -- "$words" "$dir/text" || complain "$1: \"$words\" is not in it"
	done
}

# render PAGE: what people see, in $dir/text, on one line, so that a break is never in the way.
render()
{
	mandoc -Tutf8 -O width=1000 "$builddir/man/$1" | sed "s/.$(printf '\b')//g" | tr -s ' \n' '  ' >"$dir/text"
}

check_commands()
{
	samverkan help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' >"$dir/commands"
	grep -qx 'summary' "$dir/commands" || complain 'samverkan help: its list of sub-commands was not understood'
	while read -r name; do
		grep -q "^\.It Cm $name\( \|\$\)" "$builddir/man/$1" || complain "$1: no paragraph on $name"
		samverkan help "$name" | grep -o -e '--[a-z-]*' | sort -u | wanted "$1"
	done <"$dir/commands"
}

# What a strategy file may hold, as its checker has it.
check_strategy_files()
{
	tables="$srcdir/src/strategy_check.c"
	grep -o '{ "[a-z_]*", \(true\|false\), check' "$tables" | sed 's/{ "\([a-z_]*\)".*/\1/' >"$dir/keys"
	sed -n '/ rule_objects\[\]/,/^};/p' "$tables" | grep -o '"[a-z-]*"' | tr -d '"' >"$dir/objects"
	sed -n 's/^\t{ \.name = "\([a-z:-]*\)".*/[\1/p' "$tables" >"$dir/sections"
	for list in keys objects sections; do
		[ -s "$dir/$list" ] || complain "src/strategy_check.c: its $list were not understood"
		wanted "$1" <"$dir/$list"
	done
}

# What may be asked for over SSH, and the file systems that are refused.
check_door()
{
	sed -n '/^const struct cmd_row cmd_rows/,/^};/p' "$srcdir/src/cmd_table.c" | tr -d '\n' | sed 's/ },/ },\n/g' |
		sed -n 's/^[^"]*"\([a-z]*\)".*cmd_[a-z]*,[ \t]*true },$/\1/p' | grep -vx access >"$dir/open"
	grep -qx summary "$dir/open" || complain 'src/cmd_table.c: what reads was not understood'
	wanted "$1" <"$dir/open"
	sed -n '/networks\[\] = {/,/^};/p' "$srcdir/db/place.c" | grep -o '"[A-Za-z0-9]*"' | tr -d '"' >"$dir/networks"
	grep -qx NFS "$dir/networks" || complain 'db/place.c: its file systems were not understood'
	wanted "$1" <"$dir/networks"
}

check_page()
{
	mandoc -Tlint "$builddir/man/$1" >"$dir/lint" || :
	[ ! -s "$dir/lint" ] || complain "$(cat "$dir/lint")"
	! grep -n '^@.*@$' "$builddir/man/$1" || complain "$1: a placeholder was not filled"
	render "$1"
	case $1 in
	*.7)
		check_door "$1"
		return
		;;
	esac
	samverkan keys --format csv | awk -F';' 'NR > 1 { print $1 " (" $2 ")" }' | wanted "$1"
	case $1 in
	*.1)
		check_commands "$1"
		check_strategy_files "$1"
		samverkan fields --format csv | awk -F';' 'NR > 1 { print $2 " ("; print $6 }' | wanted "$1"
		;;
	*.5)
		sed -n 's/^\t{ "\([a-z]*\)", "\([a-z_]*\)", SETTING_.*/[\1] \2/p' "$srcdir/src/settings.c" >"$dir/settings"
		[ -s "$dir/settings" ] || complain 'src/settings.c: its table was not understood'
		wanted "$1" <"$dir/settings"
		;;
	esac
}

: >"$dir/complaints"
mkdir "$dir/home"
export HOME="$dir/home" XDG_CONFIG_HOME="$dir/home"
export LANGUAGE=en
check_page samverkan.1
check_page samverkan.ini.5
check_page samverkan-ssh.7
export LANGUAGE=sv
check_page sv/samverkan.1
check_page sv/samverkan.ini.5
check_page sv/samverkan-ssh.7
cat "$dir/complaints"
[ ! -s "$dir/complaints" ]
