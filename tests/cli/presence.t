#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='HB-3, C2: a post that fell away is verlaten, a living one keeps its call'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

# How long the hub is frozen; ZCC_FROZEN_S=60 for the long way.
: "${ZCC_FROZEN_S:=15}"
SEAT=''
OLD=''

site --demo >/dev/null || exit 1

seat_start() {
	$BY_CLOCK "$ZCC_AID/lib/seat" "$CONF" "$@" >seat.out 2>seat.err &
	SEAT=$!
	soon 10 grep -q "^hello" seat.out
}

seat_kill() {
	kill -9 "$SEAT" && { wait "$SEAT" 2>/dev/null || :; }
	SEAT=
}

state_is() {
	test "$(zcc --json show "$1" | json state)" = "$2"
}

# verlaten CASE SINCE: it becomes so, 10 s after SINCE, or after the last sign of life before that, and not
# sooner; within 13 s where seconds count
verlaten() {
	until_ahead 14 state_is "$1" verlaten && took=$(($(clock_ms) - $2)) &&
	echo "verlaten after $took ms" && test "$took" -ge 9000 && { ! timed || test "$took" -le 13000; }
}

test_expect_success 'HB-3: kill -9 of a console: its call is verlaten within 10 to 13 s' '
	clock_start && hub_start && id=$(zcc intake --line spoed) && seat_start triagist 7 &&
	grep -x "claimed $id" seat.out && state_is "$id" aangenomen &&
	seat_kill && verlaten "$id" "$(clock_ms)" &&
	zcc --json show "$id" | json claimed_by >out && grep -x triagist out
'
test_expect_success 'HB-3: it can be claimed again, and nothing was lost' '
	zcc --as regiearts claim "$id" && state_is "$id" aangenomen &&
	zcc --as regiearts close "$id" --reason overig
'
test_expect_success 'C2: a hub that was frozen takes no call from a console that lives' '
	id=$(zcc intake --line spoed) && seat_start triagist 8 &&
	kill -STOP "$HUB" && sleep "$ZCC_FROZEN_S" && kill -CONT "$HUB" &&
	never_in 12 state_is "$id" verlaten && state_is "$id" aangenomen
'
test_expect_success 'C2: nor does a hub that was killed and comes back' '
	hub_kill && hub_start && soon 5 grep -q "^hello 2" seat.out &&
	never_ahead 12 state_is "$id" verlaten && state_is "$id" aangenomen
'
test_expect_success 'HB-3: a console that does not come back counts from ready' '
	hub_kill && seat_kill && hub_start && verlaten "$id" "$(clock_ms)"
'
test_expect_success 'who begins again at another seat within these 10 s keeps his call there' '
	zcc --as regiearts claim "$id" && zcc --as regiearts close "$id" --reason overig &&
	id=$(zcc intake --line spoed) && seat_start triagist 9 && grep -x "claimed $id" seat.out &&
	seat_kill && seat_start triagist 10 0 && never_ahead 14 state_is "$id" verlaten &&
	state_is "$id" aangenomen && zcc --json show "$id" | json claimed_by >out && grep -x triagist out
'
test_expect_success 'and that seat is the one which then has to live' '
	seat_kill && verlaten "$id" "$(clock_ms)"
'
test_expect_success 'at a console that stood there before, nobody sits for it' '
	zcc --as regiearts claim "$id" && zcc --as regiearts close "$id" --reason overig &&
	id=$(zcc intake --line spoed) && seat_start triagist 11 0 && OLD=$SEAT && seat_start triagist 12 &&
	grep -x "claimed $id" seat.out && seat_kill && verlaten "$id" "$(clock_ms)" && kill -0 "$OLD"
'
test -z "$OLD" || kill -9 "$OLD"
test_expect_success 'the hub stops and leaves no segment' hub_stop

test -z "$SEAT" || kill -9 "$SEAT"
test_done
