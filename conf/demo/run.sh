#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh BIN [CONSOLE OPTION...] - a site for as long as you look at it: hub, real calls, capacity,
# simulated colleagues and callers, and the console.  BIN is the directory of the programs.
#
# Leaving the console stops all of it and removes the site.  Without a terminal the live status is
# printed for ZCC_DEMO_SECONDS (8) instead.  ZCC_DEMO_SPEED (60): minutes of calls in one minute.
set -u

here=$(cd "$(dirname "$0")" && pwd) || exit 1
bin=$(cd "${1:?run.sh BIN}" && pwd) || exit 1
shift
: "${ZCC_DEMO_SECONDS:=8}" "${ZCC_DEMO_SPEED:=60}"
ZCC_DATA=$(cd "$here/.." && pwd) || exit 1
export ZCC_DATA
unset ZCC_CONFIG ZCC_OPERATOR XDG_CONFIG_HOME

# A short path: the name of a socket has at most 107 bytes.
dir=$(mktemp -d "${TMPDIR:-/tmp}/zcc-demo.XXXXXX") || exit 73
conf=$dir/site/zcc.conf
hub=
feeds=

stop() {
	status=$?
	trap '' INT TERM HUP
	for pid in $feeds $hub; do
		kill -TERM "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	cd / && rm -rf "$dir"
	exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

fail() {
	echo "demo: $1" >&2
	tail -n 20 "$dir"/*.log >&2
	exit 70
}

# wait_until COMPLAINT COMMAND...: until COMMAND is content; 20 s, and no longer than the hub is there
wait_until() {
	complaint=$1
	shift
	tries=200
	until "$@"; do
		kill -0 "$hub" 2>/dev/null && test "$tries" -gt 0 || fail "$complaint"
		tries=$((tries - 1))
		sleep 0.1
	done
}

has_capacity() {
	"$bin/zcc-ctl" -c "$conf" status 2>/dev/null | grep -q '^capacity  *[1-9]'
}

# feed calls|capacity NAME [OPTION...]: beside the console, until it is stopped
feed() {
	kind=$1
	name=$2
	shift 2
	"$bin/zcc-replay" -c "$conf" "--$kind" "$here/$name.csv" \
		--map "$ZCC_DATA/feeds/$name.conf" --quiet "$@" >"$dir/$name.log" 2>&1 &
	feeds="$feeds $!"
}

"$bin/zcc-ctl" init "$dir/site" --region twente --demo >"$dir/init.log" 2>&1 ||
	fail 'cannot make the site'

"$bin/zcc-hub" -c "$conf" 2>"$dir/hub.log" &
hub=$!
wait_until 'the hub does not start' grep -qs 'zcc-hub: ready' "$dir/hub.log"

# Some wait already; then they come in at their pace, and a colleague works with you.
"$bin/zcc-replay" -c "$conf" --calls "$here/montco-911.csv" --map "$ZCC_DATA/feeds/montco-911.conf" \
	--limit 24 --speed max --quiet >"$dir/first.log" 2>&1 || fail 'cannot feed the first calls'
feed calls sf-fire-ems --speed "$ZCC_DEMO_SPEED" --repeat 100 --hang-up \
	--figures "$here/operators.conf" --operators 1 --operator-names triagist
feed capacity montreal-er --speed 240
feed capacity montreal-er-waiting --speed 240
wait_until 'no capacity comes in' has_capacity

if test -t 0 && test -t 1; then
	"$bin/zcc-console" -c "$conf" --as demo --desk triage "$@"
	exit
fi

end=$(($(date +%s) + ZCC_DEMO_SECONDS))
while :; do
	"$bin/zcc-ctl" -c "$conf" status || fail 'no live status'
	echo
	"$bin/zcc-ctl" -c "$conf" queue >"$dir/queue" || fail 'no live queue'
	head -n 12 "$dir/queue"
	echo
	test "$(date +%s)" -lt "$end" || break
	sleep 2
done
for pid in $feeds; do
	kill -0 "$pid" 2>/dev/null || fail 'a feed has ended'
done
