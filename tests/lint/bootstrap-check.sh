#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bootstrap on machines that are not this one: tools that install and build are replaced by ones that only write down
# how they were called, so that every way through the script is walked without touching the host.
set -eu
: "${srcdir:?}"
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
clone="$dir/a clone with blanks"
tools=$dir/tools
calls=$dir/calls
fault=0
export DEBIAN_FRONTEND=readline # what the caller has set must not answer for the script
mkdir "$clone" "$tools" "$dir/elsewhere" "$dir/home"
chmod a-w "$dir/home"

# tool NAME: reads the rest of a script from stdin; it first writes down its own name and words.
tool()
{
	{
		# shellcheck disable=SC2016 # expanded when the tool runs
		printf '#!/bin/sh\nprintf "%%s" "%s" >>"$CALLS"; printf " %%s" "$@" >>"$CALLS"; echo >>"$CALLS"\n' "$1"
		cat
	} >"$tools/$1"
	chmod +x "$tools/$1"
}

# A fresh clone in which nothing has been built, on a machine where everything is there and goes well.
fresh()
{
	rm -rf "$clone"
	mkdir "$clone"
	cp "$srcdir/bootstrap" "$clone/"
	: >"$clone/configure.ac"
	export missing='' uid=0 sudo_status=1 make_status=0
	: >"$calls"
}

# run WORDS...: bootstrap from another directory, without a terminal. Leaves status, $dir/out and $dir/err.
run()
{
	status=0
	(cd "$dir/elsewhere" && HOME=$dir/home CALLS=$calls PATH="$tools:$PATH" "$clone/bootstrap" "$@") \
		</dev/null >"$dir/out" 2>"$dir/err" || status=$?
}

expect()
{
	what=$1
	shift
	if ! "$@" >/dev/null; then
		echo "bootstrap: $what"
		sed 's/^/    called: /' "$calls"
		sed 's/^/    stdout: /' "$dir/out"
		sed 's/^/    stderr: /' "$dir/err"
		fault=1
	fi
}

called()
{
	grep -qE "^$1" "$calls"
}

not_called()
{
	! called "$1"
}

tool id <<'EOT'
echo "$uid"
EOT
tool nproc <<'EOT'
echo 2
EOT
tool dpkg-query <<'EOT'
for package in $missing; do [ "$package" = "$4" ] && exit 1; done
echo 'install ok installed'
EOT
tool sudo <<'EOT'
[ "$sudo_status" -eq 0 ] || exit 1
[ "$1" = -n ] && shift
exec "$@"
EOT
tool apt-get <<'EOT'
echo "frontend ${DEBIAN_FRONTEND-none}" >>"$CALLS"
EOT
tool autoreconf <<'EOT'
cat >configure <<'EOC'
#!/bin/sh
echo "configure $*" >>"$CALLS"
: >Makefile
echo "ac_pwd='$PWD'" >config.status
EOC
chmod +x configure
EOT
tool make <<'EOT'
[ "$make_status" -eq 0 ] || { echo 'src/kind.c: something is wrong'; exit 2; }
cat >build/samverkan <<'EOC'
#!/bin/sh
echo "samverkan $*" >>"$CALLS"
[ "$1" = init ] && : >"$5"
echo "said by samverkan $1"
EOC
chmod +x build/samverkan
EOT

fresh
run
expect 'builds' test "$status" -eq 0
expect 'builds with every warning an error' called 'configure --enable-werror'
expect 'installs nothing when nothing is missing' not_called apt-get
expect 'says nothing on stdout' test ! -s "$dir/out"

: >"$calls"
run
expect 'a second run succeeds' test "$status" -eq 0
expect 'a second run makes no configure' not_called autoreconf
expect 'a second run does not configure' not_called configure
echo "ac_pwd='/where/the/clone/was/build'" >"$clone/build/config.status"
run
expect 'configures again after the clone was moved' called 'configure --enable-werror'

fresh
uid=1000 missing='gcc libyajl-dev'
run
expect 'without rights: exit 1' test "$status" -eq 1
expect 'without rights: the one line to run' grep -qx '    apt-get install gcc libyajl-dev' "$dir/err"
expect 'without rights: nothing installed' not_called 'apt-get'
expect 'without rights: nothing built' not_called 'make'

fresh
missing='gcc libyajl-dev'
run
expect 'as root: builds' test "$status" -eq 0
expect 'as root: fetches the lists' called 'apt-get.* update'
expect 'as root: installs what is missing' called 'apt-get.* install .*gcc libyajl-dev$'
expect 'as root: not what is there' not_called 'apt-get.* make'
expect 'as root: asks nothing' called 'frontend noninteractive'
expect 'as root: without sudo' not_called 'sudo'

fresh
uid=1000 missing=mandoc sudo_status=0
run
expect 'through sudo: builds' test "$status" -eq 0
expect 'through sudo: installs' called 'sudo env .*apt-get .*install.* mandoc$'

fresh
make_status=2
run check
expect 'a failing build: exit 1' test "$status" -eq 1
expect 'a failing build: what it said' grep -q 'something is wrong' "$dir/err"
expect 'a failing build: which step' grep -q 'make misslyckades' "$dir/err"

fresh
run demo
expect 'demo: exit 0' test "$status" -eq 0
expect 'demo: makes the register of Trollhättan' called 'samverkan init --strategy trollhattan --demo .*/trollhattan.db$'
expect 'demo: nothing but the summary on stdout' test "$(cat "$dir/out")" = 'said by samverkan --register'
expect 'demo: the overview' called 'samverkan --register .*trollhattan.db summary overview$'
: >"$calls"
run demo
expect 'demo again: keeps the register' not_called 'samverkan init'
run demo amal
expect 'demo amal: another strategy' called 'samverkan init --strategy amal --demo .*/amal.db$'
run demo ../amal
expect 'demo ../amal: refused' test "$status" -eq 2

fresh
run check
expect 'check: exit 0' test "$status" -eq 0
expect 'check: runs the tests' called 'make .*check'
expect 'check: ends with the result' test "$(tail -n 1 "$dir/out")" = 'Alla tester gick igenom.'

run nonsens
expect 'an unknown word: exit 2' test "$status" -eq 2
run help
expect 'help: exit 0' test "$status" -eq 0
expect 'help: names check' grep -q 'bootstrap check' "$dir/out"
exit $fault
