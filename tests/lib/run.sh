#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# run.sh BUILD TEST... - run tests under prove, with the programs of BUILD, and see to it that they
# leave nothing: no process, no file below their temporary directory, no segment.
#
# All of it belongs to this run alone: the temporary directory is new, processes are known by it
# in their environment, segments by their age and a dead hub; so several runs do not disturb another.
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
export TMPDIR ZCC_BIN=$build/bin ZCC_DATA=$top/conf ZCC_MAN=$top/man
export TSAN_OPTIONS=suppressions=$top/tests/lib/tsan.supp
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

# Segments made since the start whose hub is dead: byte 48 on is its process (zcc-segment(5)).
# Another run beside this one may just have killed a hub, so only what stays was left behind.
segments() {
	find /dev/shm -name 'zcc-*' -user "$(id -u)" -newer "$TMPDIR/start" 2>/dev/null |
		while read -r segment; do
			pid=$(od -An -td8 -j48 -N8 "$segment" 2>/dev/null | tr -d ' ')
			test -n "$pid" && test ! -d "/proc/$pid" && echo "$segment"
		done
}

touch "$TMPDIR/start"
prove -j2 --merge -e tests/lib/tap.sh "${programs[@]}"
status=$?

for pid in $(processes); do
	printf 'run.sh: left running: %s\n' "$(ps -o pid=,args= -p "$pid")"
	status=1
done
left=$(segments)
for try in 1 2 3 4 5; do
	test -n "$left" || break
	sleep "$try"
	left=$(comm -12 <(sort <<<"$left") <(segments | sort))
done
test -z "$left" || {
	printf 'run.sh: left in shared memory:\n%s\n' "$left"
	status=1
}
left=$(find "$TMPDIR" -mindepth 1 ! -name start)
test -z "$left" || {
	printf 'run.sh: left behind:\n%s\n' "$left"
	status=1
}
exit $status
