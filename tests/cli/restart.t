#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What was acknowledged survives the hub; without a hub nothing pretends to be live'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

no_picture() { # COMMAND
	code 69 zcc "$@" >"out.$1" 2>"err.$1" && test ! -s "out.$1" && grep "zcc-hub -c" "err.$1"
}

test_expect_success 'before the first hub there is no picture: 69, and what to do; a command is 69' '
	side_by_side "no_picture status" "no_picture queue" "no_picture watch" "no_picture capacity" \
		"no_picture alarm list" "code 69 zcc intake --line spoed 2>err && test -s err"
'
test_expect_success 'a killed hub comes back with all that was acknowledged' '
	hub_start && a=$(zcc intake --line spoed --complaint koorts) &&
	b=$(zcc intake --line regulier) && zcc claim "$b" && zcc --json queue >before &&
	hub_kill && hub_start && zcc --json queue >after &&
	test "$(json length <after)" = 2 && test "$(json 0.id <before)" = "$(json 0.id <after)" &&
	zcc --json show "$b" | json claimed_by >out && grep -x demo out
'
test_expect_success 'the epoch counts the starts; ids go on' '
	zcc --json status | json epoch >out && grep -x 2 out &&
	c=$(zcc intake --line spoed) && test "$c" -gt "$b"
'
test_expect_success 'an id from before the restart gives the same answer after it' '
	cmd=$(printf "%012x" "$(date +%s%3N)")00112233445566778899 &&
	d=$(zcc --id "$cmd" intake --line spoed) && hub_kill && hub_start &&
	e=$(zcc --id "$cmd" intake --line spoed) && test "$d" = "$e"
'
test_expect_success 'a second hub refuses, the first goes on' '
	code 75 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err &&
	zcc --json status | json state >out && grep -x live out
'

last_picture() {
	code 69 zcc --json status >picture 2>picture.err && test "$(json state <picture)" = gone &&
	test "$(json live <picture)" = false && test -s picture.err
}
last_queue() {
	code 69 zcc --json queue >rows 2>rows.err && test "$(json length <rows)" = 4 && grep "s old" rows.err
}
to_nobody() { # its id: the outcome is unknown
	code 69 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" intake --line spoed 2>one.err &&
	sed -n "s/.*--id \([0-9a-f]\{32\}\).*/\1/p" one.err | grep .
}
lines_to_nobody() {
	printf "{\"line\":\"spoed\"}\n{\"line\":\"spoed\"}\n" >in &&
	code 69 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" intake --file in >lines 2>lines.err && test ! -s lines
}

test_expect_success 'a killed hub leaves the last picture, with its state: 69; a command ends with its id, and nobody waits for each line' '
	hub_kill && side_by_side last_picture last_queue to_nobody lines_to_nobody
'
test_expect_success 'an orderly stop leaves no segment' '
	hub_start && hub_stop && code 69 zcc status 2>err
'
closed_streams() { # the hub's, that nothing else stands in their places
	for fd in 0 1 2
	do
		test "$(readlink "/proc/$HUB/fd/$fd")" = /dev/null || return 1
	done
}
test_expect_success 'what is opened never takes the place of a standard stream that was closed' '
	{ "$ZCC_BIN/zcc-hub" -c "$CONF" <&- >&- 2>&- & HUB=$!; } && soon "$PATIENCE_S" zcc status && closed_streams &&
	code 74 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" intake --file - <&- 2>err && grep "could not be read" err && hub_stop
'
test_expect_success 'HB-1: a case is claimed by a command that was given while the hub was away; it is not called stale' '
	{ zcc claim "$c" >claimed 2>claimed.err & claim=$!; } && hub_start && wait "$claim" && grep -x "$c" claimed &&
	zcc --json show "$c" | json claimed_by >out && grep -x demo out
'
test_expect_success 'a command about a case ends with its id when no hub comes' '
	hub_stop && code 69 zcc release "$c" 2>err && grep "zcc-hub -c" err && grep -e "--id [0-9a-f]\{32\}" err
'

test_done
