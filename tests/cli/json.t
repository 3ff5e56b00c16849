#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Documents for programs: their fields, and what the numbers mean'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'a hub starts' hub_start
test_expect_success 'status has the fields of the contract' '
	zcc --json status >out && test "$(wc -l <out)" = 1 &&
	for field in region epoch seq state uptime_s consoles cases.waiting cases.open cases.closed \
		capacity.rows capacity.stale journal.seq journal.bytes alarms age_s live
	do
		json $field <out >value && test -s value || return 1
	done &&
	test "$(json region <out)" = twente && test "$(json state <out)" = live &&
	test "$(json live <out)" = true && test "$(json epoch <out)" = 1 &&
	test "$(json seq <out)" = "$(json journal.seq <out)"
'
test_expect_success 'an empty queue is an empty list' '
	zcc --json queue >out && echo "[]" >want && test_cmp want out
'
test_expect_success 'waiting, open and closed are disjoint and add up' '
	a=$(zcc intake --line regulier) && b=$(zcc intake --line spoed --complaint koorts) &&
	c=$(zcc intake --line 112) && zcc claim "$b" && zcc claim "$c" &&
	zcc close "$c" --reason dubbel && zcc --json status >out &&
	test "$(json cases.waiting <out)" = 1 && test "$(json cases.open <out)" = 1 &&
	test "$(json cases.closed <out)" = 1
'
test_expect_success 'TB-1: a line has who waits and the counts of the hour and the shift' '
	line() {
		zcc --json status | perl -MJSON::PP -0777 -e "
			my (\$l) = grep { \$_->{line} eq q($1) } @{decode_json(<>)->{lines}};
			print join(q( ), map { \$_ // q(null) } @\$l{qw(waiting late norm_s answered_60 within_60
			    abandoned_60 abandoned_late_60 share_60_permille answered_shift share_shift_permille)})"
	} &&
	test "$(line regulier)" = "1 0 120 0 0 0 0 null 0 null" &&
	test "$(line spoed)" = "0 0 30 1 1 0 0 1000 1 1000" &&
	test "$(zcc --json status | json line_ms)" -gt 0
'
test_expect_success 'the audit says what an event says, in words and on the time line' '
	zcc --as auditor --json audit show --case "$c" >out && test "$(json length <out)" = 3 &&
	test "$(json 0.data.line <out)" = 112 && test "$(json 0.data.callback <out)" = false &&
	test "$(json 0.data.received_line_ms <out)" = "$(json 0.line_ms <out)" &&
	test "$(json 1.data.act <out)" = claim && test "$(json 1.data.claimed_by <out)" = demo &&
	test "$(json 1.data.due_line_ms <out)" = null && test "$(json 2.data.act <out)" = close &&
	test "$(json 2.data.reason <out)" = dubbel && test "$(json 2.data.state <out)" = gesloten
'
test_expect_success 'the queue lists the open cases, claimed ones too, in order' '
	zcc --json queue >out && test "$(json length <out)" = 2 &&
	for field in id line urgency urgency_by state waited_s due_in_s claimed_by version
	do
		json 0.$field <out >value && test -s value || return 1
	done &&
	{ json 0.id <out; json 1.id <out; } | sort -n >got && printf "%s\n" "$a" "$b" >want &&
	test_cmp want got && d=$(zcc intake --line 112) && zcc --json queue >out &&
	{ json 0.id <out; json 1.id <out; json 2.id <out; } >got &&
	printf "%s\n" "$b" "$d" "$a" >want && test_cmp want got
'
test_expect_success 'the words of a row are those of the contract' '
	zcc --json show "$d" >out && test "$(json line <out)" = 112 &&
	json urgency <out | grep -x "U[0-5]" && test "$(json urgency_by <out)" = line &&
	test "$(json waited_s <out)" -ge 0 && json received_at <out |
		grep -x "20[0-9-]*T[0-9:]*\.[0-9]*Z"
'
test_expect_success 'the version rises with each change' '
	v=$(json version <out) && zcc claim "$d" && zcc --json show "$d" >out &&
	test "$(json version <out)" -gt "$v"
'
test_expect_success 'text for people holds the same' '
	zcc status >out && grep "^region *twente" out && grep "live" out &&
	zcc queue >out && grep "^ *$a " out && zcc show "$a" >out && grep wachtend out
'
test_expect_success 'capacity: unknown is null and ?, not 0' '
	zcc capacity set --provider ziekenhuis-x --kind bed --total 10 --free 3 --source test &&
	zcc --json capacity >out && test "$(json 0.provider <out)" = ziekenhuis-x &&
	test "$(json 0.free <out)" = 3 && test "$(json 0.waiting <out)" = null &&
	test "$(json 0.stale <out)" = false && zcc capacity >out && grep "?" out &&
	zcc --json status | json capacity.rows >out && grep -x 1 out
'
test_expect_success 'capacity: a second report replaces the first' '
	zcc capacity set --provider ziekenhuis-x --kind bed --free 0 &&
	zcc --json capacity >out && test "$(json length <out)" = 1 &&
	test "$(json 0.free <out)" = 0 && test "$(json 0.total <out)" = null
'
test_expect_success 'alarms are a list, and one that is not there cannot be seen' '
	zcc --json alarm list >out && json length <out && code 65 zcc alarm ack 999
'
test_expect_success 'HB-9: search finds by name, without accents, and answers with board rows only' '
	e=$(zcc intake --line regulier --name "Zéphyrine Quast" --phone "06 1234 5678") &&
	zcc --json search zephyrine >out && test "$(json length <out)" = 1 &&
	test "$(json 0.id <out)" = "$e" && ! grep -i quast out
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
