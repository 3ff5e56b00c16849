#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='F3, C2: a hub that stood still in the middle of a turn takes no call from a console that lives'
. "$(dirname "$0")/../lib/site.sh"

SEAT=

site --demo >/dev/null && sed -i 's/\(lost_s = { value = \)10/\15/' "$CONF" || exit 1

is_attached() {
	grep -q '^TracerPid:.*[1-9]' "/proc/$HUB/status"
}

is_gone() {
	code 69 zcc status >out 2>err
}

# It takes the hub's commits: a case more each.
has_cases() {
	zcc --json status >out 2>err && test "$(json cases.waiting <out)" = "$1"
}

state_is() {
	test "$(zcc --json show "$1" | json state)" = "$2"
}

test_expect_success 'a console has a call; who is silent for 5 s loses it' '
	hub_start && id=$(zcc intake --line spoed) || return 1
	"$ZCC_AID/lib/seat" "$CONF" triagist 7 >seat.out 2>seat.err &
	SEAT=$!
	soon 30 grep -q "^hello" seat.out && grep -x "claimed $id" seat.out
'
# One that the tracer came too late for is done at once: another one, then.
stall() {
	waiting=1
	zcc intake --line regulier >first 2>&1 &
	until soon 6 is_gone; do
		waiting=$((waiting + 1))
		test "$waiting" -lt 6 || return 1
		zcc intake --line regulier >first 2>&1 &
	done
}

# Each waits for the disk for 6 s.  When the second one is done, its turn goes on with the tick, and
# all that the console said meanwhile is still unread.
test_expect_success 'F3: two commits that each take longer than that cost it nothing' '
	{ strace -qq -e trace=fdatasync -e inject=fdatasync:delay_enter=6s -p "$HUB" \
		2>"$BASE/strace" & } && tracer=$! && soon 30 is_attached &&
	stall && { zcc intake --line regulier >second 2>&1 & } && soon 60 has_cases $((waiting + 1)) &&
	kill "$tracer" && { wait "$tracer" || :; } && state_is "$id" aangenomen
'
test_expect_success 'F3: and a console that is dead is missed all the same' '
	kill -9 "$SEAT" && { wait "$SEAT" 2>/dev/null || :; } && SEAT= && soon 30 state_is "$id" verlaten
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test -z "$SEAT" || kill -9 "$SEAT"
test_done
