#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='zcc-replay feeds real calls and capacity into a real hub, each exactly once'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
DEMO=$TESTS/../conf/demo
FEEDS=$TESTS/../conf/feeds

replay() {
	"$ZCC_BIN/zcc-replay" -c "$CONF" "$@"
}

fire() {
	replay --calls "$DEMO/sf-fire-ems.csv" --map "$FEEDS/sf-fire-ems.conf" --json "$@"
}

# The same beside the test: a plain command, so that signals reach the program itself.
fire_beside() {
	"$ZCC_BIN/zcc-replay" -c "$CONF" --calls "$DEMO/sf-fire-ems.csv" \
		--map "$FEEDS/sf-fire-ems.conf" --json "$@" >summary &
	REPLAY=$!
}

# status PATH VALUE: the hub's own count
status() {
	zcc --json status | json "$1" >out && grep -qx "$2" out || {
		echo "$1 is $(cat out), not $2" >&2
		return 1
	}
}

# of PATH VALUE: the same in the summary
of() {
	json "$1" <summary >out && grep -qx "$2" out || {
		echo "$1 is $(cat out), not $2" >&2
		return 1
	}
}

# A hub and a site without a case in it.
fresh() {
	{ test -z "$HUB" || hub_stop; } && rm -rf "$DIR" && site --demo >/dev/null && hub_start
}

small() {
	cat >small.conf <<-\END
	kind = "calls"; source = "small";
	time = { column = "at"; format = "%H:%M:%S"; };
	line = { column = "line"; otherwise = "regulier";
	         table = ( { from = "S"; to = "spoed"; } ); };
	complaint = { otherwise = "koorts"; };
	place = { otherwise = "Borne"; };
	END
	printf "at,line\n%s\n" "$*" | tr " " "\n" >small.csv
}

test_expect_success '--help and --version answer without a site' '
	"$ZCC_BIN/zcc-replay" --help | grep -q "^usage: zcc-replay" &&
	"$ZCC_BIN/zcc-replay" --version | grep -q "^zcc-replay [0-9]"
'
test_expect_success 'a wrong command line is 64 and says what is wrong' '
	code 64 replay 2>err && grep -q -e "--calls FILE.csv is missing" err &&
	code 64 fire --speed slow 2>err && grep -q slow err &&
	code 64 fire --fast 2>err && grep -q "no option --fast" err
'
test_expect_success 'without a hub it tries for --give-up seconds, then 69' '
	code 69 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-replay" -c "$CONF" --calls "$DEMO/sf-fire-ems.csv" \
		--map "$FEEDS/sf-fire-ems.conf" --give-up 1 2>err && test -s err
'
test_expect_success 'each call makes one case, however many units went' '
	hub_start && fire --speed max --capacity "$DEMO/montreal-er.csv" \
		--map "$FEEDS/montreal-er.conf" >summary 2>err && test ! -s err &&
	of calls 863 && of cases 863 && of refused 0 && of bad_rows 0 && of capacity 6699 &&
	status cases.waiting 863 && status capacity.rows 21
'
test_expect_success 'operators take and close every call' '
	fire --speed max --limit 100 --operators 4 --seed 5 >summary && of claimed 963 &&
	of closed 963 && of seed 5 && status cases.waiting 0 && status cases.open 0 &&
	status cases.closed 963
'
test_expect_success '--limit counts calls over all rounds of --repeat' '
	fresh && fire --speed max --limit 1000 --repeat 5 >summary && of calls 1000 &&
	status cases.waiting 1000
'
test_expect_success 'the pattern of arrivals is kept, N times as fast' '
	fresh && small 10:00:00,S 10:00:03,R 10:00:06,S &&
	replay --calls small.csv --map small.conf --speed 4 --json >summary && of calls 3 &&
	json elapsed_s <summary >out && awk "{ exit !(\$1 >= 1.5 && \$1 < 10) }" out &&
	zcc --json queue >queue && json 0.line <queue >out && grep -x spoed out &&
	json 2.line <queue >out && grep -x regulier out
'
test_expect_success 'a summary that cannot be printed is 74, though all was sent' '
	fresh && code 74 fire --speed max --limit 1 >/dev/full 2>err && grep "could not be written" err && status cases.waiting 1
'
test_expect_success 'a row that cannot be mapped is named without its text, and the rest goes on' '
	fresh && small 10:00:00,S 25:99:00,GEHEIM 10:00:01,S,x 10:00:02,S &&
	code 65 replay --calls small.csv --map small.conf --speed max --json >summary 2>err &&
	of cases 2 && of bad_rows 2 && grep -q "row 3, column 1" err && grep -q "row 4" err &&
	! grep -e GEHEIM -e 25:99 err && status cases.waiting 2
'
test_expect_success 'what cannot be read is 74, what does not fit 65, a map that is none 78' '
	code 74 replay --calls nowhere.csv --map small.conf 2>err && grep -q nowhere.csv err &&
	printf "when,line\n" >other.csv &&
	code 65 replay --calls other.csv --map small.conf 2>err && grep -q "\"at\"" err &&
	sed s/koorts/griep/ small.conf >other.conf &&
	code 78 replay --calls small.csv --map other.conf 2>err && grep -q griep err &&
	code 78 replay --calls small.csv --map "$FEEDS/montreal-er.conf" 2>err
'
test_expect_success 'an operator who may not is told so: 77' '
	small 10:00:00,R &&
	code 77 replay --calls small.csv --map small.conf --speed max --as auditor --json \
		>summary 2>err && grep -q intake err && of cases 0
'
test_expect_success 'a share of the callers hangs up, and the board shows it' '
	fresh && fire --speed max --hang-up --seed 1 >summary && json hung_up <summary >left &&
	test "$(cat left)" -gt 400 && zcc --json queue >queue &&
	test "$(grep -o afgehaakt queue | wc -l)" = "$(cat left)"
'
test_expect_success 'a hub killed and started again on the way takes every call once' '
	fresh && fire_beside --speed max --repeat 3 &&
	while test "$(zcc --json status | json cases.waiting)" -lt 100; do :; done &&
	hub_kill && hub_start && wait "$REPLAY" && of calls 2589 && of cases 2589 &&
	status cases.waiting 2589
'
test_expect_success 'an interrupt ends it in order: what was sent is decided, the summary agrees' '
	fresh && fire_beside --speed 200 --operators 3 &&
	while test "$(zcc --json status | json cases.open)" -lt 1; do :; done &&
	kill -TERM "$REPLAY" && wait "$REPLAY" && of interrupted true &&
	test "$(json calls <summary)" = "$(json cases <summary)" && status cases.open 0 &&
	n=$(zcc --json status | json cases.waiting) && m=$(zcc --json status | json cases.closed) &&
	of cases "$((n + m))" && of closed "$m"
'
test_expect_success 'the hub ends in order' '
	hub_stop
'
test_done
