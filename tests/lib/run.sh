#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# run.sh BUILD TEST... - run tests under prove, with the programs of BUILD, and see to it that they
# leave nothing: no process, no file below their temporary directory, no segment.
#
# One more at a time than there are processors, for most of them wait most of their time; under ZCC_TIMED,
# where seconds count, one after another.
#
# All of it belongs to this run alone, so several runs do not disturb each other: the temporary
# directory is new, processes are known by it in their environment, segments by the sites that
# site.sh wrote down.
set -u
shopt -s nullglob

top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$top" || exit 1
build=$(cd "$1" && pwd) || exit 1
shift

TMPDIR=$(mktemp -d /tmp/zcc-run.XXXXXX) || exit 1
chmod 711 "$TMPDIR" # a test of rights goes through it as somebody else
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT TERM
export TMPDIR ZCC_SITES=$TMPDIR/sites ZCC_BIN=$build/bin ZCC_DATA=$top/conf ZCC_MAN=$top/man
export TSAN_OPTIONS=suppressions=$top/tests/lib/tsan.supp
# A file for each program in which AddressSanitizer (or valgrind, memcheck.sh) finds something: nobody may look at its exit code,
# and what it says may be read as the program's own.
export ASAN_OPTIONS=log_path=$TMPDIR/found:log_exe_name=1
export LSAN_OPTIONS=suppressions=$top/tests/lib/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1
unset ZCC_CONFIG ZCC_OPERATOR ZCC_SCREENS_UPDATE
export TZ=Europe/Amsterdam LC_ALL=C.UTF-8

programs=()
for t in "$@"; do
	case $t in
	/*) programs+=("$t") ;;
	*) programs+=("./$t") ;;
	esac
done

# Ours are the processes that inherited the temporary directory, but not this script and its kin.
processes() {
	local env pid
	for env in /proc/[0-9]*/environ; do
		pid=${env%/environ}
		pid=${pid#/proc/}
		test "$pid" != $$ && test "$pid" != "$BASHPID" &&
			{ tr '\0' '\n' <"$env" | grep -qx "TMPDIR=$TMPDIR" && echo "$pid"; } 2>/dev/null
	done
}

# Segments of the sites whose hubs site.sh started.
segments() {
	local site
	sort -u "$ZCC_SITES" | while read -r site; do
		find /dev/shm -name "zcc-$site-*"
	done
}

: >"$ZCC_SITES"
test -z "${ZCC_TIMED:-}" && jobs=$(($(nproc) + 1)) || jobs=1
prove "-j$jobs" --merge -e tests/lib/tap.sh "${programs[@]}"
status=$?

for pid in $(processes); do
	printf 'run.sh: left running: %s\n' "$(ps -o pid=,args= -p "$pid")"
	status=1
done
left=$(segments)
test -z "$left" || {
	printf 'run.sh: left in shared memory:\n%s\n' "$left"
	status=1
}
for found in "$TMPDIR"/found.*; do
	test ! -s "$found" || {
		printf 'run.sh: found in memory:\n%s\n' "$(head -n 60 "$found")"
		status=1
	}
	rm "$found"
done
left=$(find "$TMPDIR" -mindepth 1 ! -path "$ZCC_SITES")
test -z "$left" || {
	printf 'run.sh: left behind:\n%s\n' "$left"
	status=1
}
exit $status
