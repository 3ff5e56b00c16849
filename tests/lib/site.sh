# SPDX-License-Identifier: EUPL-1.2
# site.sh - a site of its own for a sharness test, and a hub that is there only when it says so.
#
# Source it after test_description.  $ZCC_BIN is the directory of the programs (build/bin); beside it
# $ZCC_AID has the drivers in C (`make aids`).
#
#   zcc ARGS              zcc-ctl for this site            site ARGS     makes it: zcc-ctl init
#   lines_open            all lines of this site are open at every hour; before hub_start
#   hub_start hub_stop    in order; stop sees to it that no segment is left
#   hub_kill              SIGKILL
#   json PATH             one value of the document on stdin: cases.waiting, 0.id, length, keys
#   code N COMMAND        COMMAND exits with N
#   side_by_side COMMAND... each is one word of the shell; all succeed.  For those that wait, as for a hub
#                         that is not there
#   soon S COMMAND        COMMAND succeeds within S seconds; asked ten times a second
#   never_in S COMMAND    COMMAND succeeds at no moment of S seconds
#   timed                 seconds count in this run
#   sanitized             the programs are built with AddressSanitizer; UNSANITIZED is what a test
#                         needs that looks at memory, of which it takes and keeps far more
#   no_leaks              from here on none looks for its leaks: that takes ptrace, and so does strace
#   line                  the next line of the program started by watch_start
#   watch_start watch_end zcc-ctl watch beside the test
#
# Seconds count only under ZCC_TIMED (make check-timed), on a machine that has nothing else to do.
# Elsewhere a test waits for what must come, for a minute and more: how long that takes says
# something about the machine, not about the program.
#
# Sockets have short names (107 bytes), so everything stands in one short temporary directory,
# also what sharness makes; it is removed at exit, and what was started is stopped.

TESTS=$(cd "$(dirname "$0")/.." && pwd)
: "${ZCC_BIN:=$TESTS/../build/bin}"
ZCC_BIN=$(cd "$ZCC_BIN" && pwd) || exit 1
ZCC_AID=$(cd "$ZCC_BIN" && cd -P .. && pwd)/tests
export ZCC_BIN
ZCC_DATA=$(cd "$TESTS/../conf" && pwd)
export ZCC_DATA
unset ZCC_CONFIG ZCC_OPERATOR XDG_CONFIG_HOME
# shellcheck disable=SC2034 # used by sharness
root=$(mktemp -d "${TMPDIR:-/tmp}/zcc-t.XXXXXX") || exit 1
SHARNESS_TEST_DIRECTORY=$root
BASE=$root
DIR=$BASE/s
CONF=$DIR/zcc.conf
HUB=
WATCH=
PATIENCE_S=60
BY_CLOCK= # what runs a program by another clock, and who keeps that: clock.sh
KEEPER=

# shellcheck disable=SC1090,SC1091
. "${SHARNESS:-/usr/share/sharness/sharness.sh}"

leave() {
	left=$?
	test -z "$WATCH" || kill -9 "$WATCH" 2>/dev/null
	hub_kill
	test -z "$KEEPER" || { kill "$KEEPER" && wait "$KEEPER"; } 2>/dev/null
	drop_segment
	cd / && rm -rf "$BASE"
	(exit "$left")
	die
}
trap leave EXIT
trap 'exit 130' HUP INT PIPE TERM

zcc() {
	$BY_CLOCK "$ZCC_BIN/zcc-ctl" -c "$CONF" "$@"
}

site() {
	"$ZCC_BIN/zcc-ctl" init "$DIR" --region twente "$@"
}

lines_open() {
	perl -0pi -e 's/(line = "(?:regulier|zelftriage)".*?never_refused = false;)\s*windows = \[[^\]]*\]; referral = "[^"]*";/$1/sg' "$CONF"
}

code() {
	want=$1
	shift
	"$@"
	got=$?
	test "$got" = "$want" || {
		echo "exit $got instead of $want: $*" >&2
		return 1
	}
}

timed() {
	test -n "${ZCC_TIMED:-}"
}

sanitized() {
	grep -q -a __asan_init "$ZCC_BIN/zcc-hub"
}

sanitized || test_set_prereq UNSANITIZED

no_leaks() {
	ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
	export ASAN_OPTIONS
}

now_ms() {
	date +%s%3N
}

# The moment until which to wait for what has S seconds.
deadline_of() {
	timed || test "$1" -ge "$PATIENCE_S" || set -- "$PATIENCE_S"
	echo $(($(now_ms) + $1 * 1000))
}

side_by_side() {
	beside=
	for each
	do
		eval "$each" &
		beside="$beside $!"
	done
	failed=0
	for each in $beside
	do
		wait "$each" || failed=1
	done
	return "$failed"
}

soon() {
	deadline=$(deadline_of "$1")
	shift
	until "$@"
	do
		test "$(now_ms)" -lt "$deadline" || return 1
		sleep 0.1
	done
}

never_in() {
	deadline=$(($(now_ms) + $1 * 1000))
	shift
	while test "$(now_ms)" -lt "$deadline"
	do
		! "$@" || return 1
		sleep 0.1
	done
}

json() {
	perl "$TESTS/lib/json.pl" "$@"
}

site_id() {
	sed -n 's/.*id = "\([0-9a-f]\{32\}\)".*/\1/p' "$CONF" 2>/dev/null | head -n 1
}

segments() {
	find /dev/shm -name "zcc-$(site_id)-*" 2>/dev/null
}

# A killed hub leaves its segment; the test does not.
drop_segment() {
	if test -n "$(site_id)"; then
		segments | xargs -r rm -f
	fi
}

hub_start() {
	test -z "${ZCC_SITES:-}" || site_id >>"$ZCC_SITES"
	rm -f "$BASE/hub.fifo" &&
	mkfifo "$BASE/hub.fifo" || return 1
	$BY_CLOCK "$ZCC_BIN/zcc-hub" -c "$CONF" 2>"$BASE/hub.fifo" &
	HUB=$!
	exec 8<"$BASE/hub.fifo"
	timeout "$PATIENCE_S" sed -u '/zcc-hub: ready/q' <&8 >"$BASE/hub.start"
	cat <&8 >>"$BASE/hub.log" &
	exec 8<&-
	grep -q 'zcc-hub: ready' "$BASE/hub.start" || {
		cat "$BASE/hub.start" >&2
		return 1
	}
}

hub_stop() {
	kill -TERM "$HUB" && wait "$HUB"
	stopped=$?
	HUB=
	test "$stopped" = 0 && test -z "$(segments)"
}

hub_kill() {
	test -n "$HUB" || return 0
	kill -9 "$HUB" 2>/dev/null
	wait "$HUB" 2>/dev/null
	HUB=
	return 0
}

watch_start() {
	rm -f "$BASE/watch.fifo" &&
	mkfifo "$BASE/watch.fifo" || return 1
	$BY_CLOCK "$ZCC_BIN/zcc-ctl" -c "$CONF" watch >"$BASE/watch.fifo" &
	WATCH=$!
	exec 9<"$BASE/watch.fifo"
}

line() {
	timeout "$PATIENCE_S" sed -u 1q <&9
}

# Until a line of which `json PATH` gives VALUE.
line_with() {
	while got=$(line) && test -n "$got"; do
		if test "$(echo "$got" | json "$1")" = "$2"; then
			echo "$got"
			return 0
		fi
	done
	return 1
}

watch_end() {
	kill "-${1:-TERM}" "$WATCH" && wait "$WATCH"
	ended=$?
	WATCH=
	exec 9<&-
	test "$ended" = 0
}
