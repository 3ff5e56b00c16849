#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='One write for each frame, and one frame for each key'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
strace -o "$BASE/try" true 2>/dev/null && test_set_prereq STRACE

writes() {
	grep -ac "write(1," "$BASE/trace"
}

has_written() {
	test "$(writes)" -gt "$1"
}

is_early_in_a_minute() {
	test "$(date +%-S)" -lt 40
}

# costs WRITES NAME KEY...: so many writes and no more, when the keys are all in one read.  Nothing
# else changes on an empty board but the clock, so it stays clear of a new minute.
costs() {
	want=$1 of=$2
	shift 2
	until_true 30 is_early_in_a_minute && bytes "$of" >/dev/null && before=$(writes) && press "$of" "$@" &&
	until_true 30 has_written "$before" && bytes "$of" >/dev/null &&
	test $(($(writes) - before)) = "$want" || {
		echo "$*: $(($(writes) - before)) writes instead of $want" >&2
		return 1
	}
}

test_expect_success STRACE 'a console on an empty board, with its system calls recorded' '
	hub_start && WRAPPER="strace -f -s 8192 -e trace=write -o $BASE/trace" && desk s 80x24 && WRAPPER= &&
	sees s "TRIAGE Wachtrij" && sees s "geen bellers"
'
test_expect_success STRACE 'each key is one write (goal 4): help, its search, a filter, a command, another screen' '
	costs 1 s "?" && costs 1 s w && costs 1 s i && costs 1 s Down && costs 1 s BSpace && costs 1 s Escape &&
	costs 1 s / && costs 1 s k && costs 1 s Escape && costs 1 s : && costs 1 s a && costs 1 s Escape &&
	costs 1 s F9 && costs 1 s Escape && costs 1 s C-l
'
test_expect_success STRACE 'many keys in one read are one write' '
	costs 1 s "?" w i e BSpace BSpace && costs 1 s Escape
'
test_expect_success STRACE 'a key that is answered by the hub: one write for what it did, no second one' '
	one=$(zcc intake --line spoed --complaint koorts) && sees s koorts && press s n && sees s "TRIAGE $one" &&
	bytes s >/dev/null && before=$(writes) && press s i && sees s "Notitie bij $one" && bytes s >/dev/null &&
	grep -a "write(1," "$BASE/trace" | tail -n +$((before + 1)) | grep -ac Notitie | grep -x 1
'
test_expect_success STRACE 'the hub stops and leaves no segment' hub_stop

test_done
