#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='watch: a snapshot, then every change, until interrupted'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'the first line is the whole picture' '
	hub_start && a=$(zcc intake --line spoed) && watch_start && line >out &&
	test "$(json event <out)" = snapshot && test "$(json cases.0.id <out)" = "$a" &&
	test "$(json status.state <out)" = live
'
test_expect_success 'each change of a case is a line, with a rising number' '
	seq=$(json seq <out) && zcc claim "$a" && line_with case.state aangenomen >out &&
	test "$(json case.id <out)" = "$a" && test "$(json seq <out)" -gt "$seq" &&
	b=$(zcc intake --line regulier) && line_with case.id "$b" >out &&
	zcc close "$a" --reason overig && line_with case.state gesloten >out
'
test_expect_success 'HB-2: nothing is missed or told twice among a hundred cases' '
	perl -e "print qq({\"line\":\"regulier\"}\n) x 100" | zcc intake --file - >ids &&
	last=$(tail -n 1 ids) && : >seen &&
	while line >out && test -s out && json case.id <out >>seen
	do
		test "$(tail -n 1 seen)" != "$last" || break
	done &&
	sort -n ids >want && sort -n seen >got && test_cmp want got
'
test_expect_success 'capacity is told too' '
	zcc capacity set --provider huis --kind bed --free 2 && line_with event capacity >out &&
	test "$(json capacity.free <out)" = 2
'
test_expect_success 'a hub that dies is told, and a new one begins with a new picture' '
	hub_kill && line_with event state >out && test "$(json status.state <out)" = gone &&
	hub_start && line_with event snapshot >out && test "$(json status.epoch <out)" = 2 &&
	test "$(json cases.length <out)" = 102
'
test_expect_success 'SIGTERM and SIGINT end it with 0' '
	watch_end TERM && watch_start && line >out && watch_end INT
'
test_expect_success 'a reader that leaves ends it quietly' '
	{
		timeout "$PATIENCE_S" "$ZCC_BIN/zcc-ctl" -c "$CONF" watch 2>err
		echo $? >status
	} | head -n 1 >out && grep -x 0 status && test ! -s err
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
