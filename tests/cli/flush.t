#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='G-3: what is told is flushed before, its name too, whatever the file system'
. "$(dirname "$0")/../lib/site.sh"

# A power cut on ext4 (tests/torture/cuts.c) cannot tell: there the flush of any file takes the names
# along.  So this looks at the calls.
if ! strace -qq -o /dev/null true 2>/dev/null; then
	skip_all='needs strace, and may not trace here'
	test_done
fi
no_leaks
FLUSHED=$TESTS/lib/flushed.pl
CALLS=$(perl "$FLUSHED" --calls)

# traced FILE COMMAND...
traced() {
	to=$1
	shift
	strace -f -y -qq -s 16 -o "$to" -e trace="$CALLS" "$@"
}

# Its main thread's end is the last line; others end before it.
traced_to_its_end() {
	grep -q "^$(head -n 1 "$1" | cut -d" " -f1) .*exited with" "$1"
}

has_snapshot() {
	find "$DIR/state" -name 'book-*' | grep -q .
}

test_expect_success 'a site is there when init says so' '
	traced init.trace "$ZCC_BIN/zcc-ctl" init "$DIR" --region twente --demo >out &&
	perl "$FLUSHED" "$DIR" <init.trace
'
test_expect_success 'a hub that is traced from its first start' '
	strace -D -f -y -q -s 16 -o hub.trace -e trace="$CALLS" "$ZCC_BIN/zcc-hub" -c "$CONF" \
		2>"$BASE/hub.log" &
	HUB=$! && soon 60 grep -q "zcc-hub: ready" "$BASE/hub.log" && a=$(zcc intake --line spoed) &&
	zcc claim "$a"
'
test_expect_success 'a key is there when the operator is' '
	traced add.trace "$ZCC_BIN/zcc-ctl" -c "$CONF" operator add jan --role triagist >out &&
	perl "$FLUSHED" "$DIR" <add.trace
'
test_expect_success 'configurations are adopted, and a snapshot is written' '
	sed "s/leave_board_s = { value = [0-9]*/leave_board_s = { value = 901/" "$CONF" >one.conf &&
	sed "s/leave_board_s = { value = [0-9]*/leave_board_s = { value = 902/" "$CONF" >two.conf &&
	! cmp one.conf two.conf && zcc config apply one.conf && zcc config apply two.conf &&
	cmp two.conf "$CONF" && yes "{\"line\": \"regulier\"}" | head -n 2100 >calls &&
	zcc intake --file calls >ids && soon 60 has_snapshot && zcc release "$a"
'
test_expect_success 'of all that the hub did, what it told was flushed before' '
	kill -TERM "$HUB" && wait "$HUB" && HUB= && soon 60 traced_to_its_end hub.trace &&
	perl "$FLUSHED" "$DIR" run <hub.trace
'
# The reserve was made by the one before, and would be made again.
test_expect_success 'the same of one that starts on what is there' '
	strace -D -f -y -q -s 16 -o again.trace -e trace="$CALLS" "$ZCC_BIN/zcc-hub" -c "$CONF" \
		2>"$BASE/hub.log" &
	HUB=$! && soon 60 grep -q "zcc-hub: ready" "$BASE/hub.log" && zcc claim "$a" &&
	kill -TERM "$HUB" && wait "$HUB" && HUB= && soon 60 traced_to_its_end again.trace &&
	perl "$FLUSHED" "$DIR" run state/reserve <again.trace
'

test_done
