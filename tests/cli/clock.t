#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A wall clock that jumps changes no waiting time; it is an event and an alarm'
. "$(dirname "$0")/../lib/site.sh"

# AddressSanitizer must be loaded before all others, and so must this library.
sanitized || for FAKE in /usr/lib/*/faketime/libfaketimeMT.so.1
do
	test -r "$FAKE" && test_set_prereq FAKETIME
done

site --demo >/dev/null || exit 1

wall() {
	echo "$1" >"$BASE/wall"
}

alarms() {
	test "$(zcc --json alarm list | json length)" = "$1"
}

# waits FROM TO: case 1 has waited so many seconds
waits() {
	w=$(zcc --json show 1 | json waited_s) && test "$w" -ge "$1" && test "$w" -le "$2"
}

test_expect_success FAKETIME 'a hub starts, a call waits' '
	wall +0 && (
		LD_PRELOAD=$FAKE FAKETIME_TIMESTAMP_FILE=$BASE/wall FAKETIME_NO_CACHE=1 \
		FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1
		export LD_PRELOAD FAKETIME_TIMESTAMP_FILE FAKETIME_NO_CACHE
		export FAKETIME_DONT_FAKE_MONOTONIC DONT_FAKE_MONOTONIC
		exec "$ZCC_BIN/zcc-hub" -c "$CONF"
	) 2>"$BASE/hub.log" &
	HUB=$! && soon 10 grep -q "zcc-hub: ready" "$BASE/hub.log" && zcc intake --line regulier
'
test_expect_success FAKETIME 'HB-4: an hour ahead: the call has waited for seconds, an alarm says it' '
	wall +3600 && soon 5 alarms 1 && waits 0 1800 &&
	zcc --json alarm list | json 0.kind >kind && grep -x clock-step kind &&
	zcc --json status | json live >live && grep -x true live
'
test_expect_success FAKETIME 'an hour behind: the same' '
	wall -3600 && soon 5 alarms 2 && waits 0 1800
'
test_expect_success FAKETIME 'and back again, over a restart: no second is lost or won' '
	wall +0 && soon 5 alarms 3 && before=$(zcc --json show 1 | json waited_s) &&
	hub_stop && hub_start && waits "$before" 1800 && alarms 3 &&
	zcc --json audit show >all && test "$(grep -o alarm-raised all | wc -l)" = 3 &&
	zcc journal verify && hub_stop
'

test_done
