#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The demonstration shows a live region, and leaves nothing'
. "$(dirname "$0")/../lib/site.sh"

DEMO=$TESTS/../conf/demo/run.sh
export ZCC_DEMO_SECONDS ZCC_DEMO_SPEED
ZCC_DEMO_SECONDS=4
ZCC_DEMO_SPEED=60

# what is left of a demo: its directory below TMPDIR
left() {
	find "$ROOM" -mindepth 1
}

ROOM=$BASE/room
mkdir "$ROOM" || exit 1

test_expect_success 'without a terminal it prints the live status for some seconds and ends with 0' '
	TMPDIR=$ROOM "$DEMO" "$ZCC_BIN" </dev/null >out 2>err &&
	test_must_be_empty err && grep -q "^state  *live" out && grep -q "U1" out &&
	grep "^cases" out | tail -n 1 >cases && ! grep -q " 0 waiting" cases &&
	grep "^capacity" out | tail -n 1 >capacity && ! grep -q " 0 rows" capacity
'
test_expect_success 'it removes its site' '
	test -z "$(left)"
'
test_expect_success 'stopped by a signal it stops the hub and removes its site' '
	mkfifo shown &&
	{ ZCC_DEMO_SECONDS=60 TMPDIR=$ROOM "$DEMO" "$ZCC_BIN" </dev/null >shown 2>err & } &&
	demo=$! && exec 7<shown && timeout "$PATIENCE_S" sed -u "/^state  *live/q" <&7 >/dev/null &&
	kill -TERM "$demo" && { wait "$demo"; test $? = 143; } && exec 7<&- &&
	test -z "$(left)"
'
test_expect_success 'a directory without programs is refused, and nothing is left' '
	code 70 env TMPDIR="$ROOM" "$DEMO" "$ROOM" </dev/null 2>err && grep "cannot make the site" err &&
	test -z "$(left)"
'

test_done
