#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='F3, F4: a hub that is stopped or hangs tells nobody that it lives, and goes on after it'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

perl "$TESTS/lib/notified.pl" "$BASE/notify" >"$BASE/heard" &
LISTENER=$!
NOTIFY_SOCKET=$BASE/notify
export NOTIFY_SOCKET
soon 30 grep -q listening "$BASE/heard" || exit 1

beats() {
	grep -c WATCHDOG=1 "$BASE/heard"
}

more_cases() {
	test "$(cases)" -gt "$1"
}

beats_again() {
	test "$(beats)" -gt "$1"
}

is_live() {
	zcc --json status >out && test "$(json state <out)" = live
}

is_gone() {
	code 69 zcc --json status >out 2>err
}

# It says no more that it lives: neither to its supervisor nor to who looks at the board.
is_silent() {
	soon 30 is_gone && heard=$(beats) && is_gone && test "$(json live <out)" = false &&
	grep "s old" err && test "$(beats)" = "$heard" && line_with status.live false >out
}

test_expect_success 'F4: the loop tells its supervisor that it is ready, and then that it lives' '
	hub_start && soon 30 grep READY=1 "$BASE/heard" && soon 30 beats_again 2 &&
	id=$(zcc intake --line spoed) && zcc claim "$id" && watch_start && line >out
'
test_expect_success 'F4: when the loop hangs, the process still being there, it tells nobody so' '
	{ strace -qq -e trace=poll -e inject=poll:delay_enter=12s:when=1 -p "$HUB" \
		2>"$BASE/strace" & } && tracer=$! && is_silent && grep -q . "/proc/$HUB/stat"
'
test_expect_success 'F4: it goes on by itself, the same hub, with what it had' '
	soon 60 is_live && kill "$tracer" && { wait "$tracer" || :; } &&
	soon 30 beats_again "$(beats)" && test "$(json epoch <out)" = 1 &&
	zcc --json show "$id" | json claimed_by >out && grep -x demo out
'
test_expect_success 'F3: stopped for a second, it goes on as if nothing was' '
	kill -STOP "$HUB" && never_in 1 false && kill -CONT "$HUB" && zcc note "$id" --note rust &&
	soon 30 is_live && test "$(json epoch <out)" = 1
'

is_live_to_watch() {
	line_with status.live "$1" >out
}

# The id that a command gave up with; "--id" stands before it.
id_left() {
	sed -n "s/.*--id \\([0-9a-f]\\{32\\}\\).*/\\1/p" "$1" | grep .
}

cases() {
	zcc --json queue | json length
}

test_expect_success 'F3: a command to a stopped hub: 69 with its id; with that id it is done once' '
	had=$(cases) && kill -STOP "$HUB" && began=$(now_ms) &&
	code 69 zcc intake --line regulier >out 2>err && took=$(($(now_ms) - began)) &&
	echo "given up after $took ms" && { ! timed || test "$took" -lt 10000; } && test ! -s out &&
	again=$(id_left err) && kill -CONT "$HUB" && soon 30 is_live && test "$(cases)" = "$had" &&
	zcc --id "$again" intake --line regulier >first &&
	zcc --id "$again" intake --line regulier >second && test_cmp first second &&
	test "$(cases)" = $((had + 1))
'
test_expect_success 'F3: one that was on its way when the hub stopped is done once, too' '
	had=$(cases) && mkfifo pipe || return 1
	{
		zcc intake --file pipe >ids 2>err
		echo $? >status
	} &
	exec 7>pipe && echo "{\"line\":\"regulier\"}" >&7 && soon 30 more_cases "$had" &&
	kill -STOP "$HUB" && echo "{\"line\":\"regulier\"}" >&7 && exec 7>&- &&
	soon 30 grep -x 69 status && again=$(sed -n "s/.*command id is //p" err | grep .) &&
	kill -CONT "$HUB" && soon 30 is_live && zcc --id "$again" intake --line regulier >first &&
	zcc --id "$again" intake --line regulier >second && test_cmp first second &&
	test "$(cases)" = $((had + 2))
'
test_expect_success 'F3: a watch says so both times, by itself, and the claim stays' '
	watch_end && watch_start && line >out && kill -STOP "$HUB" && is_live_to_watch false &&
	kill -CONT "$HUB" && is_live_to_watch true &&
	zcc --json show "$id" | json claimed_by >out && grep -x demo out
'
test_expect_success 'the hub stops, says so, and leaves no segment' '
	watch_end && hub_stop && soon 30 grep STOPPING=1 "$BASE/heard"
'

kill -9 "$LISTENER"
perl "$TESTS/lib/deaf.pl" "$BASE/deaf" >"$BASE/filled" &
LISTENER=$!
NOTIFY_SOCKET=$BASE/deaf

has_run_for() {
	is_live && test "$(json uptime_s <out)" -ge "$1"
}

test_expect_success 'F4: a supervisor that hears nothing, its queue being full, holds no hub up' '
	soon 30 grep full "$BASE/filled" && hub_start && zcc intake --line spoed &&
	soon 30 has_run_for 3 && hub_stop
'

kill -9 "$LISTENER"
test_done
