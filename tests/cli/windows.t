#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='OP-1, OP-3, C19: lines open and close by the clock, and a closed one refers'
. "$(dirname "$0")/../lib/site.sh"

# AddressSanitizer must be loaded before all others, and so must this library.
sanitized || for FAKE in /usr/lib/*/faketime/libfaketimeMT.so.1
do
	test -r "$FAKE" && test_set_prereq FAKETIME
done

# Every program of this test has the wall clock that $BASE/wall says, and the real monotonic one.
REAL=$ZCC_BIN
mkdir "$BASE/bin" && for program in zcc-hub zcc-ctl zcc-replay
do
	cat >"$BASE/bin/$program" <<-END &&
	#!/bin/sh
	LD_PRELOAD=$FAKE FAKETIME_TIMESTAMP_FILE=$BASE/wall FAKETIME_NO_CACHE=1
	FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1
	export LD_PRELOAD FAKETIME_TIMESTAMP_FILE FAKETIME_NO_CACHE
	export FAKETIME_DONT_FAKE_MONOTONIC DONT_FAKE_MONOTONIC
	exec "$REAL/$program" "\$@"
	END
	chmod +x "$BASE/bin/$program"
done
export ZCC_OPERATOR=demo

# go "2026-03-03 16:59:00 +0100": so late it is, and from there the clock runs on.  The file is whole at
# every moment.
go() {
	printf "%+d\n" $(($(date -d "$1" +%s) - $(date +%s))) >"$BASE/wall.new" &&
	mv "$BASE/wall.new" "$BASE/wall"
}
# died: the hub, and with it who would have removed the memory that the clock's library made for it
died() {
	gone=$HUB && hub_kill && rm -f "/dev/shm/faketime_shm_$gone" "/dev/shm/sem.faketime_sem_$gone"
}
# line NUMBER FIELD VALUE: what status says of a line
is() {
	test "$(zcc --json status | json "lines.$1.$2")" = "$3"
}
# A site with the region's own windows, as no demonstration has them, and yet with its operators.
real_site() {
	site --demo >/dev/null && sed -i "s/^\(\tdemo = \)true/\1false/" "$CONF"
}

test_expect_success FAKETIME 'a hub starts on a Tuesday afternoon: regulier and zelftriage are closed' '
	ZCC_BIN=$BASE/bin && go "2026-03-03 16:00:00 +0100" && real_site && hub_start &&
	is 1 line regulier && is 1 open false && is 1 window null &&
	is 1 changes_at 2026-03-03T16:00:00.000Z && is 1 referral eigen-huisarts &&
	is 4 open false && is 0 open true && is 0 changes_at null && is 5 open true &&
	zcc status >out &&
	grep "^line regulier *closed until 2026-03-03 17:00, callers go to eigen-huisarts" out
'
test_expect_success FAKETIME 'C19: a call on a closed line is refused, referred, recorded and counted' '
	code 77 zcc intake --line regulier --complaint koorts 2>err && grep "line regulier" err &&
	grep "2026-03-03 17:00" err && grep "eigen-huisarts" err && grep "bel uw huisarts" err &&
	code 77 zcc intake --line regulier 2>err && is 1 referred_60 2 && is 1 referred_shift 2 &&
	is 4 referred_60 0 && zcc --json audit show >all &&
	grep -o "\"line\":\"regulier\",\"referral\":\"eigen-huisarts\"" all >rows &&
	test "$(wc -l <rows)" = 2 && ! grep "\"authorised\":false" all && zcc --json queue >out && test "$(json length <out)" = 0
'
test_expect_success FAKETIME 'OP-3, KB-7: emergencies and professionals are taken at any hour' '
	zcc intake --line spoed && zcc intake --line zorgverlener && zcc intake --line 112 &&
	zcc --as intake intake --line zorgverlener
'
test_expect_success FAKETIME 'a file of calls: the others are taken in, the refused one is named' '
	printf "%s\n" "{\"line\": \"spoed\"}" "{\"line\": \"regulier\"}" >calls &&
	code 65 zcc intake --file calls >ids 2>err && test "$(wc -l <ids)" = 1 &&
	grep "2: .*eigen-huisarts" err
'
test_expect_success FAKETIME 'a replay counts them as refused, and goes on' '
	cat >small.conf <<-\END &&
	kind = "calls"; source = "small";
	time = { column = "at"; format = "%H:%M:%S"; };
	line = { column = "line"; otherwise = "regulier";
	         table = ( { from = "S"; to = "spoed"; } ); };
	complaint = { otherwise = "koorts"; };
	place = { otherwise = "Borne"; };
	END
	printf "at,line\n10:00:00,R\n10:00:01,S\n" >small.csv &&
	code 65 "$ZCC_BIN/zcc-replay" -c "$CONF" --calls small.csv --map small.conf --speed max \
		--json >summary 2>err && test "$(json refused <summary)" = 1 &&
	test "$(json cases <summary)" = 1 && grep "row 2: .*eigen-huisarts" err
'
test_expect_success FAKETIME 'OP-1: at 16:59 it is closed, and from 17:00:00 on open' '
	go "2026-03-03 16:59:00 +0100" && code 77 zcc intake --line regulier 2>err &&
	go "2026-03-03 17:00:00 +0100" && one=$(zcc intake --line regulier) &&
	is 1 open true && is 1 window avond && is 1 changes_at 2026-03-04T07:00:00.000Z &&
	zcc status | grep "^line regulier *open until 2026-03-04 08:00 (avond), then eigen-huisarts"
'
test_expect_success FAKETIME 'the opening is an event of the hub' '
	zcc audit show >out && test "$(grep -c "line-window" out)" = 4
'
test_expect_success FAKETIME 'OP-1: at 07:59 it is open, and from 08:00:00 on closed' '
	go "2026-03-04 07:59:00 +0100" && two=$(zcc intake --line regulier) && is 1 window nacht &&
	go "2026-03-04 08:00:00 +0100" && code 77 zcc intake --line regulier 2>err &&
	is 1 open false
'
test_expect_success FAKETIME 'C19: a call that came in within the window stays until it is closed' '
	zcc --json show "$two" | json state | grep -x wachtend && zcc shift start && zcc claim "$two" &&
	zcc release "$two" && zcc claim "$two" && zcc close "$two" --reason overig
'
test_expect_success FAKETIME 'OP-1: a holiday on a weekday is open all day' '
	go "2026-04-27 12:00:00 +0200" && zcc intake --line regulier && is 1 window feestdag &&
	go "2026-04-28 12:00:00 +0200" && code 77 zcc intake --line regulier
'
test_expect_success FAKETIME 'a hub that was down over an opening is right when it is ready' '
	hub_stop && go "2026-04-28 20:00:00 +0200" && hub_start && is 1 open true &&
	zcc intake --line zelftriage && died && go "2026-04-29 09:00:00 +0200" && hub_start &&
	is 1 open false && code 77 zcc intake --line zelftriage
'
test_expect_success FAKETIME 'OP-2: a site adds a holiday, and the line is open at once' '
	sed "/^windows = (/i holidays = { added = [ \"2026-04-29\" ]; removed = [ ]; \
source = \"proef\"; valid_from = \"2026-01-01\"; };" "$CONF" >new.conf &&
	! cmp -s "$CONF" new.conf && zcc config check new.conf && zcc config apply new.conf &&
	zcc intake --line regulier && is 1 window feestdag
'
test_expect_success FAKETIME 'other windows are in force at once' '
	sed "s/from = \"17:00\"/from = \"16:00\"/" new.conf >earlier.conf &&
	go "2026-05-04 16:30:00 +0200" && code 77 zcc intake --line regulier &&
	zcc config apply earlier.conf && is 1 open true && is 1 window avond &&
	zcc intake --line regulier && sed "s/from = \"16:00\"/from = \"16:15\"/" "$CONF" >later.conf &&
	cp later.conf "$CONF" && kill -HUP "$HUB" &&
	soon 5 grep -q "configuration read again" "$BASE/hub.log" && is 1 window avond
'
test_expect_success FAKETIME 'KB-7: a window on a line that is never refused is refused with 78' '
	for line in spoed zorgverlener 112
	do
		sed "/line = \"$line\"/,/never_refused/s/never_refused = true;/&\
 windows = [ \"avond\" ]; referral = \"eigen-huisarts\";/" "$CONF" >bad.conf &&
		! cmp -s "$CONF" bad.conf &&
		code 78 zcc config check bad.conf 2>err && grep "line $line is never refused" err || return 1
	done
'
test_expect_success FAKETIME 'a replay of everything gives the same book, without a clock' '
	zcc journal verify && died && rm -f "$DIR"/state/book-*.snap && hub_start &&
	is 1 open true && zcc journal verify && hub_stop
'
test_expect_success FAKETIME 'a demonstration site has every line open round the clock' '
	rm -rf "$DIR" && go "2026-03-03 10:00:00 +0100" && site --demo && hub_start &&
	zcc intake --line regulier && zcc intake --line zelftriage && is 1 open true &&
	is 1 changes_at null && is 1 referral null && hub_stop
'

test_done
