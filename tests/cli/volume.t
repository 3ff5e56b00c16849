#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='many calls at once: each in the journal once, order by the rule, replay equal (HB-5)

ZCC_VOLUME calls (5,000; 100,000 by `make volume`), taken and closed by simulated operators.'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
: "${ZCC_VOLUME:=5000}"
DEMO=$TESTS/../conf/demo
FEEDS=$TESTS/../conf/feeds

fire() {
	"$ZCC_BIN/zcc-replay" -c "$CONF" --calls "$DEMO/sf-fire-ems.csv" \
		--map "$FEEDS/sf-fire-ems.conf" --repeat 200 --speed max --json "$@" >summary
}

of() {
	json "$1" <summary >out && grep -qx "$2" out || {
		echo "$1 is $(cat out), not $2" >&2
		return 1
	}
}

# Who is over a norm by now has another place in the order a moment later.
oracle() {
	zcc --json queue >queue.json &&
		zcc --json --as auditor audit show >audit.json &&
		perl "$TESTS/lib/oracle.pl" queue.json <audit.json >out &&
		cat out && grep -qx "$1" out
}

test_expect_success "$ZCC_VOLUME calls are taken in, claimed and closed by 16 operators" '
	hub_start &&
	fire --limit "$ZCC_VOLUME" --operators 16 &&
	of cases "$ZCC_VOLUME" && of claimed "$ZCC_VOLUME" && of closed "$ZCC_VOLUME" &&
	zcc --json status | json cases.closed >out && grep -qx "$ZCC_VOLUME" out'

test_expect_success '500 more wait: each call is in the journal once, and the queue stands in order' '
	fire --limit 500 &&
	of cases 500 &&
	zcc claim --next && zcc claim --next && zcc abandon $((ZCC_VOLUME + 10)) &&
	soon 5 oracle "cases $((ZCC_VOLUME + 500)), open 500"'

test_expect_success 'the journal replays to what the hub has' '
	zcc --json --as auditor journal verify >live && json compared_seq <live && json digest <live'

test_expect_success 'started from the first event, without a snapshot, the hub has the same book' '
	hub_stop &&
	zcc --json journal verify >stopped &&
	ls "$DIR"/state/*.snap >/dev/null &&
	rm -f "$DIR"/state/*.snap &&
	hub_start &&
	zcc --json --as auditor journal verify >again &&
	soon 5 oracle "cases $((ZCC_VOLUME + 500)), open 500" &&
	hub_stop'

test_done
