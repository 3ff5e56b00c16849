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
	kill -STOP "$HUB" && ! soon 1 false && kill -CONT "$HUB" && zcc note "$id" --note rust &&
	soon 30 is_live && test "$(json epoch <out)" = 1
'
test_expect_success 'the hub stops, says so, and leaves no segment' '
	watch_end && hub_stop && soon 30 grep STOPPING=1 "$BASE/heard"
'

kill -9 "$LISTENER"
test_done
