#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Calls that huisartsenposten forward: KB-2, KP-10'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
# However slow the machine is, an act can still be taken back.
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

# count POST FIELD: of status
count() {
	zcc --json status >status.json &&
	n=0 &&
	while test "$(json "posts.$n.post" <status.json)" != "$1"; do
		n=$((n + 1)) && test "$n" -lt 16 || return 1
	done &&
	json "posts.$n.$2" <status.json
}
# counts POST CALLS ANSWERED ABANDONED: today, in the shift and in 60 minutes, soon
counts() {
	for when in today shift 60; do
		test "$(count "$1" calls_$when)" = "$2" && test "$(count "$1" answered_$when)" = "$3" &&
		test "$(count "$1" abandoned_$when)" = "$4" || return 1
	done
}

test_expect_success 'a hub starts' hub_start
test_expect_success 'KB-2: the region lists its posts, with and without a hub' '
	zcc region posts >out && grep "^hap-enschede .*post Enschede$" out && test "$(wc -l <out)" = 3 &&
	zcc --json region posts | json 2.post | grep -x hap-almelo
'
test_expect_success 'KB-2: a forwarded call keeps its post' '
	a=$(zcc intake --line regulier --post hap-almelo --phone 0612345678) &&
	zcc --json show "$a" | json post | grep -x hap-almelo &&
	zcc show "$a" | grep "forwarded by post hap-almelo" &&
	zcc --json queue | json 0.post | grep -x hap-almelo &&
	b=$(zcc intake --line spoed) && zcc --json show "$b" | json post | grep -x null
'
test_expect_success 'KB-2: an unknown post is refused, and where to look is said' '
	code 65 zcc intake --line regulier --post hap-zwolle 2>err &&
	grep "hap-zwolle is no post of this region" err && grep "region posts" err &&
	code 65 zcc intake --line regulier --post "HAP Zwolle" 2>err && grep "region posts" err
'
test_expect_success 'KB-2: JSON Lines name the post' '
	printf "%s\n%s\n" "{\"line\":\"regulier\",\"post\":\"hap-almelo\"}" \
		"{\"line\":\"regulier\",\"post\":\"elders\"}" >lines &&
	code 65 zcc intake --file lines >out 2>err && test "$(wc -l <out)" = 1 &&
	grep "line 2: elders is no post" err && c=$(cat out)
'
test_expect_success 'KB-2, KP-10: each post is counted: calls, answered, in the norm, gone' '
	zcc claim "$a" && zcc abandon "$c" && soon 5 counts hap-almelo 2 1 1 &&
	counts hap-enschede 0 0 0 && test "$(count hap-almelo within_today)" = 1 &&
	zcc status | grep "^post *hap-almelo *2 calls, 1 answered (1 within the norm), 1 abandoned today"
'
test_expect_success 'KB-2: an answer that was taken back is none' '
	zcc intake --line regulier --post hap-hengelo >out && zcc claim "$(cat out)" && zcc undo &&
	soon 5 counts hap-hengelo 1 0 0
'
test_expect_success 'KB-2: the counts survive a restart, with the snapshot and without' '
	hub_stop && hub_start && soon 5 counts hap-almelo 2 1 1 && hub_kill && drop_segment &&
	rm -f "$DIR"/state/book-*.snap && hub_start && soon 5 counts hap-almelo 2 1 1 &&
	zcc journal verify
'
test_expect_success 'KB-2: a configuration with faults in its posts is refused by name' '
	sed "s/post = \"hap-hengelo\"/post = \"hap-almelo\"/" "$CONF" >twice.conf &&
	code 78 zcc config check twice.conf 2>err && grep "posts\[2\].post: hap-almelo stands twice" err &&
	sed "s/post = \"hap-hengelo\"/post = \"Hengelo\"/" "$CONF" >capital.conf &&
	code 78 zcc config check capital.conf
'
test_expect_success 'KB-2: a replay map gives the post' '
	cat >calls.map <<-\EOF &&
	kind = "calls";
	source = "proef";
	time = { column = "at"; format = "%Y-%m-%dT%H:%M:%S"; };
	line = { otherwise = "regulier"; };
	complaint = { otherwise = ""; };
	place = { otherwise = ""; };
	post = { column = "hap"; table = ( { from = "E"; to = "hap-enschede"; } ); otherwise = ""; };
	EOF
	printf "%s\n" at,hap 2026-01-01T10:00:00,E 2026-01-01T10:00:01,X >calls.csv &&
	"$ZCC_BIN/zcc-replay" -c "$CONF" --calls calls.csv --map calls.map --speed max --quiet &&
	soon 5 counts hap-enschede 1 0 0 &&
	sed "s/hap-enschede/hap-zwolle/" calls.map >wrong.map &&
	code 78 "$ZCC_BIN/zcc-replay" -c "$CONF" --calls calls.csv --map wrong.map --quiet 2>err &&
	grep "is not a post of this site" err
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
