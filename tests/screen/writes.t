#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='One write for each frame, and one frame for each key'
. "$(dirname "$0")/../lib/site.sh"
no_leaks
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
strace -o "$BASE/try" true 2>/dev/null && test_set_prereq STRACE

writes() {
	grep -ac "write(1," "$BASE/trace"
}

has_written() {
	test "$(writes)" -gt "$1"
}

# one NAME KEY...: in one read; waits until they show.
one() {
	had=$(writes)
	press "$@" && until_true 30 has_written "$had" && bytes "$1" >/dev/null
}

# walk NAME WRITES KEYS...: every word is the keys of one read, and ends where it began.  On an empty
# board nothing else writes but the clock, and that only adds: of several tries the best one counts.
walk() {
	of=$1 want=$2
	shift 2
	for try in 1 2 3 4 5 6 7 8; do
		before=$(writes)
		for word in "$@"; do
			read -ra keys <<<"$word" && one "$of" "${keys[@]}" || return 1
		done
		cost=$(($(writes) - before))
		echo "try $try: $cost writes for $# reads" >&2
		test "$cost" -ne "$want" || return 0
	done
	return 1
}

test_expect_success STRACE 'a console on an empty board, with its system calls recorded' '
	hub_start && WRAPPER="strace -f -s 8192 -e trace=write -o $BASE/trace" && desk s 80x24 && WRAPPER= &&
	sees s "TRIAGE Wachtrij" && sees s "geen bellers" && bytes s >/dev/null
'
test_expect_success STRACE 'each key is one write (goal 4): help, its search, a filter, a command, another screen' '
	walk s 15 "?" w i Down BSpace Escape / k Escape : a Escape F9 Escape C-l
'
test_expect_success STRACE 'many keys in one read are one write' '
	walk s 2 "? w i e BSpace BSpace" Escape
'
test_expect_success STRACE 'a key that is answered by the hub: one write for what it did, no second one' '
	one=$(zcc intake --line spoed --complaint koorts) && sees s koorts && press s n && sees s "TRIAGE $one" &&
	bytes s >/dev/null && before=$(writes) && press s i && sees s "Notitie bij $one" && bytes s >/dev/null &&
	grep -a "write(1," "$BASE/trace" | tail -n +$((before + 1)) | grep -ac Notitie | grep -x 1
'
test_expect_success STRACE 'the hub stops and leaves no segment' hub_stop

test_done
