#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TB-2: a norm is data: changed while the hub runs, judged by the norm of its day'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# due CASE LO HI: far enough from any other norm that minutes do not matter
due() {
	left=$(zcc --json show "$1" | json due_in_s) && echo "due in $left s" &&
	test "$left" -ge "$2" && test "$left" -le "$3"
}

test_expect_success 'a changed norm is in force at once, for calls that come in after it' '
	hub_start && old=$(zcc intake --line regulier) &&
	sed "s/line = \"regulier\"; norm_s = 120/line = \"regulier\"; norm_s = 600/" "$CONF" >new.conf &&
	! cmp -s "$CONF" new.conf && zcc config apply new.conf &&
	new=$(zcc intake --line regulier) && due "$old" -3600 120 && due "$new" 301 600
'
test_expect_success 'it survives a restart, and is in the audit' '
	cmp new.conf "$CONF" && hub_kill && hub_start && due "$old" -3600 120 && due "$new" 301 600 &&
	third=$(zcc intake --line regulier) && due "$third" 301 600 &&
	zcc --json audit show >audit && grep "\"config\"" audit
'
test_expect_success 'a replay of everything gives the same digest' '
	zcc journal verify >one && hub_kill && rm -f "$DIR"/state/book-*.snap && hub_start &&
	zcc journal verify && due "$old" -3600 120 && due "$new" 301 600
'
test_expect_success 'a wrong file is refused with 78 and its line, and nothing changes' '
	sed "s/norm_s = 600/norm_s = -1/" "$CONF" >bad.conf && ! cmp -s "$CONF" bad.conf &&
	code 78 zcc config apply bad.conf 2>err && grep -E "bad.conf:[0-9]+" err &&
	cmp new.conf "$CONF"
'
test_expect_success 'SIGHUP adopts what the file says, and a wrong file is left alone' '
	sed "s/norm_s = 600/norm_s = 300/" "$CONF" >hup.conf && cp hup.conf "$CONF" &&
	kill -HUP "$HUB" && soon 5 grep -q "configuration read again" "$BASE/hub.log" &&
	id=$(zcc intake --line regulier) && due "$id" 121 300 &&
	echo "x = 1;" >>"$CONF" && kill -HUP "$HUB" &&
	soon 5 grep -q "configuration not adopted" "$BASE/hub.log" &&
	cp hup.conf "$CONF" && id=$(zcc intake --line regulier) && due "$id" 121 300
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
