#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What was acknowledged survives the hub; without a hub nothing pretends to be live'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'before the first hub there is no picture: 69, and what to do' '
	for verb in status queue watch capacity "alarm list"
	do
		code 69 zcc $verb >out 2>err && test ! -s out && grep "zcc-hub -c" err || return 1
	done
'
test_expect_success 'a command without a hub is 69' '
	code 69 zcc intake --line spoed 2>err && test -s err
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
test_expect_success 'a killed hub leaves the last picture: shown with its state, 69' '
	hub_kill && code 69 zcc --json status >out 2>err && test "$(json state <out)" = gone &&
	test "$(json live <out)" = false && test -s err &&
	code 69 zcc --json queue >out 2>err && test "$(json length <out)" = 4 && grep "s old" err
'
test_expect_success 'a command to a dead hub ends with its id, the outcome unknown' '
	code 69 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" intake --line spoed 2>err &&
	id=$(sed -n "s/.*--id \([0-9a-f]\{32\}\).*/\1/p" err)
'
test_expect_success 'lines to a dead hub: 69, and nobody waits for each of them' '
	printf "{\"line\":\"spoed\"}\n{\"line\":\"spoed\"}\n" >in &&
	code 69 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" intake --file in >out 2>err &&
	test ! -s out
'
test_expect_success 'an orderly stop leaves no segment' '
	hub_start && hub_stop && code 69 zcc status 2>err
'

test_done
